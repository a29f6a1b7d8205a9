from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class FarmLogisticsPilot(models.Model):
    """A way of delivery that is tried out (mô hình thử nghiệm): its runs, what it cost and what came of it.

    Source: Hanoi plan, annex, line 4.1.
    """

    _name = 'farm.logistics.pilot'
    _description = "Logistics Pilot"
    _inherit = ['mail.thread']
    _order = 'date_from desc, id desc'
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date_from = fields.Date(string="Begins", required=True, default=fields.Date.context_today, tracking=True)
    date_to = fields.Date(string="Ends", tracking=True)
    state = fields.Selection(
        selection=[('draft', "Planned"), ('running', "Running"), ('finished', "Finished"), ('cancel', "Cancelled")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    description = fields.Html(string="What Is Tried", translate=True)
    partner_ids = fields.Many2many('res.partner', string="Taking Part", help="Enterprises that take part.")
    responsible_id = fields.Many2one('res.users', default=lambda self: self.env.user, check_company=True)
    round_ids = fields.One2many('farm.round', 'pilot_id', string="Runs")
    # Figures only, in sudo: whoever may read what a pilot brought need not read its parcels with the buyers' addresses.
    round_count = fields.Integer(string="Runs Made", compute='_compute_runs', compute_sudo=True)
    delivered_count = fields.Integer(string="Parcels Delivered", compute='_compute_runs', compute_sudo=True)
    failed_count = fields.Integer(string="Not Delivered", compute='_compute_runs', compute_sudo=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    cost = fields.Monetary(tracking=True)
    cost_note = fields.Char(help="What the cost is made of and who bears it.")
    cost_per_parcel = fields.Monetary(compute='_compute_cost_per_parcel')
    result = fields.Html(translate=True)

    @api.depends('round_ids.state', 'round_ids.parcel_ids.state')
    def _compute_runs(self):
        runs = dict(
            self.env['farm.round']._read_group(
                [('pilot_id', 'in', self.ids), ('state', 'in', ('on_the_way', 'done'))], ['pilot_id'], ['__count']
            )
        )
        parcels = {
            (pilot.id, state): count
            for pilot, state, count in self.env['farm.round.parcel']._read_group(
                [('pilot_id', 'in', self.ids)], ['pilot_id', 'state'], ['__count']
            )
        }
        for pilot in self:
            pilot.round_count = runs.get(pilot, 0)
            pilot.delivered_count = parcels.get((pilot.id, 'delivered'), 0)
            pilot.failed_count = parcels.get((pilot.id, 'failed'), 0) + parcels.get((pilot.id, 'returned'), 0)

    @api.depends('cost', 'delivered_count')
    def _compute_cost_per_parcel(self):
        for pilot in self:
            pilot.cost_per_parcel = pilot.cost / pilot.delivered_count if pilot.delivered_count else 0

    @api.constrains('date_from', 'date_to')
    def _check_dates(self):
        for pilot in self:
            if pilot.date_to and pilot.date_to < pilot.date_from:
                raise ValidationError(self.env._("A pilot cannot end before it begins. Correct the dates."))

    def _check_state(self, *states):
        if any(pilot.state not in states for pilot in self):
            raise UserError(self.env._("This step does not come now."))

    def action_start(self):
        self.check_access('write')
        self._check_state('draft')
        self.state = 'running'

    def action_finish(self):
        """End the pilot. What came of it must be written down."""
        self.check_access('write')
        self._check_state('running')
        for pilot in self:
            if not pilot.result:
                raise UserError(self.env._("Write down the result of the pilot before you end it."))
            pilot.write(
                {
                    'state': 'finished',
                    'date_to': pilot.date_to or fields.Date.context_today(pilot),
                }
            )

    def action_cancel(self):
        self.check_access('write')
        self._check_state('draft', 'running')
        self.state = 'cancel'

    def action_view_rounds(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_logistics.farm_round_action'),
            'domain': [('pilot_id', '=', self.id)],
            'context': {'default_pilot_id': self.id, 'default_company_id': self.company_id.id},
        }
