from odoo.http import request, route

from odoo.addons.website_sale.controllers.cart import Cart


class FarmCart(Cart):
    @route()
    def cart(self, *args, **kwargs):
        # OVERRIDE: what was stopped since it came into the cart leaves it before it is shown, with a word about it.
        if request.cart:
            request.cart = request.cart._with_promises()
            request.cart._verify_cart()
        return super().cart(*args, **kwargs)
