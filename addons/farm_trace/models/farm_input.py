from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

#: Kinds of work that bring something onto the land, the plant or into the animal; each has inputs of its own.
INPUT_KINDS = [
    ('sowing', "Seed or Breed"),
    ('fertiliser', "Fertiliser"),
    ('pesticide', "Pesticide"),
    ('feed', "Feed"),
    ('medicine', "Veterinary Medicine"),
]
#: Kinds that are allowed for named crops or animals only, each with a waiting time.
APPROVED_KINDS = ('pesticide', 'medicine')


class FarmInput(models.Model):
    """What may be used on the market's farms, from when until when, and which law says so.

    The diary names nothing else (see `farm.diary.entry`). What is taken off the list stays here with its last day: work
    done before it was in order. Inputs without a market are allowed in all of them.
    """

    _name = 'farm.input'
    _description = "Allowed Input"
    _inherit = ['mail.thread']
    _order = 'kind, name, valid_from desc, id'
    _rec_names_search = ['name', 'active_substance', 'registration_number']

    name = fields.Char(required=True, translate=True, tracking=True, help="As written on the bag or bottle.")
    kind = fields.Selection(INPUT_KINDS, required=True, default='pesticide', index=True, tracking=True)
    active_substance = fields.Char(tracking=True, help="With its content, as registered.")
    registration_number = fields.Char(copy=False)
    use_ids = fields.One2many('farm.input.use', 'input_id', string="Allowed On", copy=True)
    use_text = fields.Char(string="Crops and Animals", compute='_compute_use_text')
    valid_from = fields.Date(string="On the List From", required=True, default=fields.Date.context_today, tracking=True)
    valid_to = fields.Date(string="Last Day", index=True, tracking=True, help="Empty: still on the list.")
    legal_source = fields.Char(required=True, tracking=True, help="The legal text that allows it.")
    source_quality = fields.Selection(
        selection=[
            ('gazette', "Official Gazette"),
            ('secondary', "Second-Hand Copy"),
            ('unchecked', "Recalled, Not Seen"),
        ],
        required=True,
        default='unchecked',
        tracking=True,
    )
    company_id = fields.Many2one('res.company', string="Market", index=True, help="Empty: allowed in all markets.")
    note = fields.Text()
    active = fields.Boolean(default=True)

    _period = models.Constraint(
        "CHECK(valid_to IS NULL OR valid_to >= valid_from)", "The input leaves the list before it comes onto it."
    )

    @api.depends('use_ids.commodity_id.name', 'use_ids.waiting_days')
    def _compute_use_text(self):
        for allowed in self:
            allowed.use_text = ", ".join(
                self.env._("%(goods)s (%(days)s days)", goods=use.commodity_id.name, days=use.waiting_days)
                if use.waiting_days
                else use.commodity_id.name
                for use in allowed.use_ids
            )

    @api.constrains('kind', 'use_ids')
    def _check_use_ids(self):
        for allowed in self:
            if allowed.kind in APPROVED_KINDS and not allowed.use_ids:
                raise ValidationError(
                    self.env._("Enter on which crops or animals %s is allowed, with the waiting time.", allowed.name)
                )

    @api.constrains('name', 'kind', 'valid_from', 'valid_to', 'company_id', 'active')
    def _check_once(self):
        for allowed in self.filtered('active'):
            others = self.search(
                Domain('id', '!=', allowed.id)
                & Domain('kind', '=', allowed.kind)
                & Domain('name', '=ilike', allowed.name)
                & Domain('company_id', 'in', [allowed.company_id.id, False])
                & (Domain('valid_to', '=', False) | Domain('valid_to', '>=', allowed.valid_from))
                & (Domain('valid_from', '<=', allowed.valid_to) if allowed.valid_to else Domain.TRUE),
                limit=1,
            )
            if others:
                raise ValidationError(
                    self.env._("%s is on the list already in that time. End the earlier entry first.", allowed.name)
                )

    @api.model
    def _get_listed_domain(self, day, company=None):
        """Return the domain of what is on the list on a day, in a market where one is given."""
        domain = Domain('valid_from', '<=', day) & (Domain('valid_to', '=', False) | Domain('valid_to', '>=', day))
        return domain & Domain('company_id', 'in', [company.id, False]) if company else domain

    @api.model
    def _find_by_name(self, name, kind, day, company):
        """Return the input of that name; one that is on the list on that day where there is one.

        :return: a record, also one that is not on the list that day (so that a refusal can say until when it was), or
            an empty recordset
        """
        typed = ' '.join(name.split())
        named = self.with_context(active_test=False).search(
            [('kind', '=', kind), ('name', 'ilike', typed), ('company_id', 'in', [company.id, False])]
        )
        named = named.filtered(lambda allowed: allowed.name.strip().casefold() == typed.casefold())
        return (named.filtered(lambda allowed: allowed._is_listed(day)) or named)[:1]

    def _is_listed(self, day):
        """Whether the input is on the list on that day."""
        self.ensure_one()
        return bool(self.active and self.valid_from <= day and (not self.valid_to or self.valid_to >= day))

    def _get_use(self, commodity):
        """Return the use for a crop or animal: its own, else that of the nearest group it belongs to."""
        self.ensure_one()
        by_commodity = self.use_ids.grouped(lambda use: use.commodity_id.id)
        return next(
            (by_commodity[node] for node in commodity._get_ancestor_ids() if node in by_commodity),
            self.use_ids.browse(),
        )

    @api.model
    def get_import_templates(self):
        return [
            {
                'label': self.env._("Table for the List of Allowed Inputs"),
                'template': '/farm_trace/static/xls/allowed_inputs.csv',
            }
        ]
