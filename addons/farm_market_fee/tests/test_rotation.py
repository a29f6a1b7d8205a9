import doctest
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_market_fee.tools import rotation


class TestRotation(BaseCase):
    def test_examples_in_the_plain_module_are_true(self):
        result = doctest.testmod(rotation)
        self.assertGreater(result.attempted, 0)
        self.assertEqual(result.failed, 0)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(count=st.integers(1, 30), places=st.integers(1, 8), start=st.integers(0, 10**6))
    def test_everybody_stands_in_every_place_equally_often(self, count, places, start):
        items = list(range(count))
        turns = [rotation.take_turns(items, places, start + number) for number in range(count)]
        for place in range(min(places, count)):
            self.assertEqual(Counter(turn[place] for turn in turns), Counter(items))
        self.assertTrue(all(len(set(turn)) == len(turn) for turn in turns))
