from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class FarmCodRemittance(models.Model):
    """Cash that was collected at the doors, handed to the market: by the driver of a round, or by a carrier.

    The dispatcher or the carrier says what was collected; the accountant counts what came. Each parcel is remitted
    once, and a difference has a reason.
    """

    _name = 'farm.cod.remittance'
    _description = "Cash on Delivery Handed Over"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    carrier_id = fields.Many2one(
        'delivery.carrier', string="Delivery Method", required=True, ondelete='restrict', index=True, check_company=True
    )
    round_id = fields.Many2one('farm.round', ondelete='restrict', index='btree_not_null', check_company=True)
    reference = fields.Char(help="Number of the carrier's statement or of the transfer.")
    state = fields.Selection(
        selection=[('draft', "To Be Counted"), ('done', "Received"), ('cancel', "Cancelled")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    line_ids = fields.One2many('farm.cod.remittance.line', 'remittance_id', string="Parcels")
    remitted_on = fields.Date(string="Received On", readonly=True, copy=False)
    counted_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    currency_id = fields.Many2one(related='company_id.currency_id')
    amount_due = fields.Monetary(string="To Collect", compute='_compute_amounts', store=True)
    amount_remitted = fields.Monetary(string="Received", compute='_compute_amounts', store=True)
    difference = fields.Monetary(compute='_compute_amounts', store=True, help="Received less what was to be collected.")
    difference_note = fields.Text(string="Why It Differs")

    @api.depends('line_ids.amount_due', 'line_ids.amount_remitted')
    def _compute_amounts(self):
        for remittance in self:
            remittance.amount_due = sum(remittance.line_ids.mapped('amount_due'))
            remittance.amount_remitted = sum(remittance.line_ids.mapped('amount_remitted'))
            remittance.difference = remittance.amount_remitted - remittance.amount_due

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.cod.remittance')
        return super().create(vals_list)

    def write(self, vals):
        if (
            any(remittance.state == 'done' for remittance in self)
            and {
                'carrier_id',
                'company_id',
                'line_ids',
                'remitted_on',
                'round_id',
                'state',
                'counted_by_id',
            }
            & vals.keys()
        ):
            raise UserError(self.env._("Money that was counted is not changed afterwards."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        if any(remittance.state == 'done' for remittance in self):
            raise UserError(self.env._("Money that was counted is kept on record."))

    def _get_collected_domain(self):
        """Domain of the parcels whose cash this carrier (or the driver of this round) has and did not hand over yet."""
        self.ensure_one()
        return [
            ('company_id', '=', self.company_id.id),
            ('carrier_id', '=', self.carrier_id.id),
            ('cod_amount', '>', 0),
            ('tracking_status', '=', 'delivered'),
            ('cod_remittance_line_ids', 'not any', [('is_counted', '=', True)]),
            *([('round_id', '=', self.round_id.id)] if self.round_id else []),
        ]

    def action_add_collected(self):
        """Add every parcel whose cash was collected and not handed over."""
        self.ensure_one()
        self.check_access('write')
        pickings = self.env['stock.picking'].search(self._get_collected_domain()) - self.line_ids.picking_id
        self.env['farm.cod.remittance.line'].create(
            [{'remittance_id': self.id, 'picking_id': picking.id} for picking in pickings]
        )

    def action_receive(self):
        """The money was counted. The accountant's right alone."""
        if not self.env.su and not self.env.user.has_group('farm_base.group_accountant'):
            raise AccessError(self.env._("Only an accountant counts the money."))
        for remittance in self:
            if remittance.state != 'draft':
                raise UserError(self.env._("%s was counted already, or cancelled.", remittance.name))
            if not remittance.line_ids:
                raise UserError(self.env._("Add the parcels whose cash was handed over."))
            differing = remittance.line_ids.filtered('difference')
            if differing and not (remittance.difference_note or '').strip():
                raise UserError(
                    self.env._(
                        "The money of %s is not what was to be collected. Write down why.",
                        ", ".join(differing.picking_id.mapped('name')),
                    )
                )
            remittance.write(
                {
                    'state': 'done',
                    'remitted_on': fields.Date.context_today(remittance),
                    'counted_by_id': self.env.user.id,
                }
            )
        self._on_cod_remitted()

    def _on_cod_remitted(self):
        """Hook: the money of these parcels was received and counted. Same transaction."""

    def action_cancel(self):
        self.check_access('write')
        if any(remittance.state == 'done' for remittance in self):
            raise UserError(self.env._("Money that was counted is not changed afterwards."))
        self.state = 'cancel'
