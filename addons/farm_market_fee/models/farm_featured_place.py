from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError


class FarmFeaturedPlace(models.Model):
    """A listing in one of the shop's featured places for some weeks: asked for by the stall, approved by the board.

    All that are booked take turns in fair order, and each is marked as a featured place.
    """

    _name = 'farm.featured.place'
    _description = "Featured Place"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date_from desc, id desc'
    _rec_name = 'product_tmpl_id'
    _check_company_auto = True

    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Goods",
        required=True,
        ondelete='cascade',
        domain=[('is_listed', '=', True)],
        check_company=True,
    )
    stall_id = fields.Many2one(related='product_tmpl_id.stall_id', store=True, index=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date_from = fields.Date(string="From", required=True)
    weeks = fields.Integer(required=True, default=1)
    date_to = fields.Date(string="Until", compute='_compute_date_to', store=True)
    price = fields.Monetary(compute='_compute_price', store=True, help="By the rate in force on the first day.")
    currency_id = fields.Many2one(related='company_id.currency_id')
    state = fields.Selection(
        selection=[
            ('requested', "Waiting for the Board"),
            ('approved', "Approved"),
            ('refused', "Refused"),
            ('cancel', "Cancelled"),
        ],
        required=True,
        default='requested',
        readonly=True,
        copy=False,
        tracking=True,
    )
    answer = fields.Text(copy=False, help="Why it was refused or taken back; the seller reads it.")
    charge_ids = fields.One2many('farm.fee.charge', 'place_id', string="Charges")

    _check_weeks = models.Constraint('CHECK(weeks BETWEEN 1 AND 12)', "A place is booked for 1 to 12 weeks.")
    _company_state_dates_idx = models.Index('(company_id, state, date_from, date_to)')

    @api.depends('date_from', 'weeks')
    def _compute_date_to(self):
        for place in self:
            place.date_to = place.date_from and place.date_from + timedelta(days=7 * place.weeks - 1)

    @api.depends('date_from', 'weeks', 'company_id')
    def _compute_price(self):
        for place in self:
            # What a featured place costs is public; the decision's record is the board's.
            rate_sudo = self.env['farm.fee.rate'].sudo()
            if place.date_from:
                rate_sudo = rate_sudo._get_rate(place.company_id, 'featured', place.date_from)
            place.price = rate_sudo.amount * place.weeks

    @api.constrains('product_tmpl_id', 'date_from', 'weeks', 'state')
    def _check_overlap(self):
        for place in self.filtered(lambda each: each.state in ('requested', 'approved')):
            if self.search_count(
                [
                    ('id', '!=', place.id),
                    ('product_tmpl_id', '=', place.product_tmpl_id.id),
                    ('state', 'in', ('requested', 'approved')),
                    ('date_from', '<=', place.date_to),
                    ('date_to', '>=', place.date_from),
                ],
                limit=1,
            ):
                raise ValidationError(
                    self.env._("%s has a featured place in these weeks already.", place.product_tmpl_id.name)
                )

    def _check_board(self):
        if not self.env.su and not self.env.user.has_group('farm_base.group_board'):
            raise AccessError(self.env._("Only the management board decides on featured places."))

    def action_approve(self):
        """Give the place; it is charged from now on."""
        self._check_board()
        if any(place.state != 'requested' for place in self):
            raise UserError(self.env._("Only a place that was asked for can be approved."))
        self.state = 'approved'
        self._charge()

    def _charge(self):
        # Charges are the system's to make, from the board's decision that was checked.
        Charge_sudo = self.env['farm.fee.charge'].sudo()
        vals_list = []
        for place in self.filtered('price'):
            rate_sudo = self.env['farm.fee.rate'].sudo()._get_rate(place.company_id, 'featured', place.date_from)
            vals_list.append(
                {
                    'stall_id': place.stall_id.id,
                    'company_id': place.company_id.id,
                    'rate_id': rate_sudo.id,
                    'kind': 'featured',
                    'place_id': place.id,
                    'date': place.date_from,
                    'amount': place.price,
                    'note': self.env._("Featured place: %s", place.product_tmpl_id.name),
                }
            )
        Charge_sudo.create(vals_list)._on_charged()

    def action_refuse(self):
        self._check_board()
        if any(place.state != 'requested' for place in self):
            raise UserError(self.env._("Only a place that was asked for can be refused."))
        self._check_answered()
        self.state = 'refused'

    def action_cancel(self):
        """Take an approved place back before it begins; what was charged is waived."""
        self._check_board()
        self._check_answered()
        if any(place.state != 'approved' or place.date_from <= fields.Date.context_today(place) for place in self):
            raise UserError(self.env._("A place can be taken back until it begins."))
        for charge_sudo in self.charge_ids.sudo().filtered(lambda charge: charge.state == 'charged'):
            charge_sudo.reason = charge_sudo.place_id.answer
            charge_sudo.action_waive()
        self.state = 'cancel'

    def _check_answered(self):
        if any(not (place.answer or '').strip() for place in self):
            raise UserError(self.env._("Write the reason into the answer first; the seller reads it."))

    @api.model
    def _request(self, listing, date_from, weeks):
        """Ask the board for a place, as the people of the stall.

        :raises AccessError: when the user does not run the stall
        """
        listing.stall_id.check_access('write')
        if not listing.is_listed:
            raise UserError(self.env._("The board has to approve the goods first."))
        if date_from < fields.Date.context_today(self):
            raise UserError(self.env._("Choose a day from today on."))
        # The right to run the stall was checked; places are the board's records, which sellers read.
        place_sudo = self.sudo().create(
            {
                'product_tmpl_id': listing.id,
                'company_id': listing.company_id.id,
                'date_from': date_from,
                'weeks': weeks,
            }
        )
        return place_sudo.sudo(False)
