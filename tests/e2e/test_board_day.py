"""The management board's day on a phone: what waits is decided, and the market is looked at."""

import pytest

from .people import PHONE, Person

WAITING = "SELECT min(id) FROM product_template WHERE moderation_state = 'submitted' AND company_id = 1"
STATE = "SELECT moderation_state FROM product_template WHERE id = :id"


@pytest.fixture
def board(stand, visit):
    return Person(stand, visit, "board", **PHONE)


def test_1_what_waits_is_a_list_that_fits_the_screen(board, output):
    for number, action in enumerate(("farm_application_action", "farm_listing_action"), 1):
        board.open_screen(f"farm_market.{action}")
        board.shoot(output, f"day-board-{number}-{action}")


def test_2_goods_that_wait_are_looked_at_and_approved(stand, board, output):
    goods = stand.sql(WAITING)
    assert goods, "the demonstration has goods that wait"
    board.open_record("farm_market.farm_listing_action", int(goods))
    board.assert_fits()
    board.shoot(output, "day-board-3-goods")
    board.press("Approve")
    assert stand.sql(STATE, id=goods) == "approved"
    board.shoot(output, "day-board-4-approved")


def test_3_complaints_are_read_and_their_clocks_seen(board, output):
    board.open_screen("farm_market_trust.farm_complaint_action")
    board.shoot(output, "day-board-5-complaints")


def test_4_reports_open_on_a_phone(board, output):
    for number, action in enumerate(
        ("farm_market_trust.farm_stall_report_action", "farm_market_insight.farm_sale_report_action"), 6
    ):
        board.open_screen(action)
        board.shoot(output, f"day-board-{number}-{action.split('.')[1]}")
