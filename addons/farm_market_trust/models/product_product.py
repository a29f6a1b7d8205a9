from odoo import models


class ProductProduct(models.Model):
    _inherit = 'product.product'

    _mail_post_access = 'write'  # as on the template
