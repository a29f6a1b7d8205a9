from odoo import fields, http
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestPortal(TraceCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._create_user('nguoiban', 'base.group_portal,farm_base.group_seller')
        cls.stall.user_ids = cls.seller
        cls.radiant = cls._allow()

    def _post(self, **values):
        return self.url_open(
            '/my/diary/add',
            data={
                'csrf_token': http.Request.csrf_token(self),
                'date': fields.Date.to_string(fields.Date.today()),
                **values,
            },
        )

    def test_a_seller_writes_the_diary_on_the_phone(self):
        self.authenticate('nguoiban', 'nguoiban')
        page = self._post(
            kind='pesticide',
            input_name="radiant  60sc",
            commodity_id=str(self.dropwort.id),
            dose="10 ml",
            plot_new="Ao 1",
        )
        self.assertEqual(page.status_code, 200)
        entry = self.env['farm.diary.entry'].search([('stall_id', '=', self.stall.id)])
        self.assertEqual((entry.input_name, entry.waiting_days, entry.create_uid), ("Radiant 60SC", 7, self.seller))
        self.assertEqual((entry.plot_id.name, entry.plot_id.producer_id), ("Ao 1", self.stall.producer_id))
        self.assertTrue("Radiant 60SC" in page.text)

    def test_a_harvest_too_early_is_refused_and_what_was_typed_is_not_lost(self):
        self.env['farm.diary.entry'].create(
            {
                'stall_id': self.stall.id,
                'kind': 'pesticide',
                'input_id': self.radiant.id,
                'commodity_id': self.dropwort.id,
            }
        )
        self.authenticate('nguoiban', 'nguoiban')
        page = self._post(kind='harvest', quantity="120 kg")
        self.assertTrue('alert-danger' in page.text)
        self.assertTrue('value="120 kg"' in page.text)
        self.assertEqual(self.env['farm.diary.entry'].search_count([('stall_id', '=', self.stall.id)]), 1)

    def test_another_stall_cannot_be_written_to(self):
        other = self._create_stall(name="Gian khác")
        self.authenticate('nguoiban', 'nguoiban')
        self._post(kind='care', stall_id=str(other.id))
        self.assertFalse(self.env['farm.diary.entry'].search([('stall_id', '=', other.id)]))

    def test_who_sells_nothing_has_no_diary(self):
        self._create_user('nguoimua', 'base.group_portal')
        self.authenticate('nguoimua', 'nguoimua')
        self.assertFalse('o_farm_diary_form' in self.url_open('/my/diary').text)
