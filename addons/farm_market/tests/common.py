from odoo import Command

from odoo.addons.farm_base.tests.common import FarmCommon

#: One transparent pixel.
PIXEL = b'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII='


class FarmMarketCommon(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.website = cls.env['website'].search([('company_id', '=', cls.market.id)], limit=1)
        cls.buyer = cls.env['res.partner'].create(
            {
                'name': "Người mua",
                'street': "1 Phố Huế",
                'city': "Hà Nội",
                'country_id': cls.env.ref('base.vn').id,
                'email': 'mua@example.com',
                'phone': '0912345678',
            }
        )
        cls.stall_a = cls._create_stall(cls.hub_a, name="Rau Hoàng Vân")
        cls.stall_b = cls._create_stall(cls.hub_b, name="Gạo Hợp Thịnh")
        cls.greens = cls._list(cls.stall_a, "Rau cần", price=20000)
        cls.rice_bag = cls._list(cls.stall_b, "Gạo nếp", commodity=cls.rice, price=35000)

    @classmethod
    def _serve_website(cls):
        """Let the market's website answer on the test server's own address, before any other."""
        cls.env['website'].search([]).domain = False
        cls.env['website'].search([('id', '!=', cls.website.id)]).sequence = 100
        cls.website.sequence = 1

    @classmethod
    def _list(cls, stall, name, approved=True, **values):
        """Return the product of a listing that the board approved."""
        product = cls._create_listing(stall, name, image_1920=PIXEL, description_sale="Ngon, sạch", **values)
        if approved:
            product.product_tmpl_id.action_submit_listing()
            product.product_tmpl_id.action_approve_listing()
        return product

    @classmethod
    def _create_carrier(cls, price=15000, **values):
        product = cls.env['product.product'].create(
            {
                'name': "Xe chợ",
                'type': 'service',
                'list_price': price,
                'taxes_id': [Command.clear()],
            }
        )
        return cls.env['delivery.carrier'].create(
            {
                'name': "Xe chợ",
                'product_id': product.id,
                'fixed_price': price,
                'delivery_type': 'fixed',
                **values,
            }
        )

    @classmethod
    def _create_cart(cls, *lines, **values):
        """Return a cart of (product, quantity) pairs on the market's website."""
        return cls.env['sale.order'].create(
            {
                'partner_id': cls.buyer.id,
                'company_id': cls.market.id,
                'website_id': cls.website.id,
                'order_line': [
                    Command.create({'product_id': product.id, 'product_uom_qty': quantity})
                    for product, quantity in lines
                ],
                **values,
            }
        )
