from odoo import api, fields, models
from odoo.exceptions import ValidationError

# Hanoi plan, part III.7: the city's budget pays for building and running the market, state management, testing,
# communication and training; those who take part pay for trade, logistics and after-sales service.
STATE_CATEGORIES = ('building', 'management', 'testing', 'communication', 'training')
PARTICIPANT_CATEGORIES = ('trade', 'logistics', 'after_sales')


class FarmFundSource(models.Model):
    """Where money comes from, and what it may pay for. State and socialised money never mix."""

    _name = 'farm.fund.source'
    _description = "Source of Funds"
    _order = 'company_id, sequence, name'

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        selection=[
            ('state_city', "State budget, city or province"),
            ('state_district', "State budget, district or commune"),
            ('enterprise', "Enterprise"),
            ('donor', "Donor"),
            ('participants', "Those who take part"),
        ],
        required=True,
        default='state_city',
    )
    is_state = fields.Boolean(compute='_compute_is_state', store=True, string="State Budget")
    partner_id = fields.Many2one('res.partner', string="Payer", ondelete='restrict')
    category_ids = fields.Many2many(
        'farm.budget.category',
        string="May Pay For",
        compute='_compute_category_ids',
        store=True,
        readonly=False,
        help="What else is asked of this source is refused.",
    )
    legal_source = fields.Char(string="Decision", help="The plan or decision that says what this source pays for.")
    active = fields.Boolean(default=True)

    _name_company_uniq = models.UniqueIndex('(company_id, (name->>\'en_US\'))', "This source exists already.")

    @api.depends('kind')
    def _compute_is_state(self):
        for source in self:
            source.is_state = source.kind in ('state_city', 'state_district')

    @api.depends('kind')
    def _compute_category_ids(self):
        categories = self.env['farm.budget.category'].search([])  # pylint: disable=no-search-all  # a decision's short list
        for source in self:
            if source.kind in ('state_city', 'state_district'):
                codes = STATE_CATEGORIES
            elif source.kind == 'participants':
                codes = PARTICIPANT_CATEGORIES
            else:
                codes = tuple(categories.mapped('code'))
            source.category_ids = categories.filtered(lambda category, codes=codes: category.code in codes)

    def _check_may_pay(self, category):
        """:raises ValidationError: where this source must not pay for the category"""
        self.ensure_one()
        if category not in self.category_ids:
            raise ValidationError(
                self.env._(
                    "%(payer)s may not pay for %(category)s. Choose a source that may.",
                    payer=self.name,
                    category=category.name,
                )
            )
