from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools.translate import html_translate

#: Roles for which guides are written, with the group that a user of the role has (``None``: everybody).
ROLES = {
    'consumer': None,
    'seller': 'farm_base.group_seller',
    'commune': 'farm_base.group_commune_manager',
    'board': 'farm_base.group_board',
    'quality': 'farm_base.group_quality_officer',
    'lab': 'farm_base.group_lab',
    'inspector': 'farm_base.group_inspector',
    'trainer': 'farm_base.group_trainer',
    'dispatcher': 'farm_base.group_dispatcher',
    'accountant': 'farm_base.group_accountant',
    'agency': 'farm_base.group_agency',
    'operator': 'farm_base.group_operator',
}


class FarmGuide(models.Model):
    """A guide for one role: a page, a file or a clip, on the website and beside the screen it explains."""

    _name = 'farm.guide'
    _description = "Guide"
    _inherit = ['mail.thread']
    _order = 'role, sequence, id'

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    role = fields.Selection(
        selection=[
            ('consumer', "Consumers"),
            ('seller', "Sellers"),
            ('commune', "Commune Stall Managers"),
            ('board', "Management Board"),
            ('quality', "Quality Officers"),
            ('lab', "Laboratories"),
            ('inspector', "Inspectors"),
            ('trainer', "Trainers"),
            ('dispatcher', "Dispatchers"),
            ('accountant', "Accountants"),
            ('agency', "Agencies"),
            ('operator', "Operator Company"),
        ],
        required=True,
        default='seller',
        index=True,
    )
    summary = fields.Char(translate=True)
    keywords = fields.Char(translate=True, help="Words under which people look for it, separated by spaces.")
    body = fields.Html(translate=html_translate, sanitize_attributes=False)
    file = fields.Binary(attachment=True)
    file_name = fields.Char()
    url = fields.Char(string="Clip or Link", help="Address of a clip or page elsewhere.")
    model_ids = fields.Many2many(
        'ir.model',
        string="Explains the Screens Of",
        domain=[('model', '=like', 'farm.%')],
        help="The guide is offered from these screens.",
    )
    company_id = fields.Many2one('res.company', string="Market", index=True, help="Empty: for all markets.")
    is_published = fields.Boolean(string="Published", tracking=True, index=True)
    active = fields.Boolean(default=True)

    @api.constrains('url')
    def _check_url(self):
        for guide in self:
            if guide.url and not guide.url.startswith(('https://', 'http://', '/')):
                raise ValidationError(self.env._("An address begins with https://, http:// or /."))

    def action_toggle_published(self):
        for guide in self:
            guide.is_published = not guide.is_published

    def action_view_on_website(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': f"/guides/{self.env['ir.http']._slug(self)}", 'target': 'new'}

    @api.model
    def _get_website_domain(self, company, role=None, words='', model_name=None):
        """Return the domain of the published guides of a market that fit what a visitor asks for."""
        domain = Domain('is_published', '=', True) & Domain('company_id', 'in', [company.id, False])
        if role:
            domain &= Domain('role', '=', role)
        for word in (words or '').split():
            domain &= Domain.OR(Domain(field, 'ilike', word) for field in ('name', 'summary', 'keywords', 'body'))
        if model_name:
            # Visitors have no right to the list of models; which screen a guide explains is no secret.
            domain &= Domain('model_ids', 'any!', [('model', '=', model_name)])
        return domain

    @api.model
    def _get_own_roles(self):
        """Return the roles of the current user, the most particular first."""
        roles = [role for role, group in ROLES.items() if group and self.env.user.has_group(group)]
        return [*roles, 'consumer']
