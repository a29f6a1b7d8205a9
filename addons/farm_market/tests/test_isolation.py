from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_market.tests.common import PIXEL, FarmMarketCommon

#: Models with records of a stall, a commune or a buyer, and what each test has of them.
MODELS = (
    'farm.application',
    'farm.application.paper',
    'farm.checkout',
    'farm.harvest.request',
    'farm.listing.change',
    'farm.listing.review',
    'sale.order',
    'sale.order.line',
    'stock.lot',
    'stock.move',
    'stock.move.line',
    'stock.picking',
)


class IsolationCommon(FarmMarketCommon):
    """Two sellers, two communes, two buyers, and everything that belongs to the first of each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller_a = cls._create_user('ban_a', 'base.group_portal,farm_base.group_seller', password='ban_a')
        cls.seller_b = cls._create_user('ban_b', 'base.group_portal,farm_base.group_seller', password='ban_b')
        cls.stall_a.user_ids, cls.stall_b.user_ids = cls.seller_a, cls.seller_b
        cls.manager_a = cls._create_user('xa_a', 'farm_base.group_commune_manager')
        cls.manager_b = cls._create_user('xa_b', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids, cls.hub_b.manager_ids = cls.manager_a, cls.manager_b
        cls.consumer = cls._create_user('mua_a', 'base.group_portal', password='mua_a')
        cls.stranger = cls._create_user('mua_b', 'base.group_portal', password='mua_b')
        cls.buyer = cls.consumer.partner_id
        cls.lot = cls._receive(cls.greens)
        cls._receive(cls.rice_bag)
        cart = cls._create_cart((cls.greens, 1))
        cart.action_confirm()
        cls.order = cart
        cls.harvest = cls.env['farm.harvest'].create(
            {'product_tmpl_id': cls.greens.product_tmpl_id.id, 'expected_on': '2099-01-01', 'quantity': 10}
        )
        application = cls.env['farm.application'].create(
            {
                'user_id': cls.consumer.id,
                'producer_name': "Nguyễn Văn Tám",
                'identity_number': '024080000123',
                'phone': '0912000111',
                'commune_id': cls.commune_a.id,
                'stall_name': "Rau nhà Tám",
                'goods': "Rau cần",
                'company_id': cls.market.id,
            }
        )
        cls.greens.product_tmpl_id.with_user(cls.seller_a).name = "Rau cần mới"
        cls.records = {
            'farm.application': application,
            'farm.application.paper': cls.env['farm.application.paper']._receive(
                application, 'identity', "a.png", PIXEL
            ),
            'farm.checkout': cart.checkout_id,
            'farm.harvest.request': cls.harvest._request(cls.buyer, 1),
            'farm.listing.change': cls.greens.product_tmpl_id.change_ids,
            'farm.listing.review': cls.greens.product_tmpl_id.review_ids[:1],
            'sale.order': cart,
            'sale.order.line': cart.order_line[:1],
            'stock.lot': cls.lot,
            'stock.move': cart.picking_ids.move_ids[:1],
            'stock.move.line': cart.picking_ids.move_line_ids[:1],
            'stock.picking': cart.picking_ids,
        }

    def _assert_hidden(self, user, models=MODELS):
        for model in models:
            record = self.records[model].with_user(user)
            with self.subTest(model=model, user=user.login), self.assertRaises(AccessError):
                record.read(['display_name'])

    def _assert_shown(self, user, models):
        for model in models:
            with self.subTest(model=model, user=user.login):
                self.assertTrue(self.records[model].with_user(user).read(['id']))


@tagged('post_install', '-at_install')
class TestIsolation(IsolationCommon):
    """What must not happen, model by model."""

    def test_a_seller_sees_nothing_of_another_stall(self):
        self._assert_hidden(self.seller_b)

    def test_a_seller_sees_what_is_of_the_own_stall(self):
        self._assert_shown(
            self.seller_a,
            (
                'sale.order',
                'sale.order.line',
                'stock.picking',
                'stock.lot',
                'farm.listing.change',
            ),
        )

    def test_a_commune_manager_sees_nothing_of_another_commune(self):
        self._assert_hidden(self.manager_b, [model for model in MODELS if model != 'farm.checkout'])

    def test_a_commune_manager_sees_what_is_of_the_own_commune(self):
        self._assert_shown(
            self.manager_a,
            ('sale.order', 'stock.picking', 'stock.lot', 'farm.application', 'farm.application.paper'),
        )

    def test_a_commune_manager_without_a_board_sees_nothing(self):
        self.hub_a.has_board = False
        self._assert_hidden(
            self.manager_a, ('farm.application', 'farm.application.paper', 'sale.order', 'farm.listing.change')
        )

    def test_a_buyer_sees_nothing_of_another_buyer(self):
        self._assert_hidden(self.stranger)

    def test_a_visitor_sees_no_business_of_anybody(self):
        self._assert_hidden(self.env.ref('base.public_user'))

    def test_another_market_sees_nothing_of_this_one(self):
        other = self._create_user('bql_b', 'farm_base.group_board', market=self._create_market("Sàn khác"))
        self._assert_hidden(other)

    def test_nobody_writes_what_is_anothers(self):
        for record, values in (
            (self.stall_a, {'tagline': "Của tôi"}),
            (self.greens.product_tmpl_id, {'list_price': 1}),
            (self.harvest, {'quantity': 1}),
            (self.order, {'note': "x"}),
            (self.records['farm.application'], {'state': 'approved'}),
            (self.records['farm.harvest.request'], {'quantity': 9}),
            (self.records['farm.application.paper'], {'state': 'accepted'}),
        ):
            for user in (self.seller_b, self.stranger, self.consumer, self.env.ref('base.public_user')):
                with self.subTest(model=record._name, user=user.login), self.assertRaises(AccessError):
                    record.with_user(user).write(values)
                    record.flush_recordset()


@tagged('post_install', '-at_install')
class TestRoutes(IsolationCommon, HttpCase):
    """What must not happen, page by page: every route of the portal, as people who have no business there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()

    def _pages(self):
        stall, listing = self.stall_a.id, self.greens.product_tmpl_id.id
        request, application = self.records['farm.harvest.request'].id, self.records['farm.application'].id
        gets = (
            f'/my/stalls/{stall}',
            f'/my/stalls/{stall}/orders',
            f'/my/stalls/{stall}/goods',
            f'/my/stalls/{stall}/goods/new',
            f'/my/stalls/{stall}/goods/import',
            f'/my/stalls/{stall}/packing.pdf',
            f'/my/stalls/{stall}/orders.xlsx',
            f'/my/goods/{listing}',
            f'/my/goods/{listing}/edit',
            f'/my/stall-orders/{self.order.id}',
            f'/my/purchases/{self.order.id}/more',
            f'/sell/{application}/letter',
            f'/web/content/farm.application.paper/{self.records["farm.application.paper"].id}/file',
        )
        posts = (
            f'/my/stalls/{stall}/edit',
            f'/my/stalls/{stall}/submit',
            f'/my/stalls/{stall}/break',
            f'/my/stalls/{stall}/resume',
            f'/my/stalls/{stall}/accept',
            f'/my/stalls/{stall}/orders/pack',
            f'/my/goods/{listing}/call_off',
            f'/my/goods/{listing}/price',
            f'/my/goods/{listing}/limits',
            f'/my/goods/{listing}/harvest',
            f'/my/goods/{listing}/receive',
            f'/my/goods/{listing}/edit',
            f'/my/stall-orders/{self.order.id}/pack',
            f'/my/stall-orders/{self.order.id}/give_up',
            f'/my/purchases/{self.order.id}/withdraw',
            f'/my/purchases/{self.order.id}/more',
            f'/my/harvests/{request}/take-back',
            f'/sell/{application}/answer',
        )
        return gets, posts

    def _try_all(self):
        gets, posts = self._pages()
        for path in gets:
            yield path, self.url_open(path)
        token = Request.csrf_token(self)
        for path in posts:
            data = {'csrf_token': token, 'price': '1', 'reason': "x", 'quantity': '1', 'tagline_vi_VN': "Của tôi"}
            yield path, self.url_open(path, data=data, allow_redirects=False)

    @mute_logger('odoo.http')  # each refusal is logged, and this is what is asked for
    def _assert_all_refused(self):
        before = (
            self.order.state,
            self.greens.list_price,
            self.stall_a.tagline,
            self.records['farm.harvest.request'].state,
        )
        for path, response in self._try_all():
            target = response.headers.get('Location') or response.url
            refused = response.status_code >= 400 or '/web/login' in target or target.endswith('/my')
            with self.subTest(path=path):
                self.assertTrue(refused, (path, response.status_code, target))
                self.assertNotIn("1 Phố Huế", response.text)
        self.env.invalidate_all()
        after = (
            self.order.state,
            self.greens.list_price,
            self.stall_a.tagline,
            self.records['farm.harvest.request'].state,
        )
        self.assertEqual(before, after)

    def test_another_seller_gets_nothing_from_any_page(self):
        self.authenticate('ban_b', 'ban_b')
        self._assert_all_refused()

    def test_another_buyer_gets_nothing_from_any_page(self):
        self.authenticate('mua_b', 'mua_b')
        self._assert_all_refused()

    def test_a_visitor_gets_nothing_from_any_page(self):
        self.authenticate(None, None)
        self._assert_all_refused()
