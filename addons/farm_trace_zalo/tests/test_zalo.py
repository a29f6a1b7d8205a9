from unittest.mock import patch

import requests

from odoo.tests import common, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_trace.tests.common import TraceCommon

from .fake_zalo import FakeZalo

LOGGER = 'odoo.addons.farm_trace_zalo.models.farm_recall_notice'


@tagged('post_install', '-at_install')
class TestZalo(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.zalo = FakeZalo()
        cls.addClassCleanup(cls.zalo.stop)
        # Odoo's tests refuse every request to outside; this server is on the machine itself.
        cls.startClassPatcher(patch.object(requests.Session, 'send', common._super_send))
        vietnam = cls.env.ref('base.vn')
        cls.buyer.write({'phone': '0912345678', 'country_id': vietnam.id, 'email': False})
        cls.other_buyer.write({'phone': '0987654321', 'country_id': vietnam.id})
        cls.market.write(
            {
                'zalo_template_id': '301',
                'zalo_app_id': '77',
                'zalo_secret_key': 'secret',
                'zalo_access_token': 'good',
                'zalo_refresh_token': 'renew-1',
                'zalo_api_url': cls.zalo.url,
                'zalo_oauth_url': cls.zalo.url,
            }
        )
        cls.lot = cls._receive(cls.product, 40)
        for partner in (cls.buyer, cls.other_buyer):
            cls._deliver(cls.lot, 6, partner)
        cls.recall = cls.env['farm.recall'].create({'lot_ids': cls.lot.ids, 'reason': "Dư lượng"})
        cls.recall.action_start()
        cls.notices = cls.recall.notice_ids.filtered(lambda notice: notice.partner_id in cls.buyer | cls.other_buyer)
        cls.notice = cls.notices.filtered(lambda notice: notice.partner_id == cls.buyer)

    def setUp(self):
        super().setUp()
        self.zalo.__dict__.update(token='good', refresh_token='renew-1', fault=None, messages=[], paths=[])

    def test_each_holder_gets_the_template_with_the_link(self):
        self.notices._send()
        message = next(message for message in self.zalo.messages if message['phone'] == '84912345678')
        self.assertEqual(message['template_id'], '301')
        self.assertEqual(message['template_data']['url'], self.notice._get_url())
        self.assertEqual(message['template_data']['recall'], self.recall.name)
        self.assertEqual(len(self.zalo.messages), 2)
        self.assertIn("Zalo", self.notice.sent_by)

    def test_a_token_that_has_run_out_is_renewed_once(self):
        self.zalo.token = 'something else'
        self.notices._send()
        self.assertEqual(len(self.zalo.messages), 2)
        self.assertEqual(self.zalo.paths.count('/v4/oa/access_token'), 1)
        self.assertEqual((self.market.zalo_access_token, self.market.zalo_refresh_token), ('better', 'renew-2'))

    def test_wrong_keys_a_broken_and_a_half_answer_stop_no_other_channel(self):
        for fault in (500, 'half', -118):
            self.zalo.fault = fault
            with self.subTest(fault=fault), mute_logger(LOGGER):
                self.notices._send()
                self.assertEqual(self.notice.state, 'sent')
                self.assertNotIn("Zalo", self.notice.sent_by)
        self.zalo.__dict__.update(fault=None, token='x', refresh_token='x')
        with mute_logger(LOGGER):
            self.assertFalse(self.notices._send_by_zalo())

    def test_a_zalo_that_does_not_answer_is_asked_once_and_not_by_each(self):
        self.zalo.fault = 500
        with mute_logger(LOGGER):
            self.notices._send()
        self.assertEqual(len(self.zalo.paths), 1)

    def test_secrets_stand_in_no_address(self):
        self.zalo.token = 'something else'
        self.notices._send()
        for secret in ('secret', 'good', 'renew-1', 'better'):
            self.assertNotIn(secret, " ".join(self.zalo.paths))

    def test_a_market_without_zalo_sends_nothing_there(self):
        self.market.zalo_template_id = False
        self.notices._send()
        self.assertFalse(self.zalo.paths)
