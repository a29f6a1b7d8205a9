from base64 import b64decode, b64encode

from odoo import api, fields, models
from odoo.tools import file_open

LOOK = 'website_farm_look/static/src/img/'


def _picture(name):
    with file_open(LOOK + name, 'rb') as picture:
        return b64encode(picture.read())


class Website(models.Model):
    _inherit = 'website'

    logo = fields.Binary(default=lambda self: _picture('logo-cho-nha-minh.svg'))
    favicon = fields.Binary(default=lambda self: self._default_favicon())
    shop_ppg = fields.Integer(default=24)
    shop_ppr = fields.Integer(default=4)
    shop_gap = fields.Char(default='12px')
    shop_opt_products_design_classes = fields.Char(
        default=(
            'o_wsale_products_opt_layout_catalog o_wsale_products_opt_design_cards '
            'o_wsale_products_opt_name_color_regular o_wsale_products_opt_name_weight_bold '
            'o_wsale_products_opt_rounded_3 o_wsale_products_opt_thumb_cover '
            'o_wsale_products_opt_img_secondary_show o_wsale_products_opt_has_cta '
            'o_wsale_products_opt_actions_promote o_wsale_products_opt_cc1'
        ),
    )

    @api.model
    def _default_favicon(self):
        return _picture('favicon.png')

    @api.model
    def _farm_shop_fields(self):
        """Return the names of the shop settings that the look presets."""
        return ['shop_ppg', 'shop_ppr', 'shop_gap', 'shop_opt_products_design_classes']

    def _get_page_titles(self):
        """Return the titles of pages that have none of their own: dict key of the view -> words for the visitor.

        Hook: addons add their pages with ``super()``.
        """
        return {
            'account.portal_my_invoices': self.env._("Invoices"),
            'auth_signup.reset_password': self.env._("Set a new password"),
            'auth_signup.signup': self.env._("Open an account"),
            'http_routing.404': self.env._("Page not found"),
            'portal.portal_my_home': self.env._("My account"),
            'portal.portal_my_security': self.env._("Password and security"),
            'sale.portal_my_orders': self.env._("My orders"),
            'sale.portal_my_quotations': self.env._("My quotations"),
            'sale.sale_order_portal_template': self.env._("Order"),
            'web.login': self.env._("Log in"),
            'website.contactus': self.env._("Contact"),
            'website.contactus_thanks': self.env._("Thank you"),
            'website.page_404': self.env._("Page not found"),
            'website_blog.blog_post_short': self.env._("News"),
            'website_event.index': self.env._("Events"),
            'website_event.registration_complete': self.env._("You are signed up"),
            'website_sale.address': self.env._("Address"),
            'website_sale.cart': self.env._("Cart"),
            'website_sale.checkout': self.env._("Delivery"),
            'website_sale.confirmation': self.env._("Order received"),
            'website_sale.payment': self.env._("Payment"),
        }

    def _farm_raw(self, name):
        """Return the bytes of a binary field."""
        self.ensure_one()
        return b64decode(self.with_context(bin_size=False)[name] or b'')
