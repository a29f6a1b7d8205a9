import itertools
import re
from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.models import stock_lot_page_cache
from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon
from odoo.addons.farm_trace.tools import trace_code


@tagged('post_install', '-at_install')
class TestPage(TraceCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.market.hotline = '0240 1234 567'
        cls.stall.producer_id.write(
            {'name': "Hộ Nguyễn Văn Tám", 'kind': 'household', 'latitude': 21.3456789, 'longitude': 105.9876543}
        )
        cls.product.product_tmpl_id.use_expiration_date = True
        cls.lot = cls._receive(cls.product, expiration_date=fields.Datetime.now() + timedelta(days=3))

    def setUp(self):
        super().setUp()
        self.opener.headers['Accept-Language'] = 'vi-VN'
        # Each request of these tests is another moment: what may be some seconds old is made anew.
        ticks = itertools.count()
        self.patch(stock_lot_page_cache.time, 'time', lambda: next(ticks) * stock_lot_page_cache.KEEP_SECONDS)

    def assertShows(self, text, page):
        self.assertTrue(text in page.text, f"the page does not show {text!r}")

    def assertHides(self, text, page):
        self.assertFalse(text in page.text, f"the page shows {text!r}")

    def _open(self, path=None, **kwargs):
        return self.url_open(path or f'/t/{self.lot.trace_code}', **kwargs)

    def test_anybody_reads_where_it_came_from(self):
        page = self._open()
        self.assertEqual(page.status_code, 200)
        for text in (
            self.product.name,
            self.stall.name,
            self.commune_a.name,
            self.lot.trace_code_grouped,
            'is-fine',
            "Hộ Nguyễn V. T.",
        ):
            self.assertShows(text, page)

    def test_a_growers_name_and_home_are_masked(self):
        self._deliver(self.lot, 3)
        page = self._open()
        for hidden in ("Văn Tám", "21.3456", self.buyer.name):
            self.assertHides(hidden, page)
        self.assertShows("21.35", page)

    def test_the_map_is_drawn_from_the_markets_own_places(self):
        self.hub_a.write({'latitude': 21.36, 'longitude': 106.02})
        page = self._open()
        self.assertShows('class="map"', page)
        self.assertShows(self.commune_a.name, page)
        self.stall.producer_id.write({'latitude': 0, 'longitude': 0})
        self.hub_a.write({'latitude': 0, 'longitude': 0})
        self.assertHides('class="map"', self._open())

    def test_a_hold_and_a_recall_show_at_once_and_say_why(self):
        hold = self._hold(self.lot)
        hold.public_reason = "Đang xét nghiệm lại"
        page = self._open()
        self.assertShows('is-held', page)
        self.assertShows("Đang xét nghiệm lại", page)
        self.assertHides(hold.reason, page)
        self.env['farm.recall'].create({'lot_ids': [self.lot.id], 'reason': "Dư lượng"}).action_start()
        self.assertShows('is-recalled', self._open())

    def test_past_the_use_by_date_the_page_says_so_though_no_cron_ran(self):
        self.lot.expiration_date = fields.Datetime.now() - timedelta(days=1)
        self.assertShows('is-expired', self._open())

    def test_what_is_not_released_is_not_called_fine(self):
        self.lot.producer_id = False
        self.assertShows('is-blocked', self._open())

    def test_the_digital_link_leads_to_the_same_page(self):
        self.product.barcode = DEMO_BARCODE
        lot = self._receive(self.product, name='L/7')
        page = self._open(lot.trace_path)
        self.assertEqual(page.status_code, 200)
        self.assertShows(lot.trace_code_grouped, page)

    def test_a_bad_link_and_an_unknown_code_get_help(self):
        self.assertEqual(self._open('/01/09520123456789/10/L7').status_code, 400)
        self.assertEqual(self._open('/01/09520123456788/10/NOPE').status_code, 404)
        page = self._open('/t/XXXX')
        self.assertEqual(page.status_code, 404)
        self.assertShows('name="code"', page)
        forged = self._open(f'/t/{trace_code.generate()}')
        self.assertEqual(forged.status_code, 404)
        self.assertNotEqual(len(forged.text), len(page.text))

    def test_a_typed_code_leads_to_the_page(self):
        page = self._open(f'/t?code={self.lot.trace_code_grouped.lower()}')
        self.assertEqual(page.status_code, 200)
        self.assertTrue(page.url.endswith(f'/t/{self.lot.trace_code}'))

    def test_the_page_is_light_and_needs_no_script_and_nobody_else(self):
        page = self._open()
        self.assertLess(len(page.content), 100_000)
        self.assertHides('<script', page)
        elsewhere = re.findall(r'(?:src|href)="((?:https?:)?//[^"/]+)', page.text)
        self.assertEqual(set(elsewhere), {'https://www.openstreetmap.org'})

    def test_the_page_may_be_kept_for_seconds_and_asked_for_again_cheaply(self):
        page = self._open()
        self.assertRegex(page.headers['Cache-Control'], r'max-age=[0-9]\b')
        again = self._open(headers={'If-None-Match': page.headers['ETag']})
        self.assertEqual(again.status_code, 304)
        self._hold(self.lot)
        self.assertEqual(self._open(headers={'If-None-Match': page.headers['ETag']}).status_code, 200)

    def test_the_page_speaks_vietnamese_and_english(self):
        vietnamese, english = (self.env['res.lang']._activate_lang(code) for code in ('vi_VN', 'en_US'))
        website = self.market.website_id
        website.domain = self.base_url()
        website.write({'language_ids': [(6, 0, (english | vietnamese).ids)], 'default_lang_id': vietnamese.id})
        self.opener.cookies['frontend_lang'] = 'vi_VN'
        page = self._open()
        self.assertShows('<html lang="vi"', page)
        self.assertShows("Nơi bán", page)
        page = self._open(f'/en/t/{self.lot.trace_code}')
        self.assertShows('<html lang="en"', page)
        self.assertShows("Sold by", page)
        back = f'/website/lang/vi?r=/t/{self.lot.trace_code}'
        self.assertShows(f'href="{back}"', page)
        self.assertShows('<html lang="vi"', self._open(back))

    def test_opening_the_page_writes_nothing_and_the_picture_counts(self):
        self._open()
        Scan = self.env['farm.scan']
        self.assertFalse(Scan.search([('lot_id', '=', self.lot.id)]))
        for _scan in range(2):
            self.assertEqual(self._open(f'/t/{self.lot.trace_code}/scan.gif').headers['Content-Type'], 'image/gif')
        scan = Scan.search([('lot_id', '=', self.lot.id)])
        self.assertEqual(scan.mapped('count'), [2])
        self.assertNotIn('127.0.0.1', str(scan.read()))

    def test_a_visitor_of_two_days_is_two_visitors(self):
        Scan = self.env['farm.scan']
        today = fields.Date.today()
        salt = Scan._get_salt(today)
        self.assertEqual(Scan._get_salt(today), salt)
        self.assertNotEqual(Scan._get_salt(today + timedelta(days=1)), salt)

    def test_rooms_add_sections_and_the_page_shows_them(self):
        def sections(lot):
            return [
                {
                    'code': 'papers',
                    'title': "Giấy tờ",
                    'sequence': 5,
                    'rows': [{'label': "VietGAP", 'value': "VG-1", 'state': 'ok', 'url': '/giay/1'}],
                }
            ]

        self.patch(type(self.env['stock.lot']), '_get_public_sections', sections)
        page = self._open()
        for part in ('id="papers"', "VG-1", 'href="/giay/1"', 'class="ok"'):
            self.assertShows(part, page)
