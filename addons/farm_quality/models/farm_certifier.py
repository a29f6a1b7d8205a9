from odoo import fields, models


class FarmCertifier(models.Model):
    """A body that issues certificates, with the register in which they can be looked up."""

    _name = 'farm.certifier'
    _description = "Issuing Body"
    _order = 'name'
    _rec_names_search = ['name', 'code']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    accreditation_number = fields.Char()
    accredited_until = fields.Date()
    register_url = fields.Char(string="Register", help="Where anybody can check the certificates of this body.")
    scheme_ids = fields.Many2many('farm.scheme', string="Schemes")
    note = fields.Text()
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "This issuing body exists already.")
