from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestPrices(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Observation = cls.env['farm.price.observation']
        cls.items = cls.greens | cls._list(cls.stall_b, "Rau cần B", price=30000)
        cls.items |= cls._list(cls.stall_b, "Rau cần C", price=22000)
        for item in cls.items:
            cls._receive(item)

    def test_the_days_prices_are_kept_once_and_only_of_what_is_on_sale(self):
        today = fields.Date.today()
        self.Observation._observe(today)
        self.greens.list_price = 21000
        self.Observation._observe(today)
        kept = self.Observation.search([('company_id', '=', self.market.id)])
        self.assertEqual(kept.product_tmpl_id, self.items.product_tmpl_id)
        self.assertEqual(kept.filtered(lambda row: row.product_tmpl_id == self.greens.product_tmpl_id).price, 21000)

    def test_a_price_is_compared_with_what_the_item_usually_cost(self):
        for days in (7, 14, 21):
            self.Observation._observe(fields.Date.today() - timedelta(days=days))
        for item, price in zip(self.items, (20000, 36000, 18000), strict=True):
            item.list_price = price
        self.Observation._cron_observe()
        levels = [item.product_tmpl_id._get_price_level() for item in self.items]
        self.assertEqual(levels, ['usual', 'high', 'good'])
        self.assertEqual(self.items[1].product_tmpl_id.price_median, 30000)

    def test_few_days_make_no_comparison(self):
        self._receive(self.rice_bag)
        self.Observation._cron_observe()
        self.assertIsNone(self.rice_bag.product_tmpl_id._get_price_level())

    def test_history_has_lowest_usual_and_highest_by_week(self):
        self.Observation._observe(fields.Date.today() - timedelta(days=21))
        self.Observation._observe(fields.Date.today())
        history = self.Observation._get_history(self.market, self.dropwort, self.greens.uom_id)
        self.assertEqual([row[1:] for row in history], [(20000, 22000, 30000)] * 2)

    def test_distance_runs_along_the_great_circle(self):
        self.stall_a.write({'latitude': 21.0285, 'longitude': 105.8542})  # Hà Nội
        distances = (self.stall_a | self.stall_b)._get_distances(10.7769, 106.7009)  # Thành phố Hồ Chí Minh
        self.assertAlmostEqual(distances[self.stall_a.id], 1144, delta=5)
        self.assertNotIn(self.stall_b.id, distances)

    def test_sellers_and_buyers_do_not_read_the_tables_of_the_offices(self):
        seller = self._create_user('ban', 'base.group_portal,farm_base.group_seller')
        for model in ('farm.price.observation', 'farm.search.miss', 'farm.sale.report', 'farm.supply.report'):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(seller).search([])

    def test_advice_of_the_nearest_branch_counts(self):
        board = self._create_user('bql', 'farm_base.group_board')
        common = {'audience': 'children', 'author_name': "BS. Lan", 'author_title': "Viện Dinh dưỡng", 'text': "Ăn"}
        Advice = self.env['farm.advice'].with_user(board)
        general, special = Advice.create(
            [
                {**common, 'commodity_id': self.dropwort.parent_id.id},
                {**common, 'commodity_id': self.dropwort.id, 'stance': 'c_avoid'},
            ]
        )
        self.assertEqual(Advice._get_for_commodity(self.market, self.dropwort), special)
        special.active = False
        self.assertEqual(Advice._get_for_commodity(self.market, self.dropwort), general)

    def test_a_search_without_result_is_counted_by_word_and_day(self):
        Miss = self.env['farm.search.miss']
        for text in ("Sầu  riêng", "sầu riêng", "", "x" * 100):
            Miss._record(self.market, text)
        self.assertEqual(Miss.search([('company_id', '=', self.market.id)]).mapped('hits'), [2])

    def test_reports_show_what_was_sold_and_what_is_asked_for(self):
        cart = self._create_cart((self.greens, 2))
        cart.action_confirm()
        self.env['farm.search.miss']._record(self.market, self.rice.name)
        self.env.flush_all()
        row = self.env['farm.sale.report'].search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((row.quantity, row.amount, row.order_id), (2, 40000, cart.checkout_id.order_ids))
        supply = self.env['farm.supply.report'].search([('company_id', '=', self.market.id)])
        by_kind = {line.commodity_id: line for line in supply}
        self.assertEqual(by_kind[self.dropwort].sold_amount, 40000)
        self.assertEqual((by_kind[self.rice].miss_count, by_kind[self.rice].is_short), (1, True))

    def test_members_stand_beside_what_the_plan_wants_of_the_year(self):
        year = fields.Date.today().year
        plan = self.env['farm.plan'].create({'name': "Kế hoạch thử", 'company_id': self.market.id})
        line = self.env['farm.plan.line'].create(
            {'plan_id': plan.id, 'code': 'TV', 'name': "Thành viên", 'measure': 'market_members'}
        )
        self.env['farm.plan.target'].create({'line_id': line.id, 'year': year, 'amount': 1000})
        members = [self._create_user(f'tv{number}', 'base.group_portal') for number in range(3)]
        self.env.flush_all()
        board = self._create_user('bql', 'farm_base.group_board')
        row = self.env['farm.member.report'].with_user(board).search([('company_id', '=', self.market.id)], limit=1)
        self.assertEqual(row.month, fields.Date.today().replace(day=1))
        self.assertEqual((row.target, row.missing_count), (1000, 1000 - row.member_count))
        self.assertGreaterEqual(row.member_count, 3)
        behind = self.env['res.users'].with_user(board).search(row.action_open_members()['domain'])
        self.assertLessEqual(set(members), set(behind.with_env(self.env)))

    def test_markets_are_separate(self):
        self.Observation._observe(fields.Date.today())
        board = self._create_user('bql2', 'farm_base.group_board', market=self._create_market("Sàn khác"))
        context = {'allowed_company_ids': board.company_ids.ids}
        self.assertFalse(
            self.Observation.with_user(board).with_context(**context).search([]) & self.Observation.search([])
        )


@tagged('post_install', '-at_install')
class TestPages(FarmMarketCommon, HttpCase):
    def test_pages_open_for_everybody_and_the_filter_keeps_what_is_good(self):
        self.env['website'].search([]).filtered(lambda site: site != self.website).domain = 'http://elsewhere.example'
        self.env['website'].browse(1).company_id = self.market
        self._receive(self.greens)
        self._receive(self.rice_bag)
        self.env['farm.price.observation']._cron_observe()
        self.env['farm.advice'].create(
            {
                'audience': 'pregnant',
                'commodity_id': self.rice.id,
                'author_name': "BS. Lan",
                'author_title': "Viện Dinh dưỡng",
                'text': "Ăn vừa phải",
            }
        )
        self.assertIn("Rau cần", self.url_open(f'/prices/{self.dropwort.id}?lat=21&lng=105').text)
        self.stall_a.write({'latitude': 21.35, 'longitude': 105.97})
        page = self.url_open(f'/prices/{self.dropwort.id}?lat=21&lng=105').text
        self.assertIn('o_farm_map_here', page)
        self.assertNotIn('<image', page, "streets come from outside, and only when they are asked for")
        self.assertIn('tile.openstreetmap.org/{z}/{x}/{y}', page)
        self.assertIn("BS. Lan", self.url_open('/advice?group=pregnant').text)
        for path in ('/prices', f'/prices/{self.dropwort.id}?lat=x&lng=999'):
            self.assertEqual(self.url_open(path).status_code, 200)
        shop = self.url_open('/shop?advice=pregnant').text
        self.assertIn("Gạo nếp", shop)
        self.assertNotIn("Rau cần", shop)
        self.url_open('/shop?search=zzqqxx')
        self.assertEqual(self.env['farm.search.miss'].search([('term', '=', 'zzqqxx')]).hits, 1)
