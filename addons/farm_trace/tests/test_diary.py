from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestDiary(TraceCommon):
    def _day(self, ago):
        return fields.Date.today() - timedelta(days=ago)

    def _write_down(self, kind, ago, **values):
        return self.env['farm.diary.entry'].create(
            {
                'stall_id': self.stall.id,
                'kind': kind,
                'date': self._day(ago),
                **values,
            }
        )

    def _spray(self, ago=10, days=7, **values):
        allowed = self.env['farm.input'].search([('name', '=', "Radiant 60SC"), ('use_ids.waiting_days', '=', days)])
        allowed = allowed or self._allow(days=days, valid_from=self._day(ago), valid_to=self._day(ago))
        return self._write_down(
            'pesticide', ago, **{'input_id': allowed.id, 'commodity_id': self.dropwort.id, **values}
        )

    def _plot(self, name):
        return self.env['farm.plot']._find_or_create(self.stall.producer_id, name)

    def test_a_harvest_inside_the_waiting_time_is_refused(self):
        spray = self._spray(ago=10, days=7)
        self.assertEqual(spray.waiting_until, self._day(3))
        with self.assertRaisesRegex(ValidationError, "Radiant"):
            self._write_down('harvest', 4)
        self._write_down('harvest', 3)

    def test_another_plot_or_another_crop_may_be_harvested(self):
        plot = self._plot("Thửa A")
        self._spray(plot_id=plot.id)
        self._write_down('harvest', 5, plot_id=self._plot("Thửa B").id, commodity_id=self.dropwort.id)
        self._write_down('harvest', 5, plot_id=plot.id, commodity_id=self.rice.id)
        group, same = self.dropwort.parent_id, self._plot("thửa  a ")
        self.assertEqual(same, plot)
        for values in ({}, {'plot_id': plot.id}, {'commodity_id': self.dropwort.id}, {'commodity_id': group.id}):
            with self.subTest(values=values), self.assertRaises(ValidationError):
                self._write_down('harvest', 5, **values)

    def test_another_producers_spraying_does_not_bind(self):
        self._spray()
        other = self._create_stall(name="Gian khác")
        self._write_down('harvest', 5, stall_id=other.id)

    def test_a_harvest_moved_into_the_waiting_time_is_refused(self):
        self._spray()
        harvest = self._write_down('harvest', 2)
        with self.assertRaises(ValidationError):
            harvest.date = self._day(5)

    def test_a_lot_harvested_too_early_is_not_released(self):
        lot = self._receive(self.product, harvest_date=self._day(5))
        self.assertTrue(lot.is_released)
        spray = self._spray()
        self.assertFalse(lot.is_released)
        self.assertIn("Radiant 60SC", lot.release_note)
        spray.input_id = self._allow(name="Delfin WG", days=3)
        self.assertTrue(lot.is_released)

    def test_a_lot_from_a_plot_that_was_not_sprayed_is_released(self):
        lot = self._receive(self.product, harvest_date=self._day(5))
        self._spray(plot_id=self._plot("Thửa A").id)
        self.assertFalse(lot.is_released)
        self._write_down('harvest', 5, plot_id=self._plot("Thửa B").id, lot_id=lot.id)
        self.assertTrue(lot.is_released)

    def test_the_gate_asks_the_diary_once_for_all_lots(self):
        self._spray()
        lots = self.env['stock.lot'].create(
            [
                {
                    'name': f'N{number}',
                    'product_id': self.product.id,
                    'company_id': self.market.id,
                    'producer_id': self.stall.producer_id.id,
                    'harvest_date': self._day(5),
                }
                for number in range(30)
            ]
        )
        counts = []
        for batch in (lots[:1], lots[:1], lots):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            batch._get_release_terms()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def test_the_diary_tells_the_past_and_names_what_was_used(self):
        with self.assertRaises(ValidationError):
            self._write_down('care', -1)
        with self.assertRaises(ValidationError):
            self._write_down('pesticide', 3)

    def test_the_page_shows_the_season_of_this_lot_only(self):
        seed = self._allow(name="Giống cần ta", kind='sowing')
        manure = self._allow(name="Phân lúa", kind='fertiliser')
        self._write_down('sowing', 60, commodity_id=self.dropwort.id, input_id=seed.id)
        self._write_down('fertiliser', 20, commodity_id=self.rice.id, input_id=manure.id)
        self._write_down('care', 0, commodity_id=self.dropwort.id)
        lot = self._receive(self.product, harvest_date=self._day(1))
        rows = lot._prepare_diary_section()['rows']
        self.assertEqual(len(rows), 1)
        self.assertIn("Giống cần ta", rows[0]['value'])
