from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import BaseCase, tagged

from odoo.addons.farm_logistics.tools.cold_chain import distance, find_breach

from .common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestBreachArithmetic(BaseCase):
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # others may be busy on the machine
    @given(st.lists(st.floats(-30, 50), max_size=30), st.floats(-20, 5), st.floats(0, 20), st.floats(0, 5))
    def test_a_breach_is_outside_the_range_for_as_long_as_it_says(self, temperatures, low, width, hours):
        high = low + width
        start = fields.Datetime.to_datetime('2026-01-01')
        readings = [(start + timedelta(minutes=20 * number), value) for number, value in enumerate(temperatures)]
        breach = find_breach(readings, low, high, hours)
        if breach is None:
            if hours == 0:
                self.assertTrue(all(not distance(value, low, high) for value in temperatures))
            return
        during = [value for moment, value in readings[: breach.index + 1] if moment >= breach.since]
        self.assertTrue(all(distance(value, low, high) for value in during))
        self.assertGreaterEqual(readings[breach.index][0] - breach.since, timedelta(hours=hours))
        self.assertIn(breach.worst, during)


@tagged('post_install', '-at_install')
class TestColdChain(LogisticsCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['farm.storage.condition'].search([]).unlink()
        cls.condition = cls.env['farm.storage.condition'].create(
            {
                'commodity_id': cls.dropwort.parent_id.id,
                'temperature_min': 0,
                'temperature_max': 10,
                'max_hours': 1,
            }
        )
        cls.parcel = cls._depart(cls._pack(cls._order((cls.greens, 1))))
        cls.start = fields.Datetime.now() - timedelta(hours=5)
        cls.parcel.sudo().handed_over_at = cls.start

    def _measure(self, temperature, hours, **place):
        return (
            self.env['farm.temperature.reading']
            .with_user(self.dispatcher)
            .create(
                {
                    'temperature': temperature,
                    'measured_at': self.start + timedelta(hours=hours),
                    **(place or {'round_id': self.parcel.round_id.id}),
                }
            )
        )

    def test_within_the_range_nothing_happens(self):
        self.assertFalse(self._measure(4, 0).is_breach)
        self.assertFalse(self.lot_greens.hold_ids)

    def test_a_short_time_outside_is_borne(self):
        self._measure(15, 0)
        self._measure(15, 0.5)
        self._measure(5, 0.9)
        self.assertFalse(self._measure(15, 1.5).is_breach)
        self.assertFalse(self.lot_greens.hold_ids)

    def test_too_long_outside_stops_the_lot_with_the_reading_behind_it(self):
        self._measure(15, 0)
        reading = self._measure(16, 1)
        hold = self.lot_greens.hold_ids
        self.assertTrue(reading.is_breach)
        self.assertEqual((hold.cause, hold.state, hold.source_ref), ('condition', 'open', reading))
        self.assertEqual(hold.opened_by_id, self.dispatcher)
        self.assertFalse(self.lot_greens.is_released)
        with self.assertRaises(UserError):
            self._deliver(self.parcel)

    def test_goods_that_are_not_there_are_not_stopped(self):
        self._measure(30, 0)
        self._measure(30, 2)
        self.assertFalse(self.lot_rice.hold_ids)

    def test_an_open_hold_is_not_doubled(self):
        self._measure(15, 0)
        self._measure(16, 1)
        self._measure(17, 2)
        self.assertEqual(len(self.lot_greens.hold_ids), 1)

    def test_a_compartment_concerns_its_own_goods(self):
        self._measure(30, 0, round_id=self.parcel.round_id.id, commodity_id=self.rice.id)
        self._measure(30, 2, round_id=self.parcel.round_id.id, commodity_id=self.rice.id)
        self.assertFalse(self.lot_greens.hold_ids)

    def test_a_parcel_and_a_hub_are_measured_too(self):
        self.condition.max_hours = 0
        other = self._receive(self.greens)
        self._measure(20, 1, picking_id=self.parcel.picking_id.id)
        self.assertTrue(self.lot_greens.hold_ids)
        self.assertFalse(other.hold_ids)
        self._measure(20, 1, hub_id=self.hub_a.id)
        self.assertTrue(other.hold_ids)
        self.assertFalse(self.lot_rice.hold_ids)

    def test_the_deepest_condition_counts_and_the_markets_own_before_the_common_one(self):
        Condition = self.env['farm.storage.condition']
        get = lambda: Condition._get_conditions(self.market, self.dropwort)[self.dropwort]  # noqa: E731
        self.assertEqual(get(), self.condition)
        deeper = Condition.create({'commodity_id': self.dropwort.id, 'temperature_max': 20})
        self.assertEqual(get(), deeper)
        own = deeper.copy({'company_id': self.market.id, 'temperature_max': 22})
        self.assertEqual(get(), own)

    def test_readings_say_where_and_are_not_changed(self):
        with self.assertRaises(ValidationError):
            self._measure(4, 0, round_id=self.parcel.round_id.id, hub_id=self.hub_a.id)
        with self.assertRaises(ValidationError):
            self._measure(400, 0)
        reading = self._measure(4, 0)
        with self.assertRaises(UserError):
            reading.sudo().temperature = 3
        with self.assertRaises(UserError):
            reading.sudo().unlink()

    def test_a_list_of_a_recorder_is_imported(self):
        result = (
            self.env['farm.temperature.reading']
            .with_user(self.dispatcher)
            .load(
                ['measured_at', 'temperature', 'round_id'],
                [
                    [fields.Datetime.to_string(self.start + timedelta(hours=hour)), '12.5', self.parcel.round_id.name]
                    for hour in range(3)
                ],
            )
        )
        self.assertEqual(len(result['ids'] or []), 3, result['messages'])
        self.assertTrue(self.lot_greens.hold_count)
