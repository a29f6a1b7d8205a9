from odoo import Command

from odoo.addons.farm_market.tests.common import PIXEL, FarmMarketCommon


class LogisticsCommon(FarmMarketCommon):
    """A market with goods on the shelves, a dispatcher and a driver."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shuttle = cls.market._get_market_carrier('shuttle')
        cls.pickup = cls.market._get_market_carrier('pickup')
        cls.lot_greens = cls._receive(cls.greens)
        cls.lot_rice = cls._receive(cls.rice_bag)
        cls.dispatcher = cls._create_user('dieuphoi', 'farm_base.group_dispatcher')
        cls.driver = cls.env['res.partner'].create({'name': "Anh Tài"})

    @classmethod
    def _get_cash_provider(cls):
        return cls.env['payment.provider'].search(
            [
                ('company_id', '=', cls.market.id),
                ('custom_mode', '=', 'cash_on_delivery'),
            ]
        )

    @classmethod
    def _order(cls, *lines, carrier=None, cash=False):
        """Return the confirmed orders, one per stall, of a cart of (product, quantity) pairs."""
        cart = cls._create_cart(*lines)
        cart._set_delivery_method(carrier or cls.shuttle)
        if cash:
            provider = cls._get_cash_provider()
            transaction = cls.env['payment.transaction'].create(
                {
                    'provider_id': provider.id,
                    'payment_method_id': provider.payment_method_ids[:1].id,
                    'amount': cart.amount_total,
                    'currency_id': cart.currency_id.id,
                    'partner_id': cart.partner_id.id,
                    'operation': 'online_direct',
                    'reference': cart.name,
                    'sale_order_ids': [Command.set(cart.ids)],
                }
            )
            transaction._set_pending()
            transaction._post_process()
        else:
            cart.action_confirm()
        return cart.checkout_id.order_ids.sorted('id')

    @classmethod
    def _pack(cls, orders):
        orders.action_mark_packed()
        return orders.picking_ids

    @classmethod
    def _create_round(cls, hub=None, **values):
        return (
            cls.env['farm.round']
            .with_user(cls.dispatcher)
            .create(
                {
                    'hub_id': (hub or cls.hub_a).id,
                    'driver_id': cls.driver.id,
                    **values,
                }
            )
        )

    @classmethod
    def _depart(cls, pickings):
        """Return the parcel(s) of packed pickings of one hub, on the way."""
        market_round = cls._create_round(pickings.hub_id)
        market_round._add_parcels(pickings.with_user(cls.dispatcher))
        market_round.action_start_loading()
        market_round.action_hand_over_all()
        market_round.action_depart()
        return market_round.parcel_ids

    @classmethod
    def _deliver(cls, parcel, **values):
        parcel._deliver(
            **{
                'receiver_name': "Chị Mua",
                'signature': PIXEL,
                'cod_collected': parcel.cod_amount,
                **values,
            }
        )
