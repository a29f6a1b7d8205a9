import doctest
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_market_crm.tools import matching

DAY = date(2026, 1, 1)
terms = st.builds(
    lambda start, length, quantity, commune: {
        'first': DAY + timedelta(days=start),
        'last': DAY + timedelta(days=start + length),
        'quantity': quantity,
        'commune': commune,
        'province': commune // 2,
    },
    st.integers(0, 90),
    st.integers(0, 30),
    st.integers(1, 500),
    st.integers(0, 3),
)


class TestMatching(BaseCase):
    def test_examples_in_the_plain_module_are_true(self):
        result = doctest.testmod(matching)
        self.assertGreater(result.attempted, 0)
        self.assertEqual(result.failed, 0)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(need=terms, offer=terms)
    def test_a_score_lies_between_0_and_100_and_more_is_never_worse(self, need, offer):
        value = matching.score(need, offer)
        self.assertTrue(0 <= value <= 100)
        together = matching.overlap_days(need['first'], need['last'], offer['first'], offer['last'])
        self.assertEqual(bool(value), bool(together))
        self.assertGreaterEqual(matching.score(need, {**offer, 'quantity': offer['quantity'] + 1}), value)
        self.assertEqual(matching.score(need, need), 100)
