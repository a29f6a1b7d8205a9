from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import FarmCommon


@tagged('post_install', '-at_install')
class TestBoard(FarmCommon):
    """Boards of two tiers: of the market, and of the communes that it selected."""

    def _seat(self, **values):
        return self.env['farm.board.member'].create({'name': "Bà Lan", 'company_id': self.market.id, **values})

    def test_a_commune_has_a_board_only_where_the_markets_board_selected_it(self):
        self.hub_b.has_board = False
        with self.assertRaises(ValidationError):
            self._seat(hub_id=self.hub_b.id)
        self.assertIn(self._seat(hub_id=self.hub_a.id), self.hub_a.member_ids)

    def test_a_seat_without_a_commune_is_on_the_markets_own_board(self):
        seat = self._seat()
        self.assertIn(seat, self.market.board_member_ids)
        self.assertNotIn(self._seat(hub_id=self.hub_a.id), self.market.board_member_ids)

    def test_a_seat_is_not_on_a_commune_board_of_another_market(self):
        other = self.env['res.company'].create({'name': "Chợ khác"})
        with self.assertRaises(UserError):
            self._seat(company_id=other.id, hub_id=self.hub_a.id)
