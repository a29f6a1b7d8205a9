from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.controllers.lot_page import LotPage
from odoo.addons.farm_trace.models import stock_lot_page_cache
from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestPageCache(TraceCommon, HttpCase):
    """The clock of the kept pages stands still here: only what must show at once may change a page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product.product_tmpl_id.use_expiration_date = True
        cls.lot = cls._receive(cls.product, expiration_date=fields.Datetime.now() + timedelta(days=3))

    def setUp(self):
        super().setUp()
        self.opener.headers['Accept-Language'] = 'vi-VN'
        self.patch(stock_lot_page_cache, 'KEEP_SECONDS', 10**12)
        self.made = 0

        def render_page(controller, *args, **kwargs):
            self.made += 1
            return make(controller, *args, **kwargs)

        make = LotPage._render_page
        self.startPatcher(patch.object(LotPage, '_render_page', render_page))
        self._open()

    def _open(self):
        page = self.url_open(f'/t/{self.lot.trace_code}')
        self.assertEqual(page.status_code, 200)
        return page

    def assertState(self, state):
        self.assertTrue(f'class="is-{state}"' in self._open().text, f"the page is not {state}")

    def test_a_page_that_nothing_changed_is_made_once(self):
        first = self._open()
        self.assertEqual(self._open().content, first.content)
        self.assertEqual(self.made, 1)

    def test_a_kept_page_is_answered_with_few_queries(self):
        self._open()
        with self.assertQueryCount(12):
            self._open()

    def test_no_cookie_keeps_a_proxy_from_keeping_the_page(self):
        self.opener.cookies.clear()
        self.assertNotIn('Set-Cookie', self._open().headers)

    def test_a_hold_its_reason_and_its_end_show_at_once(self):
        self.assertState('fine')
        hold = self._hold(self.lot)
        self.assertState('held')
        hold.public_reason = "Đang xét nghiệm lại"
        self.assertTrue("Đang xét nghiệm lại" in self._open().text)
        hold._close("Mẫu đạt")
        self.assertState('fine')

    def test_a_recall_shows_at_once(self):
        self.env['farm.recall'].create({'lot_ids': self.lot.ids, 'reason': "Dư lượng"}).action_start()
        self.assertState('recalled')

    def test_a_paper_that_is_missing_shows_at_once(self):
        self.lot.producer_id = False
        self.assertState('blocked')

    def test_past_the_use_by_date_the_kept_page_is_no_longer_shown(self):
        self.assertState('fine')
        with freeze_time(fields.Datetime.now() + timedelta(days=4)):
            self.assertState('expired')

    def test_each_language_has_its_own_page(self):
        english = self.env['res.lang']._activate_lang('en_US')
        vietnamese = self.env['res.lang']._activate_lang('vi_VN')
        website = self.market.website_id
        website.write({'language_ids': [(6, 0, (english | vietnamese).ids)], 'default_lang_id': vietnamese.id})
        self.assertTrue('<html lang="vi"' in self._open().text)
        self.assertTrue('<html lang="en"' in self.url_open(f'/en/t/{self.lot.trace_code}').text)
        self.assertTrue('<html lang="vi"' in self._open().text)
