"""What the market does around its shop: promotions, featured places, needs and contracts, rounds and livestreams."""

from datetime import timedelta

from odoo import Command, fields

from . import outdoor_rounds
from .outdoor_rounds import own_stall

#: market, whose goods (login of the seller) or None, who proposes, answer of the board, values
PROMOTIONS = (
    ('hanoi', 'seller', 'seller', None, {'name': "Hái sớm giảm 10%", 'kind': 'percent', 'value': 10, 'budget': 500000}),
    (
        'hanoi',
        None,
        'board',
        None,
        {
            'name': "Chào thành viên mới",
            'kind': 'amount',
            'value': 20000,
            'budget': 2000000,
            'code': 'CHONHAMINH',
            'minimum': 150000,
            'payer': 'sponsor',
        },
    ),
    (
        'hanoi',
        None,
        'operator',
        None,
        {
            'name': "Hỗ trợ phí giao hàng",
            'kind': 'shipping',
            'value': 15000,
            'budget': 3000000,
            'minimum': 300000,
            'payer': 'market',
        },
    ),
    (
        'hanoi',
        'seller',
        'commune',
        "Trùng với đợt giảm giá đang chạy. Hãy đề xuất lại sau Tết.",
        {'name': "Mua nhiều giảm 30%", 'kind': 'percent', 'value': 30, 'budget': 5000000, 'payer': 'seller'},
    ),
    (
        'hiephoa',
        'seller2',
        'seller2',
        None,
        {'name': "Cuối tuần giảm 5%", 'kind': 'percent', 'value': 5, 'budget': 300000},
    ),
)


def build(demo):
    _build_promotions(demo)
    outdoor_rounds.build(demo)
    _build_featured(demo)
    _build_needs(demo)


def _build_promotions(demo):
    sponsor = demo.env['res.partner'].create({'name': "Quỹ Hỗ trợ nông sản sạch", 'is_company': True})
    for key, owner, proposer, refusal, values in PROMOTIONS:
        env = demo.market_env(key, proposer)
        stall = env['farm.stall']
        if owner:
            stall = stall.search([('user_ids', 'in', demo.users[owner].id)], limit=1)
        terms = {
            'payer': 'seller',
            **values,
            'date_from': demo.today - timedelta(days=5),
            'date_to': demo.today + timedelta(days=25),
            'sponsor': sponsor if values.get('payer') == 'sponsor' else None,
        }
        program = env['loyalty.program']._propose(demo.markets[key], stall, terms)
        board = 'board' if key == 'hanoi' else 'board2'
        program = program.with_env(demo.market_env(key, board))
        if refusal:
            program.answer = refusal
            program.action_refuse_promotion()
        else:
            program.action_approve_promotion()
    _build_proposal_to_decide(demo)
    _use_promotions(demo)


def _build_proposal_to_decide(demo):
    env = demo.market_env('hanoi', 'commune')
    stall = env['farm.stall'].search([('state', '=', 'open')], limit=1)
    env['loyalty.program']._propose(
        demo.markets['hanoi'],
        stall,
        {'name': "Rau đầu vụ giảm 8%", 'kind': 'percent', 'value': 8, 'budget': 400000, 'payer': 'seller'},
    )


def _use_promotions(demo):
    """One purchase with what comes by itself, one with a code."""
    env = demo.market_env('hanoi')
    website = env['website'].search([('company_id', '=', demo.markets['hanoi'].id)], limit=1)
    own = [product for product in demo.products if demo.users['seller'] in product.stall_id.user_ids]
    others = [
        product
        for product in demo.products
        if demo.market_key(product) == 'hanoi' and product not in own and product.product_tmpl_id._is_on_sale()
    ]
    for code, goods in ((None, own[:2]), ('CHONHAMINH', own[:1] + others[:3])):
        cart = env['sale.order'].create(
            {
                'partner_id': demo.users['consumer'].partner_id.id,
                'company_id': demo.markets['hanoi'].id,
                'website_id': website.id,
                'order_line': [
                    Command.create({'product_id': product.id, 'product_uom_qty': 3})
                    for product in goods
                    if product.product_tmpl_id._is_on_sale()
                ],
            }
        )
        if code:
            for coupon, rewards in cart._try_apply_code(code).items():
                cart._apply_program_reward(rewards, coupon)
        cart._update_programs_and_rewards()
        cart._auto_apply_rewards()
        cart.with_context(send_email=False).action_confirm()


def _build_featured(demo):
    """Two places run and take turns, one waits for the board."""
    env = demo.market_env('hanoi', 'board')
    listings = env['product.template'].search([('is_listed', '=', True), ('company_id', '=', env.company.id)], limit=6)
    for number, listing in enumerate(listings):
        place = env['farm.featured.place']._request(listing, fields.Date.context_today(listing), 2)
        if number < 5:
            place.action_approve()


def _build_needs(demo):
    """What kitchens look for, what stalls will harvest; one pair is followed up, one contract is signed."""
    env = demo.market_env('hanoi', 'board')
    stall = own_stall(demo, env, 'seller')
    listing = stall.product_ids.filtered('is_listed')[:1]
    kitchen, restaurant = env['res.partner'].create(
        [
            {'name': "Bếp ăn Trường Tiểu học Nghĩa Tân", 'is_company': True, 'phone': '024 3700 0001'},
            {'name': "Nhà hàng Sen Đồng", 'is_company': True, 'phone': '024 3700 0002'},
        ]
    )
    common = {'commodity_id': listing.commodity_id.id, 'company_id': env.company.id}
    period = {'date_from': demo.today + timedelta(days=7), 'date_to': demo.today + timedelta(days=37)}
    needs = env['farm.need'].create(
        [
            {**common, **period, 'partner_id': kitchen.id, 'quantity': 300, 'price': 17000, 'note': "Cần giấy VietGAP"},
            {**common, **period, 'partner_id': restaurant.id, 'quantity': 80},
            {
                **common,
                'kind': 'offer',
                'partner_id': stall.owner_id.id,
                'stall_id': stall.id,
                'commune_id': stall.commune_id.id,
                'quantity': 250,
                'price': 16000,
                'date_from': demo.today + timedelta(days=10),
                'date_to': demo.today + timedelta(days=30),
                'note': "Thu hoạch dần, giao sáng sớm",
            },
        ]
    )
    lead = env['crm.lead'].browse(needs[0].need_match_ids[:1].action_follow_up()['res_id'])
    contract = env['farm.supply.contract'].browse(lead.action_create_supply_contract()['res_id'])
    contract.date_from = demo.today
    contract.action_quote()
