from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine.steps import COMMUNE, QUALITY, SELLER, Step


class FarmCertificate(models.Model):
    """A certificate of a producer: who may call what by the name of a scheme, from when until when.

    Submitted by the holder, checked against the register of the issuing body, activated by a second officer. It counts
    while it is active and its dates last; a change of scope is a new certificate that supersedes the old one.
    """

    _name = 'farm.certificate'
    _description = "Certificate"
    _inherit = ['farm.scope.mixin', 'farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'date_to desc, name'
    _rec_names_search = ['name', 'producer_id.name']
    _check_company_auto = True

    _counting_states = ('active',)
    _free_fields = frozenset({'note'})
    # Entered between submission and verification, by the officer who looks the number up.
    _state_fields = {'submitted': frozenset({'register_checked_on', 'register_note'})}
    _steps = {
        'submit': Step(('draft',), 'submitted', (SELLER, COMMUNE, QUALITY)),
        'send_back': Step(('submitted', 'verified'), 'draft', (QUALITY,), needs_reason=True),
        'verify': Step(('submitted',), 'verified', (QUALITY,)),
        'activate': Step(('verified',), 'active', (QUALITY,), other_than=('verify',)),
        'suspend': Step(('active',), 'suspended', (QUALITY,), needs_reason=True),
        'resume': Step(('suspended',), 'active', (QUALITY,), needs_reason=True),
        'withdraw': Step(('active', 'suspended'), 'withdrawn', (QUALITY,), needs_reason=True),
        'supersede': Step(('active', 'suspended'), 'superseded', (QUALITY,)),
    }

    name = fields.Char(string="Number", required=True, copy=False, index=True, tracking=True)
    scheme_id = fields.Many2one('farm.scheme', required=True, ondelete='restrict', index=True, tracking=True)
    has_stars = fields.Boolean(related='scheme_id.has_stars')
    certifier_id = fields.Many2one('farm.certifier', string="Issued By", required=True, ondelete='restrict', index=True)
    stars = fields.Integer(aggregator=None, help="OCOP: three to five stars.")
    site = fields.Char(help="Where the goods are grown or made, as the certificate says.")
    commune_id = fields.Many2one('farm.commune', ondelete='restrict')
    growing_area_ids = fields.Many2many('farm.growing.area', string="Growing Areas", check_company=True)
    area = fields.Float(string="Area (ha)", digits=(12, 4), aggregator=None)
    quantity = fields.Float(digits='Product Unit', help="How much the certificate covers, where it says so.")
    quantity_uom_id = fields.Many2one('uom.uom', string="Unit")
    quantity_period = fields.Selection(
        selection=[('year', "per Year"), ('crop', "per Crop"), ('validity', "in All")], default='year'
    )
    date_issue = fields.Date(string="Issued On")
    register_checked_on = fields.Date()
    register_note = fields.Text(
        string="Seen in the Register", help="What the issuing body's register says of this number."
    )
    replaces_id = fields.Many2one('farm.certificate', check_company=True, copy=False)
    note = fields.Text()
    state = fields.Selection(
        selection=[
            ('draft', "Draft"),
            ('submitted', "Submitted"),
            ('verified', "Verified"),
            ('active', "Active"),
            ('suspended', "Suspended"),
            ('withdrawn', "Withdrawn"),
            ('superseded', "Superseded"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    status = fields.Selection(
        selection=[
            ('waiting', "Being Checked"),
            ('valid', "In Force"),
            ('ending', "Runs Out Within 30 Days"),
            ('expired', "Expired"),
            ('stopped', "Suspended or Withdrawn"),
            ('superseded', "Superseded"),
        ],
        compute='_compute_status',
        search='_search_status',
        help="The state together with the dates, as of today.",
    )

    _number_uniq = models.UniqueIndex(
        "(company_id, scheme_id, name) WHERE state != 'superseded'",
        "This certificate is recorded already. Look it up by its number.",
    )
    _gate_idx = models.Index("(producer_id, scheme_id) WHERE state = 'active'")

    @api.depends('state', 'date_to')
    def _compute_status(self):
        for certificate in self:
            certificate.status = certificate._get_status()

    def _get_status(self):
        self.ensure_one()
        if self.state in ('draft', 'submitted', 'verified'):
            return 'waiting'
        if self.state in ('suspended', 'withdrawn'):
            return 'stopped'
        if self.state == 'superseded':
            return 'superseded'
        today = self.company_id._get_quality_today()
        if self.date_to and self.date_to < today:
            return 'expired'
        return 'ending' if self.date_to and self.date_to <= fields.Date.add(today, days=30) else 'valid'

    def _search_status(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = self.env.company._get_quality_today()
        soon = fields.Date.add(today, days=30)
        domains = {
            'waiting': [('state', 'in', ('draft', 'submitted', 'verified'))],
            'stopped': [('state', 'in', ('suspended', 'withdrawn'))],
            'superseded': [('state', '=', 'superseded')],
            'expired': [('state', '=', 'active'), ('date_to', '<', today)],
            'ending': [('state', '=', 'active'), ('date_to', '>=', today), ('date_to', '<=', soon)],
            'valid': [('state', '=', 'active'), '|', ('date_to', '=', False), ('date_to', '>', soon)],
        }
        return fields.Domain.OR(fields.Domain(domains[status]) for status in value if status in domains)

    @api.depends('name', 'scheme_id.name')
    def _compute_display_name(self):
        for certificate in self:
            certificate.display_name = f"{certificate.scheme_id.name or ''} {certificate.name or ''}".strip()

    @api.onchange('scheme_id', 'date_from')
    def _onchange_scheme_id(self):
        months = self.scheme_id.valid_months
        if months and self.date_from and not self.date_to:
            self.date_to = fields.Date.subtract(fields.Date.add(self.date_from, months=months), days=1)

    @api.constrains('stars', 'scheme_id')
    def _check_stars(self):
        for certificate in self:
            if certificate.stars and not (certificate.has_stars and 3 <= certificate.stars <= 5):
                raise ValidationError(self.env._("Only OCOP products have stars: three, four or five."))

    # === Steps === #

    def _check_step(self, name):
        for certificate in self:
            getattr(certificate, f'_check_step_{name}', lambda: None)()

    def _check_step_submit(self):
        missing = [
            self._fields[name]._description_string(self.env)
            for name in ('commodity_ids', 'date_from', 'date_to')
            if not self[name]
        ]
        if self.has_stars and not self.stars:
            missing.append(self._fields['stars']._description_string(self.env))
        if missing:
            raise UserError(
                self.env._(
                    "Certificate %(number)s is not complete. Enter: %(fields)s.",
                    number=self.name,
                    fields=", ".join(missing),
                )
            )

    def _check_step_verify(self):
        if not self.register_checked_on or not (self.register_note or '').strip():
            raise UserError(
                self.env._(
                    "Look up %s in the register of the issuing body first: enter the day and what the register says.",
                    self.name,
                )
            )

    def _check_step_activate(self):
        today = self.company_id._get_quality_today()
        if self.date_from > today:
            raise UserError(
                self.env._("%(number)s begins on %(date)s. Activate it then.", number=self.name, date=self.date_from)
            )
        if self.date_to < today:
            raise UserError(self.env._("%(number)s ended on %(date)s.", number=self.name, date=self.date_to))

    def _after_step(self, name):
        if name == 'activate':
            replaced = self.replaces_id.filtered(lambda old: old.state in ('active', 'suspended'))
            if replaced:
                replaced._take_step('supersede')
        if name in ('activate', 'suspend', 'resume', 'withdraw', 'supersede'):
            self._get_lots()._update_release_until()

    # === Showing === #

    def action_view_lots(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.stock_lot_action_farm'),
            'domain': [('id', 'in', self._get_lots().ids)],
        }

    @api.model
    def _get_public_values(self, number):
        """Return what anybody may know of the certificates with this number: a list of dicts, without personal data.

        Drafts and what is being checked are not public. Compares the dates at this moment.
        """
        found_sudo = self.sudo().search(
            [
                ('name', '=ilike', (number or '').strip().replace('%', r'\%').replace('_', r'\_')),
                ('state', 'in', ('active', 'suspended', 'withdrawn', 'superseded')),
            ],
            limit=10,
        )
        return [certificate._prepare_public_values() for certificate in found_sudo]

    @api.model
    def _get_public_list(self, company):
        """Return the certificates of a market that are in force today, for the public list of establishments."""
        today = company._get_quality_today()
        # In force is public; nothing but the prepared values leaves this method.
        found_sudo = self.sudo().search(
            [('company_id', '=', company.id), ('state', '=', 'active'), ('date_to', '>=', today)],
            order='commune_id, scheme_id, name',
            limit=500,
        )
        return [certificate._prepare_public_values() for certificate in found_sudo]

    def _prepare_public_values(self):
        """Values of one sudoed certificate for a public page."""
        self.ensure_one()
        return {
            'number': self.name,
            'scheme': self.scheme_id.name,
            'certifier': self.certifier_id.name,
            'register_url': self.certifier_id.register_url,
            'holder': self.producer_id.public_name,
            'commune': self.commune_id.name or self.producer_id.commune_id.name,
            'goods': self.commodity_ids.mapped('name'),
            'items': self.product_tmpl_ids.mapped('name'),
            'stars': self.stars,
            'area': self.area,
            'date_from': self.date_from,
            'date_to': self.date_to,
            'status': self._get_status(),
            'status_label': dict(self._fields['status']._description_selection(self.env))[self._get_status()],
        }
