from odoo import fields, models


class FarmLaboratory(models.Model):
    """A laboratory that analyses samples, with its accreditation."""

    _name = 'farm.laboratory'
    _description = "Laboratory"
    _order = 'name'
    _rec_names_search = ['name', 'code']

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    partner_id = fields.Many2one('res.partner', string="Contact", ondelete='restrict')
    accreditation_number = fields.Char(help="For example VILAS 123 (ISO/IEC 17025).")
    accredited_until = fields.Date()
    designation = fields.Char(help="Decision by which an authority designated the laboratory.")
    scope = fields.Text(help="What the accreditation covers: analytes, foods, methods.")
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "This laboratory exists already.")
