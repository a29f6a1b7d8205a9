from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class FarmHarvest(models.Model):
    """A harvest to come: announced by the stall, asked for by buyers without paying, sold when its lot is released."""

    _name = 'farm.harvest'
    _description = "Harvest to Come"
    _inherit = ['mail.thread']
    _order = 'expected_on, id'
    _check_company_auto = True

    name = fields.Char(compute='_compute_name')
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Goods",
        required=True,
        ondelete='cascade',
        index=True,
        check_company=True,
        domain=[('is_gated', '=', True), ('stall_id', '!=', False)],
    )
    stall_id = fields.Many2one(related='product_tmpl_id.stall_id', store=True, index=True)
    company_id = fields.Many2one(related='stall_id.company_id', store=True, index=True)
    uom_id = fields.Many2one(related='product_tmpl_id.uom_id', string="Unit")
    expected_on = fields.Date(required=True, index=True, tracking=True)
    quantity = fields.Float(string="Expected Quantity", digits='Product Unit', required=True, tracking=True)
    note = fields.Char(translate=True, help="What buyers should know, for example the variety or the size.")
    state = fields.Selection(
        selection=[('open', "Taking Requests"), ('arrived', "Arrived"), ('cancel', "Cancelled")],
        required=True,
        default='open',
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    request_ids = fields.One2many('farm.harvest.request', 'harvest_id', string="Requests")
    lot_ids = fields.One2many('stock.lot', 'harvest_id', string="Lots")
    quantity_requested = fields.Float(
        string="Asked For", digits='Product Unit', compute='_compute_quantity_requested', compute_sudo=True
    )
    quantity_left = fields.Float(
        string="Still to Ask For", digits='Product Unit', compute='_compute_quantity_requested', compute_sudo=True
    )

    _check_quantity = models.Constraint('CHECK(quantity > 0)', "A harvest to come is more than zero.")

    @api.depends('product_tmpl_id.name', 'expected_on')
    def _compute_name(self):
        for harvest in self:
            harvest.name = f"{harvest.product_tmpl_id.sudo().name} {fields.Date.to_string(harvest.expected_on) or ''}"

    @api.depends('quantity', 'request_ids.quantity', 'request_ids.state')
    def _compute_quantity_requested(self):
        asked = dict(
            self.env['farm.harvest.request']._read_group(
                [('harvest_id', 'in', self.ids), ('state', 'in', ('waiting', 'ordered'))],
                ['harvest_id'],
                ['quantity:sum'],
            )
        )
        for harvest in self:
            harvest.quantity_requested = asked.get(harvest, 0)
            harvest.quantity_left = max(harvest.quantity - harvest.quantity_requested, 0)

    @api.constrains('expected_on', 'state')
    def _check_expected_on(self):
        today = fields.Date.context_today(self)
        if any(harvest.state == 'open' and harvest.expected_on < today for harvest in self):
            raise ValidationError(self.env._("A harvest to come lies in the future. Correct the day."))

    @api.model_create_multi
    def create(self, vals_list):
        harvests = super().create(vals_list)
        for harvest in harvests:
            harvest.stall_id._note_act(self.env._("announced %s", harvest.name))
        return harvests

    # === Requests === #

    def _request(self, partner, quantity, carrier=None):
        """Note that `partner`, the caller's own, wants `quantity`; nothing is paid. Return the request.

        :raises UserError: when the harvest is closed, or not that much is left
        """
        self.ensure_one()
        harvest_sudo = self.sudo()  # buyers hand in; the request is theirs to read and to take back
        harvest_sudo.lock_for_update()  # two buyers at once do not ask for the same last kilogram
        if harvest_sudo.state != 'open':
            raise UserError(self.env._("This harvest takes no requests any more."))
        if carrier and not partner.street:
            raise UserError(self.env._("Enter your address under 'My account' first: the goods are brought there."))
        unit = harvest_sudo.uom_id
        quantity = unit._round_down_for_sale(quantity or 0)
        if unit.compare(quantity, 0) <= 0:
            raise UserError(self.env._("Enter how much you want: more than zero."))
        if unit.compare(quantity, harvest_sudo.quantity_left) > 0:
            raise UserError(
                self.env._(
                    "Of this harvest only %(quantity)s %(unit)s can still be asked for.",
                    quantity=f'{harvest_sudo.quantity_left:g}',
                    unit=unit.name,
                )
            )
        return harvest_sudo.env['farm.harvest.request'].create(
            {
                'harvest_id': self.id,
                'partner_id': partner.id,
                'quantity': quantity,
                'carrier_id': carrier.id if carrier else False,
            }
        )

    def action_cancel(self):
        """The harvest does not come: those who asked for it are told."""
        self.check_access('write')
        # Requests are the buyers'; whoever may call off the harvest calls them off, too.
        self.sudo().request_ids.filtered(lambda request: request.state == 'waiting')._miss(
            self.env._("The harvest does not come.")
        )
        self.state = 'cancel'
        for harvest in self:
            harvest.stall_id._note_act(self.env._("called off %s", harvest.name))

    def action_view_requests(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_harvest_request_action'),
            'domain': [('harvest_id', '=', self.id)],
        }
