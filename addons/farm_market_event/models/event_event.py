from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import is_html_empty


class EventEvent(models.Model):
    """An offline round of the market is an event in a commune, on a weekend's morning, with booths for its stalls.

    Source: Hanoi plan III.3.1; what happens there is counted in the plan's lines 3.1.1 and 3.1.2.
    """

    _inherit = 'event.event'

    hub_id = fields.Many2one(
        'farm.hub',
        string="Commune",
        check_company=True,
        ondelete='restrict',
        index='btree_not_null',
        tracking=True,
        help="An event of a commune is an offline round of the market.",
    )
    round_state = fields.Selection(
        selection=[('planned', "Planned"), ('held', "Held"), ('cancel', "Cancelled")],
        string="Round",
        compute='_compute_round_state',
        store=True,
        readonly=True,
        copy=False,
        tracking=True,
        index='btree_not_null',
    )
    round_place = fields.Char(string="Place", translate=True, help="Where in the commune: courtyard, square, school.")
    visitor_count = fields.Integer(string="Visitors", copy=False, help="Counted or estimated by the commune.")
    minutes = fields.Html(string="Minutes of the Meeting", copy=False, help="Stall owners and customers met.")
    proposal_ids = fields.One2many('farm.round.proposal', 'event_id', string="Proposals")
    need_ids = fields.One2many('farm.round.need', 'event_id', string="Needs for Certification")
    round_order_ids = fields.One2many('sale.order', 'round_id', string="Sold on the Spot")
    round_order_total = fields.Monetary(compute='_compute_round_figures', string="Sold on the Spot (đồng)")
    application_count = fields.Integer(compute='_compute_round_figures', string="Sellers Signed Up")
    member_count = fields.Integer(compute='_compute_round_figures', string="Buyers Signed Up")
    currency_id = fields.Many2one(related='company_id.currency_id')

    @api.depends('hub_id')
    def _compute_round_state(self):
        for event in self:
            event.round_state = (event.round_state or 'planned') if event.hub_id else False

    def _compute_round_figures(self):
        # Sums are no secret to those who may read the round; each order and person is.
        totals = dict(
            self.env['sale.order']
            .sudo()
            ._read_group([('round_id', 'in', self.ids), ('state', '=', 'sale')], ['round_id'], ['amount_total:sum'])
        )
        applications, members = (
            dict(self.env[model].sudo()._read_group([('round_id', 'in', self.ids), *domain], ['round_id'], ['__count']))
            for model, domain in (('farm.application', [('state', '!=', 'draft')]), ('res.users', []))
        )
        for event in self:
            event.round_order_total = totals.get(event, 0)
            event.application_count = applications.get(event, 0)
            event.member_count = members.get(event, 0)

    @api.constrains('hub_id', 'date_begin')
    def _check_round_on_weekend(self):
        for event in self.filtered('hub_id'):
            day = fields.Datetime.context_timestamp(event.with_context(tz=event.date_tz), event.date_begin)
            if day.weekday() < 5:
                raise ValidationError(
                    self.env._("Rounds are held on Saturdays and Sundays: %s is neither.", day.date())
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get('hub_id') and 'website_id' not in vals:
                company = self.env['farm.hub'].browse(vals['hub_id']).company_id
                # Buyers belong to all markets: without a website the round of one shows on the other's pages.
                vals['website_id'] = self.env['website'].search([('company_id', '=', company.id)], limit=1).id
        return super().create(vals_list)

    # === Steps === #

    def action_hold_round(self):
        """Record that the round took place; it counts in the plan from then on.

        :raises UserError: before its day, or without a booth that a stall took
        """
        self.check_access('write')
        for event in self:
            if event.round_state != 'planned':
                raise UserError(self.env._("Only a round that is planned can be recorded as held."))
            if event.date_begin > fields.Datetime.now():
                raise UserError(self.env._("%s has not begun yet.", event.name))
            if not event.event_booth_ids.stall_id:
                raise UserError(self.env._("Name the stalls that had a booth at %s.", event.name))
        done = self.env['event.stage'].search([('pipe_end', '=', True)], limit=1)
        self.write({'round_state': 'held', 'stage_id': done.id})

    def action_cancel_round(self):
        self.check_access('write')
        if any(event.round_state != 'planned' for event in self):
            raise UserError(self.env._("Only a round that is planned can be cancelled."))
        self.write({'round_state': 'cancel', 'is_published': False, 'kanban_state': 'cancel'})

    def _has_meeting(self):
        """Whether stall owners and customers met at the round: the minutes say so."""
        self.ensure_one()
        return self.round_state == 'held' and not is_html_empty(self.minutes)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held_round(self):
        if any(event.round_state == 'held' for event in self):
            raise UserError(self.env._("A round that counts in the plan cannot be deleted."))

    # === Pages === #

    def _get_round_url(self):
        self.ensure_one()
        return f'/rounds/{self.id}'

    def _is_round_on(self):
        """Whether the round takes place now, with some time to set up and to pack."""
        self.ensure_one()
        now = fields.Datetime.now()
        return self.round_state != 'cancel' and fields.Datetime.subtract(
            self.date_begin, hours=2
        ) <= now <= fields.Datetime.add(self.date_end, hours=4)

    def action_view_round_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self._get_round_url(), 'target': 'new'}

    def action_view_poster(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': f'{self._get_round_url()}/poster', 'target': 'new'}

    def action_view_round_orders(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market.farm_order_action'),
            'domain': [('round_id', '=', self.id)],
        }
