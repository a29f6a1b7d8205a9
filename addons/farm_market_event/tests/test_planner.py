from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_market_event.tools.round_planner import plan_rounds, weekend_days

FIRST = date(2026, 1, 1)


class TestPlanner(BaseCase):
    def test_fifty_rounds_fit_into_a_year_with_at_most_two_weeks_between(self):
        plan = plan_rounds(FIRST, date(2026, 12, 31), 50, range(13))
        days = [day for day, _place in plan]
        self.assertEqual(len(days), 50)
        self.assertLessEqual(max(later - earlier for earlier, later in pairwise(days)).days, 14)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        weeks=st.integers(4, 60),
        count=st.integers(1, 50),
        places=st.integers(1, 15),
        held=st.dictionaries(st.integers(0, 14), st.integers(0, 5)),
        taken=st.sets(st.integers(0, 200), max_size=6),
    )
    def test_a_plan_is_fair_and_keeps_to_free_weekend_days(self, weeks, count, places, held, taken):
        last = FIRST + timedelta(weeks=weeks)
        busy = {FIRST + timedelta(days=number) for number in taken}
        free = [day for day in weekend_days(FIRST, last) if day not in busy]
        if count > len(free):
            with self.assertRaises(ValueError):
                plan_rounds(FIRST, last, count, range(places), held, busy)
            return
        plan = plan_rounds(FIRST, last, count, range(places), held, busy)
        days = [day for day, _place in plan]
        self.assertEqual(len(set(days)), count)
        self.assertEqual(days, sorted(days))
        self.assertLessEqual(set(days), set(free))
        turns = Counter(place for _day, place in plan)
        total = {place: held.get(place, 0) + turns[place] for place in range(places)}
        most = max(total[place] for place in turns)
        self.assertGreaterEqual(min(total.values()), most - 1, "a commune waits while another has more rounds")
