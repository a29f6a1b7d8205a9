from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.workdays import add_workdays

#: Which papers each kind of seller brings.
PAPERS = {
    'household': ('identity',),
    'group': ('identity',),
    'cooperative': ('identity', 'business'),
    'enterprise': ('identity', 'business'),
}
#: The setting of the market that says how long each step takes, in working days.
STEP_DAYS = {
    'submitted': 'application_screen_days',
    'screened': 'application_decide_days',
    'more': 'application_revise_days',
}


class FarmApplication(models.Model):
    """Somebody asks to sell on the market: screened, asked for more, visited, then approved or refused with a reason.

    Source: Hanoi plan I.2 and IV.10; Hiệp Hòa plan II.1.
    """

    _name = 'farm.application'
    _description = "Seller's Application"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("Draft"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company, readonly=True
    )
    user_id = fields.Many2one('res.users', string="Applicant", required=True, index=True, readonly=True)
    producer_name = fields.Char(string="Name", help="Name on the identity or business paper.")
    kind = fields.Selection(
        selection=[
            ('household', "Household"),
            ('group', "Production Group"),
            ('cooperative', "Cooperative"),
            ('enterprise', "Enterprise"),
        ],
        required=True,
        default='household',
    )
    identity_number = fields.Char(string="Identity or Business Number")
    phone = fields.Char()
    commune_id = fields.Many2one('farm.commune', ondelete='restrict', domain=[('valid_to', '=', False)])
    address = fields.Char(string="Hamlet, Street")
    stall_name = fields.Char(string="Name of the Stall")
    goods = fields.Text(string="What You Sell")
    bank_name = fields.Char(string="Bank")
    bank_account = fields.Char(string="Account Number", help="Where your money is paid.")
    agency_id = fields.Many2one('farm.agency', string="Introduced By", ondelete='restrict')
    regulation_id = fields.Many2one(
        'farm.regulation', string="Accepted Regulations", ondelete='restrict', readonly=True
    )
    accepted_on = fields.Datetime(readonly=True)
    submitted_on = fields.Datetime(string="Received On", readonly=True, copy=False)
    paper_ids = fields.One2many('farm.application.paper', 'application_id', string="Papers")
    missing_papers = fields.Char(compute='_compute_missing_papers', help="Papers that this kind of seller brings.")
    state = fields.Selection(
        selection=[
            ('draft', "Being Written"),
            ('submitted', "Received"),
            ('more', "More Information"),
            ('screened', "Screened"),
            ('approved', "Approved"),
            ('refused', "Refused"),
            ('lapsed', "Lapsed"),
        ],
        required=True,
        default='submitted',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    reason = fields.Text(readonly=True, copy=False, tracking=True, help="What is missing, or why it was refused.")
    hub_id = fields.Many2one('farm.hub', compute='_compute_hub_id', store=True, index='btree_not_null')
    stall_id = fields.Many2one('farm.stall', readonly=True, copy=False)
    date_deadline = fields.Date(
        string="Due",
        compute='_compute_date_deadline',
        store=True,
        index='btree_not_null',
        help="Of the step that is next.",
    )
    is_late = fields.Boolean(compute='_compute_is_late', help="The step that is next should have been done by now.")
    screened_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    decided_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    decided_on = fields.Datetime(readonly=True, copy=False)

    _open_applicant_uniq = models.UniqueIndex(
        "(user_id, company_id) WHERE state IN ('draft', 'submitted', 'more', 'screened')",
        "You have an application here that waits for its decision, or is not handed in yet.",
    )

    @api.depends('commune_id', 'company_id')
    def _compute_hub_id(self):
        hubs = self.env['farm.hub'].sudo().search([('commune_id', 'in', self.commune_id.ids)])
        for application in self:
            application.hub_id = hubs.filtered(
                lambda hub: hub.commune_id == application.commune_id and hub.company_id == application.company_id  # noqa: B023
            )[:1]

    @api.depends('state')
    def _compute_date_deadline(self):
        today = fields.Date.context_today(self)
        for application in self:
            setting = STEP_DAYS.get(application.state)
            application.date_deadline = setting and add_workdays(today, application.company_id[setting])

    @api.depends('kind', 'paper_ids.kind')
    def _compute_missing_papers(self):
        labels = dict(self.env['farm.application.paper']._fields['kind']._description_selection(self.env))
        for application in self:
            there = set(application.paper_ids.mapped('kind'))
            missing = [labels[kind] for kind in PAPERS.get(application.kind, ()) if kind not in there]
            application.missing_papers = ", ".join(missing)

    @api.depends('date_deadline', 'state')
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for application in self:
            application.is_late = bool(application.date_deadline) and application.date_deadline < today

    @api.constrains('commune_id', 'company_id', 'agency_id', 'state')
    def _check_area(self):
        for application in self.filtered(lambda application: application.state != 'draft'):
            company_sudo = application.company_id.sudo()  # the market's rule, which every applicant may know
            if not company_sudo._is_in_market_area(application.commune_id, application.agency_id):
                raise ValidationError(company_sudo._prepare_area_message(application.commune_id))

    @api.constrains('company_id', 'regulation_id', 'state')
    def _check_regulation_id(self):
        for application in self.filtered(lambda application: application.state != 'draft'):
            current = self.env['farm.regulation'].sudo()._get_current(application.company_id)
            if current and not application.regulation_id:
                raise ValidationError(self.env._("Read and accept the market's regulations to apply."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get('state') != 'draft':
                vals['name'] = self._get_next_number()
                vals.setdefault('submitted_on', fields.Datetime.now())
        return super().create(vals_list)
