"""A year of trade: lots received, carts filled, paid, packed and handed over, at the time they happened."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import Command, fields

MONTHS = 12
CHECKOUTS_PER_MONTH = 5
#: Units on sale at the end of the story, by price.
STOCK = ((20000, 120), (60000, 60), (10**9, 25))
BUYERS = 24
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Ngọc", "Phương", "Quân", "Thảo", "Yến")


def build(demo):
    buyers = _build_buyers(demo)
    carriers = {key: company._get_market_carrier('shuttle') for key, company in demo.markets.items()}
    providers = {key: _get_providers(demo, key) for key in demo.markets}
    with freeze_time(demo.days_ago(MONTHS * 30), ignore=['psycopg2']) as clock:
        for month in range(MONTHS, 0, -1):
            demo.report(1 - month / MONTHS)
            _trade_a_month(demo, clock, month, buyers, carriers, providers)
    _stock_up(demo)


def _build_buyers(demo):
    hanoi = demo.env.ref('base.state_vn_VN-HN')
    buyers = demo.env['res.partner'].create(
        [
            {
                'name': f"{demo.random.choice(FAMILY)} Thị {demo.random.choice(GIVEN)}"
                if number % 2
                else f"{demo.random.choice(FAMILY)} Văn {demo.random.choice(GIVEN)}",
                'street': f"{demo.random.randint(1, 199)} phố Số {number + 1}",
                'city': "Hà Nội",
                'state_id': hanoi.id,
                'country_id': demo.env.ref('base.vn').id,
                'phone': f'0977 000 {number:03d}',
                'lang': 'vi_VN',
            }
            for number in range(BUYERS)
        ]
    )
    return [*buyers, demo.users['consumer'].partner_id, demo.users['consumer2'].partner_id]


def _get_providers(demo, key):
    """Return the ways to pay that the market offers: bank transfer and cash on delivery."""
    return demo.env['payment.provider'].search(
        [
            ('company_id', '=', demo.markets[key].id),
            ('state', '!=', 'disabled'),
        ]
    )


def _trade_a_month(demo, clock, month, buyers, carriers, providers):
    for key in demo.markets:
        listings = [product for product in demo.listing_by_slug.values() if demo.market_key(product) == key]
        count = CHECKOUTS_PER_MONTH if key == 'hanoi' else CHECKOUTS_PER_MONTH // 2
        baskets = [_fill_basket(demo, listings) for _number in range(count)]
        for number, basket in enumerate(baskets):
            day = month * 30 - 2 - number * 27 // count
            clock.move_to(demo.days_ago(day, hour=1))
            for product, quantity in basket:
                demo.lots |= _receive(demo, product, quantity)
            clock.move_to(demo.days_ago(day, hour=3))
            carrier = carriers[key]
            provider = demo.random.choice(list(providers[key]))
            _buy(demo, clock, key, basket, demo.random.choice(buyers), carrier, provider, day)


def _fill_basket(demo, listings):
    return [
        (product, float(demo.random.choice((1, 1, 2, 2, 3, 5))))
        for product in demo.random.sample(listings, demo.random.randint(2, 3))
    ]


def _receive(demo, product, quantity, days_old=1):
    stall = product.stall_id
    env = demo.market_env(demo.market_key(stall))
    return stall.with_env(env)._receive_lot(
        product.with_env(env),
        quantity,
        {
            'name': env['ir.sequence'].next_by_code('farm.lot'),
            'harvest_date': fields.Date.today() - timedelta(days=days_old),
        },
    )


def _buy(demo, clock, key, basket, buyer, carrier, provider, day):
    env = demo.market_env(key)
    company = demo.markets[key]
    website = env['website'].search([('company_id', '=', company.id)], limit=1)
    cart = env['sale.order'].create(
        {
            'partner_id': buyer.id,
            'company_id': company.id,
            'website_id': website.id,
            'order_line': [
                Command.create({'product_id': product.id, 'product_uom_qty': quantity}) for product, quantity in basket
            ],
        }
    )
    cart._set_delivery_method(carrier)
    _pay(env, cart, provider)
    orders = cart.checkout_id.order_ids
    demo.orders |= orders
    if demo.random.random() < 0.04:
        orders[-1:]._action_cancel()
    clock.move_to(demo.days_ago(day - 1, hour=2))
    for picking in orders.picking_ids.filtered(lambda picking: picking.state not in ('done', 'cancel')):
        picking._mark_packed()
        picking.move_ids.picked = True
        picking.with_context(skip_sms=True)._action_done()


def _pay(env, cart, provider):
    transaction = env['payment.transaction'].create(
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
    if provider.custom_mode != 'cash_on_delivery':
        transaction._set_done()
    transaction._post_process()


def _stock_up(demo):
    """Put fresh lots of everything on the shelves."""
    for product in demo.listing_by_slug.values():
        quantity = next(quantity for price, quantity in STOCK if product.list_price <= price)
        demo.lots |= _receive(demo, product, quantity)
