from odoo import fields, models


class Website(models.Model):
    _inherit = 'website'

    # `name` is not translatable in Odoo; a market has a Vietnamese and an English name, such as "Chợ nhà mình" and
    # "My Home Market".
    market_name = fields.Char(translate=True, help="What visitors read, in their language.")
