from odoo import fields, models


class FarmAgency(models.Model):
    """A public body or association named in a plan: it leads or coordinates plan lines, introduces sellers,
    sends members to boards and inspection teams."""

    _name = 'farm.agency'
    _description = "Agency"
    _order = 'sequence, name'

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Short code, as used in invitations and reports.")
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        selection=[
            ('department', "Department"),
            ('committee', "People's committee"),
            ('union', "Union or association"),
            ('media', "Press and broadcasting"),
            ('enterprise', "Enterprise"),
            ('other', "Other"),
        ],
        required=True,
        default='department',
    )
    partner_id = fields.Many2one('res.partner', string="Contact", ondelete='restrict')
    website_url = fields.Char(string="Website")
    user_ids = fields.Many2many(
        'res.users', string="Liaison Officers", help="Users who speak for this agency on the market."
    )
    active = fields.Boolean(default=True)

    _name_uniq = models.Constraint('UNIQUE(name)', "This agency exists already.")
