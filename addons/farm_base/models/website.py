from odoo import fields, models


class Website(models.Model):
    _inherit = 'website'

    # `name` is not translatable in Odoo; a market has a Vietnamese and an English name ("Chợ nhà mình", "My Home Market").
    market_name = fields.Char(translate=True, string="Market Name", help="What visitors read, in their language.")
