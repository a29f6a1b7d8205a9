from datetime import timedelta
from uuid import uuid4

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestDiaryPhone(TraceCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._create_user('nguoighi', 'base.group_portal,farm_base.group_seller')
        cls.stall.user_ids = cls.seller
        cls.radiant = cls._allow()

    def _typed(self, kind='care', ago=0, **typed):
        day = fields.Date.to_string(fields.Date.today() - timedelta(days=ago))
        return {'uuid': str(uuid4()), 'kind': kind, 'date': day, 'stall_id': str(self.stall.id), **typed}

    def _send(self, *typed):
        return self.make_jsonrpc_request('/my/diary/sync', {'entries': list(typed)})

    def _entries(self):
        return self.env['farm.diary.entry'].search([('stall_id', '=', self.stall.id)], order='id')

    def test_what_is_sent_twice_is_written_down_once(self):
        self.authenticate('nguoighi', 'nguoighi')
        typed = self._typed(note="Làm cỏ")
        for _time in range(2):
            self.assertEqual(self._send(typed, typed)[0]['state'], 'saved')
        self.assertEqual(self._entries().mapped('note'), ["Làm cỏ"])

    def test_each_entry_has_an_outcome_of_its_own(self):
        self.authenticate('nguoighi', 'nguoighi')
        goods = str(self.dropwort.id)
        outcomes = self._send(
            self._typed('pesticide', 2, input_name="Radiant 60SC", commodity_id=goods, plot="Thửa A"),
            self._typed('harvest', 0, commodity_id=goods, plot="thửa a"),
            self._typed('harvest', 0, commodity_id=goods, plot="Thửa B", quantity="20 kg"),
            self._typed('pesticide', 0, input_name="Thuốc lạ", commodity_id=goods),
            self._typed('dance'),
            self._typed(date='hôm qua'),
            self._typed(uuid='x'),
            self._typed(stall_id=str(self._create_stall(name="Gian khác").id)),
            self._typed(note="x" * 3000),
        )
        self.assertEqual([outcome['state'] for outcome in outcomes], ['saved', 'refused', 'saved', *['refused'] * 6])
        free = fields.Date.today() + timedelta(days=5)
        self.assertIn(f'{free:%d/%m/%Y}', outcomes[1]['message'])
        self.assertIn("Thuốc lạ", outcomes[3]['message'])
        self.assertEqual(self._entries().mapped('kind'), ['pesticide', 'harvest'])
        self.assertEqual(self._entries().plot_id.mapped('name'), ["Thửa A", "Thửa B"])

    def test_work_before_the_list_changed_is_taken_after_it(self):
        self.radiant.valid_to = fields.Date.today() - timedelta(days=1)
        self.authenticate('nguoighi', 'nguoighi')
        used = {'input_name': "Radiant 60SC", 'commodity_id': str(self.dropwort.id)}
        early, late = self._send(self._typed('pesticide', 1, **used), self._typed('pesticide', 0, **used))
        self.assertEqual((early['state'], late['state']), ('saved', 'refused'))

    def test_another_sellers_identifier_is_refused_and_shows_nothing(self):
        typed = self._typed(note="Của tôi")
        self.authenticate('nguoighi', 'nguoighi')
        self._send(typed)
        other = self._create_user('nguoikhac', 'base.group_portal,farm_base.group_seller')
        stall = self._create_stall(name="Gian khác")
        stall.user_ids = other
        self.authenticate('nguoikhac', 'nguoikhac')
        (outcome,) = self._send({**typed, 'stall_id': str(stall.id)})
        self.assertEqual(outcome['state'], 'refused')
        self.assertNotIn("Của tôi", outcome['message'])

    def test_a_buyer_sends_nothing(self):
        self._create_user('muathoi', 'base.group_portal')
        self.authenticate('muathoi', 'muathoi')
        (outcome,) = self._send(self._typed())
        self.assertEqual(outcome['state'], 'refused')
        self.assertFalse(self._entries())

    def test_the_page_brings_along_what_may_be_used_and_what_must_wait(self):
        self._allow(name="Chỉ cho lúa", commodity=self.rice)
        self._allow(name="Hết hạn", valid_to='2025-12-31')
        manure = self._allow(name="Phân ủ", kind='fertiliser')
        self.env['farm.diary.entry'].create(
            {
                'stall_id': self.stall.id,
                'kind': 'pesticide',
                'input_id': self.radiant.id,
                'commodity_id': self.dropwort.id,
            }
        )
        Entry = self.env['farm.diary.entry'].with_user(self.seller)
        data = Entry._get_phone_data(self.stall, self.dropwort)
        self.assertEqual({row['name'] for row in data['inputs']}, {"Radiant 60SC", manure.name})
        used = next(row for row in data['inputs'] if row['name'] == "Radiant 60SC")
        self.assertEqual(used['uses'], {str(self.dropwort.id): [7, "10 ml/16 l"]})
        self.assertEqual(data['waits'][0]['until'], fields.Date.to_string(fields.Date.today() + timedelta(days=7)))

    def test_the_script_for_work_without_a_connection_may_answer_for_the_diary(self):
        answer = self.url_open('/my/diary/service-worker.js')
        self.assertEqual(answer.status_code, 200)
        self.assertIn('javascript', answer.headers['Content-Type'])
        self.assertEqual(answer.headers['Service-Worker-Allowed'], '/')
