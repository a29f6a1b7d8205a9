from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.steps import PUBLISHER, QUALITY, Step


class FarmFinding(models.Model):
    """What the department made public: goods that failed, a stall that was cleared, a warning (Hanoi plan III.2).

    Written by an officer, verified by another person, published by the department's publisher on the market's page and
    as a press text. What was published is withdrawn with a reason, never edited.
    """

    _name = 'farm.finding'
    _description = "Department Finding"
    _inherit = ['farm.step.mixin', 'mail.thread', 'mail.activity.mixin']
    _order = 'published_at desc, id desc'
    _check_company_auto = True

    _steps = {
        'verify': Step(('draft',), 'verified', (QUALITY, PUBLISHER)),
        'send_back': Step(('verified',), 'draft', (QUALITY, PUBLISHER), needs_reason=True),
        'publish': Step(('verified',), 'published', (PUBLISHER,), other_than=('verify',)),
        'withdraw': Step(('published',), 'withdrawn', (PUBLISHER,), needs_reason=True),
    }

    name = fields.Char(string="Title", required=True, translate=True, tracking=True)
    number = fields.Char(readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[
            ('violation', "Violation"),
            ('cleared', "Cleared"),
            ('warning', "Warning"),
            ('result', "Test Result"),
        ],
        required=True,
        default='violation',
        tracking=True,
    )
    sample_id = fields.Many2one('farm.sample', ondelete='restrict', check_company=True, index='btree_not_null')
    inspection_id = fields.Many2one('farm.inspection', ondelete='restrict', check_company=True, index='btree_not_null')
    product_tmpl_id = fields.Many2one(
        'product.template',
        string="Item",
        ondelete='restrict',
        check_company=True,
        compute='_compute_product_tmpl_id',
        store=True,
        readonly=False,
    )
    stall_id = fields.Many2one('farm.stall', ondelete='restrict', check_company=True)
    body = fields.Html(string="Text on the Market", translate=True, required=True)
    press_text = fields.Text(translate=True, help="Plain text for the press, ready to send.")
    legal_basis = fields.Char(translate=True)
    published_at = fields.Datetime(readonly=True, copy=False, index=True)
    state = fields.Selection(
        selection=[
            ('draft', "Draft"),
            ('verified', "Verified"),
            ('published', "Published"),
            ('withdrawn', "Withdrawn"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )

    @api.depends('sample_id')
    def _compute_product_tmpl_id(self):
        for finding in self:
            finding.product_tmpl_id = finding.sample_id.product_tmpl_id or finding.product_tmpl_id

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['number'] = self.env['ir.sequence'].next_by_code('farm.finding')
        return super().create(vals_list)

    def _check_step(self, name):
        if name != 'verify':
            return
        for finding in self:
            if finding.sample_id and finding.sample_id.state not in ('verified', 'published'):
                raise UserError(
                    self.env._("Sample %s is not verified yet. Wait for its verdict.", finding.sample_id.name)
                )
            if finding.create_uid == self.env.user:
                raise UserError(
                    self.env._("Two people are needed: somebody else than the writer verifies “%s”.", finding.name)
                )

    def _take_step(self, name, reason=None, **values):
        if name == 'publish':
            values = {'published_at': fields.Datetime.now(), **values}
        return super()._take_step(name, reason=reason, **values)

    @api.model
    def _get_published(self, company, finding_id=None):
        """Return what the market of `company` published, the newest first, as dicts for public pages."""
        domain = [('company_id', '=', company.id), ('state', '=', 'published')]
        if finding_id:
            domain.append(('id', '=', finding_id))
        # Published findings are for everybody; nothing but the prepared values leaves this method.
        return [finding._prepare_public_values() for finding in self.sudo().search(domain, limit=100)]

    def _prepare_public_values(self):
        """Values of one sudoed, published finding for a public page."""
        self.ensure_one()
        return {
            'id': self.id,
            'number': self.number,
            'title': self.name,
            'kind': self.kind,
            'kind_label': dict(self._fields['kind']._description_selection(self.env))[self.kind],
            'date': fields.Datetime.context_timestamp(self, self.published_at).date(),
            'item': self.product_tmpl_id.name,
            'stall': self.stall_id.name,
            'body': self.body,
            'press_text': self.press_text,
            'legal_basis': self.legal_basis,
            'publisher': self.company_id.name,
        }
