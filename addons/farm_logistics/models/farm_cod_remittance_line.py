from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmCodRemittanceLine(models.Model):
    _name = 'farm.cod.remittance.line'
    _description = "Cash of a Parcel"
    _order = 'remittance_id desc, id'
    _check_company_auto = True

    remittance_id = fields.Many2one('farm.cod.remittance', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='remittance_id.company_id', store=True, index=True)
    picking_id = fields.Many2one(
        'stock.picking', string="Parcel", required=True, ondelete='restrict', index=True, check_company=True
    )
    parcel_id = fields.Many2one(
        'farm.round.parcel', string="Delivered On", compute='_compute_parcel_id', store=True, index='btree_not_null'
    )
    order_id = fields.Many2one(related='picking_id.sale_id', string="Order", store=True, index='btree_not_null')
    stall_id = fields.Many2one(related='picking_id.stall_id', store=True, index='btree_not_null')
    currency_id = fields.Many2one(related='company_id.currency_id')
    is_counted = fields.Boolean(
        compute='_compute_is_counted', store=True, help="Part of a remittance that is not cancelled."
    )
    amount_due = fields.Monetary(string="To Collect", compute='_compute_amounts', store=True)
    amount_collected = fields.Monetary(
        string="Collected", compute='_compute_amounts', store=True, help="What the driver noted at the door."
    )
    amount_remitted = fields.Monetary(string="Received", compute='_compute_amount_remitted', store=True, readonly=False)
    difference = fields.Monetary(compute='_compute_difference', store=True)

    _counted_once = models.UniqueIndex(
        "(picking_id) WHERE is_counted", "The money of this parcel is in another remittance already."
    )

    @api.depends('picking_id')
    def _compute_parcel_id(self):
        for line in self:
            line.parcel_id = line.picking_id.round_parcel_ids.filtered(lambda parcel: parcel.state == 'delivered')[:1]

    @api.depends('remittance_id.state')
    def _compute_is_counted(self):
        for line in self:
            line.is_counted = line.remittance_id.state != 'cancel'

    @api.depends('picking_id')
    def _compute_amounts(self):
        for line in self:
            line.amount_due = line.picking_id.cod_amount
            line.amount_collected = line.parcel_id.cod_collected if line.parcel_id else line.picking_id.cod_amount

    @api.depends('amount_collected')
    def _compute_amount_remitted(self):
        for line in self:
            line.amount_remitted = line.amount_collected

    @api.depends('amount_due', 'amount_remitted')
    def _compute_difference(self):
        for line in self:
            line.difference = line.amount_remitted - line.amount_due

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_open()
        return lines

    def write(self, vals):
        if {'amount_remitted', 'picking_id', 'remittance_id'} & vals.keys():
            self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _check_open(self):
        if any(line.remittance_id.state == 'done' for line in self):
            raise UserError(self.env._("Money that was counted is not changed afterwards."))
