from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmLotProcessing(models.TransientModel):
    """Splits, merges, repacks or processes lots of one stall: what is used up, and the new lot that comes of it."""

    _name = 'farm.lot.processing'
    _description = "Repack or Process Lots"

    stall_id = fields.Many2one('farm.stall', required=True)
    company_id = fields.Many2one(related='stall_id.company_id')
    line_ids = fields.One2many('farm.lot.processing.line', 'processing_id', string="Used Up")
    product_id = fields.Many2one(
        'product.product', string="What Comes of It", required=True, domain="[('stall_id', '=', stall_id)]"
    )
    quantity = fields.Float(digits='Product Unit', required=True)
    product_uom_id = fields.Many2one(related='product_id.uom_id')
    lot_name = fields.Char(string="New Lot", help="Leave empty to get the next number.")
    made_on = fields.Date(required=True, default=fields.Date.context_today)
    expiration_date = fields.Datetime(
        string="Use By",
        compute='_compute_expiration_date',
        store=True,
        readonly=False,
        help="Not later than its ingredients allow.",
    )

    @api.depends('product_id', 'made_on', 'line_ids.lot_id')
    def _compute_expiration_date(self):
        for processing in self:
            days = processing.product_id.use_expiration_date and processing.product_id.expiration_time
            inputs = [date for date in processing.line_ids.lot_id.mapped('expiration_date') if date]
            same_goods = processing.line_ids.lot_id.product_id == processing.product_id
            if same_goods and inputs:  # packing anew makes nothing younger
                processing.expiration_date = min(inputs)
            elif days and processing.made_on:
                processing.expiration_date = fields.Datetime.add(
                    fields.Datetime.to_datetime(processing.made_on), days=days
                )
            else:
                processing.expiration_date = False

    def action_process(self):
        self.ensure_one()
        lot = self.stall_id._process_lots(
            {line.lot_id: line.quantity for line in self.line_ids},
            self.product_id,
            self.quantity,
            self._prepare_lot_values(),
        )
        return {'type': 'ir.actions.act_window', 'res_model': 'stock.lot', 'res_id': lot.id, 'view_mode': 'form'}

    def _prepare_lot_values(self):
        if not self.line_ids:
            raise UserError(self.env._("Enter which lots were used up, and how much of each."))
        return {
            'name': self.lot_name or self.env['ir.sequence'].next_by_code('farm.lot'),
            'harvest_date': self.made_on,
            **({'expiration_date': self.expiration_date} if self.expiration_date else {}),
        }
