"""A small market for the tests of all rooms: two communes with a board, one without, sellers, goods and lots."""

from datetime import timedelta

from odoo import Command, fields
from odoo.tests import TransactionCase, new_test_user


class FarmCommon(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.market = cls._create_market("Chợ thử")
        cls.env = cls.env(context=dict(cls.env.context, allowed_company_ids=cls.market.ids, tracking_disable=True))
        cls.env.user.company_ids |= cls.market
        cls.env.user.company_id = cls.market
        cls.market = cls.market.with_env(cls.env)
        cls.commune_a, cls.commune_b, cls.commune_c = cls._get_communes('07840', '07864', '07870')
        cls.hub_a = cls._create_hub(cls.commune_a, has_board=True)
        cls.hub_b = cls._create_hub(cls.commune_b, has_board=True)
        cls.hub_c = cls._create_hub(cls.commune_c)
        cls.dropwort = cls.env.ref('farm_base.farm_commodity_water_dropwort')
        cls.rice = cls.env.ref('farm_base.farm_commodity_polished_rice')
        cls.handicraft = cls.env.ref('farm_base.farm_commodity_handicraft')

    @classmethod
    def _create_market(cls, name):
        return cls.env['res.company'].create(
            {
                'name': name,
                'is_farm_market': True,
                'country_id': cls.env.ref('base.vn').id,
                'currency_id': cls.env.ref('base.VND').id,
            }
        )

    @classmethod
    def _get_communes(cls, *codes):
        communes = cls.env['farm.commune'].search([('code', 'in', codes), ('valid_to', '=', False)])
        by_code = communes.grouped('code')
        return [by_code[code] for code in codes]

    @classmethod
    def _create_hub(cls, commune, has_board=False, market=None):
        return cls.env['farm.hub'].create(
            {
                'commune_id': commune.id,
                'has_board': has_board,
                'company_id': (market or cls.market).id,
            }
        )

    @classmethod
    def _create_user(cls, login, groups, market=None, **values):
        """Return a user of one market; `groups` as xml ids separated by commas."""
        market = market or cls.market
        return new_test_user(
            cls.env,
            login=login,
            groups=groups,
            company_id=market.id,
            company_ids=[Command.set(market.ids)],
            **values,
        )

    @classmethod
    def _create_stall(cls, hub=None, name="Gian hàng thử", state='open', **producer_values):
        hub = hub or cls.hub_a
        partner = cls.env['res.partner'].create({'name': f"Người bán {name}"})
        producer = cls.env['farm.producer'].create(
            {
                'name': partner.name,
                'partner_id': partner.id,
                'commune_id': hub.commune_id.id,
                'company_id': hub.company_id.id,
                **producer_values,
            }
        )
        stall = cls.env['farm.stall'].create(
            {
                'name': name,
                'hub_id': hub.id,
                'producer_id': producer.id,
                'company_id': hub.company_id.id,
            }
        )
        stall.state = state
        return stall

    @classmethod
    def _create_listing(cls, stall, name="Rau cần", commodity=None, price=20000, uom='uom.product_uom_kgm', **values):
        """Return the product of a new listing."""
        return (
            cls.env['product.template']
            .create(
                {
                    'name': name,
                    'stall_id': stall.id,
                    'commodity_id': (commodity or cls.dropwort).id,
                    'list_price': price,
                    'uom_id': cls.env.ref(uom).id,
                    'taxes_id': [Command.clear()],
                    **values,
                }
            )
            .product_variant_id
        )

    @classmethod
    def _receive(cls, product, quantity=100, name=None, **lot_values):
        """Return a new lot of `product`, received into its stall."""
        return product.stall_id._receive_lot(
            product,
            quantity,
            {
                'name': name or cls.env['ir.sequence'].next_by_code('farm.lot'),
                'harvest_date': fields.Date.today() - timedelta(days=1),
                **lot_values,
            },
        )

    @classmethod
    def _hold(cls, lot, reason="Nghi ngờ dư lượng"):
        return cls.env['farm.hold'].create({'lot_id': lot.id, 'reason': reason})

    @classmethod
    def _create_delivery(cls, product, quantity, lot=None):
        """Return a confirmed delivery of `product` from its stall to a customer."""
        stall = product.stall_id
        picking = cls.env['stock.picking'].create(
            {
                'picking_type_id': stall.hub_id.warehouse_id.out_type_id.id,
                'location_id': stall.location_id.id,
                'location_dest_id': cls.env.ref('stock.stock_location_customers').id,
                'move_ids': [
                    Command.create(
                        {
                            'product_id': product.id,
                            'product_uom_qty': quantity,
                            'product_uom': product.uom_id.id,
                            'location_id': stall.location_id.id,
                            'location_dest_id': cls.env.ref('stock.stock_location_customers').id,
                            'company_id': stall.company_id.id,
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        if lot:
            picking.move_ids.move_line_ids.unlink()
            picking.move_ids.move_line_ids = [
                Command.create(
                    {
                        'product_id': product.id,
                        'lot_id': lot.id,
                        'quantity': quantity,
                        'owner_id': stall.owner_id.id,
                        'location_id': stall.location_id.id,
                        'picking_id': picking.id,
                        'location_dest_id': cls.env.ref('stock.stock_location_customers').id,
                    }
                )
            ]
        return picking
