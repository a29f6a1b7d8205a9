from odoo import fields, models


class FarmProvince(models.Model):
    """One of the 34 provinces and centrally run cities since 1 July 2025 (Resolution 202/2025/QH15)."""

    _name = 'farm.province'
    _description = "Province"
    _order = 'code'

    name = fields.Char(required=True)
    code = fields.Char(required=True, help="Two-digit code of the General Statistics Office.")
    state_id = fields.Many2one('res.country.state', string="Address State", ondelete='restrict')
    commune_ids = fields.One2many('farm.commune', 'province_id')

    _code_uniq = models.Constraint('UNIQUE(code)', "A province with this code exists already.")
