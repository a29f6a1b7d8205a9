from odoo import api, fields, models


class FarmLotReceipt(models.TransientModel):
    """Takes a new lot into a stall in one step: what, how much, from whom, harvested when."""

    _name = 'farm.lot.receipt'
    _description = "Receive a Lot"

    stall_id = fields.Many2one('farm.stall', required=True)
    company_id = fields.Many2one(related='stall_id.company_id')
    product_id = fields.Many2one(
        'product.product', string="Goods", required=True, domain="[('stall_id', '=', stall_id)]"
    )
    quantity = fields.Float(digits='Product Unit', required=True)
    product_uom_id = fields.Many2one(related='product_id.uom_id')
    lot_name = fields.Char(string="Lot", help="Leave empty to get the next number.")
    producer_id = fields.Many2one(
        'farm.producer',
        string="Grown or Made By",
        required=True,
        domain="[('company_id', '=', company_id)]",
        compute='_compute_producer_id',
        store=True,
        readonly=False,
    )
    harvest_date = fields.Date(string="Harvested or Made On", required=True, default=fields.Date.context_today)
    use_expiration_date = fields.Boolean(related='product_id.use_expiration_date')
    expiration_date = fields.Datetime(compute='_compute_expiration_date', store=True, readonly=False, string="Use By")

    @api.depends('stall_id')
    def _compute_producer_id(self):
        for receipt in self:
            receipt.producer_id = receipt.stall_id.producer_id

    @api.depends('product_id', 'harvest_date')
    def _compute_expiration_date(self):
        for receipt in self:
            days = receipt.product_id.expiration_time
            receipt.expiration_date = (
                fields.Datetime.add(fields.Datetime.to_datetime(receipt.harvest_date), days=days)
                if receipt.product_id.use_expiration_date and days and receipt.harvest_date
                else False
            )

    def _prepare_lot_values(self):
        self.ensure_one()
        return {
            'name': self.lot_name or self.env['ir.sequence'].next_by_code('farm.lot'),
            'producer_id': self.producer_id.id,
            'harvest_date': self.harvest_date,
            **({'expiration_date': self.expiration_date} if self.expiration_date else {}),
        }

    def action_receive(self):
        self.ensure_one()
        lot = self.stall_id._receive_lot(self.product_id, self.quantity, self._prepare_lot_values())
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'stock.lot',
            'res_id': lot.id,
            'view_mode': 'form',
        }
