"""A seller's day on a phone: packs and hands over, sets a price, receives a lot, answers buyers, looks at the money."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from .people import PHONE, Person
from .shopping import VIETNAM, check_out, fill_cart, pay

STALL = "SELECT id FROM farm_stall WHERE name->>'vi_VN' = 'Rau sạch Mê Linh'"
GOODS = "SELECT id FROM product_template WHERE stall_id = :stall AND name->>'vi_VN' = 'Rau muống'"
NEW = "SELECT max(id) FROM sale_order WHERE stall_id = :stall AND state = 'sale' AND fulfilment_state = 'new'"
STATE = "SELECT fulfilment_state FROM sale_order WHERE id = :order"


@pytest.fixture
def seller(stand, visit):
    return Person(stand, visit, "seller", **PHONE)


@pytest.fixture(scope="module")
def stall(stand):
    return stand.sql(STALL)


def test_1_the_morning_begins_with_what_is_to_do(seller, output, stall):
    seller.look(f"/my/stalls/{stall}", "Rau sạch Mê Linh")
    seller.shoot(output, "day-seller-1-stall", full=True)
    tabs = seller.page.locator(".o_farm_seller_tabs .nav-link")
    cut = [
        tab.inner_text() for tab in tabs.all() if tab.bounding_box()["x"] + tab.bounding_box()["width"] > PHONE["width"]
    ]
    assert cut == [], "a tab that has to be pushed into sight is not found"


def test_2_an_order_is_packed_and_handed_over(stand, visit, seller, output, stall):
    consumer = Person(stand, visit, "consumer", **PHONE)
    fill_cart(consumer, [("rau muong", "Rau muống")])
    check_out(consumer, "custom")
    pay(consumer, "/shop/confirmation")
    order = stand.sql(NEW, stall=stall)
    seller.look(f"/my/stalls/{stall}/orders", "Rau muống")
    seller.shoot(output, "day-seller-2-orders", full=True)
    seller.look(f"/my/stall-orders/{order}", "Rau muống")
    seller.shoot(output, "day-seller-3-order", full=True)
    seller.page.click("form[action$='/pack'] button")
    seller.page.wait_for_selector("form[action$='/deliver'] button")
    assert stand.sql(STATE, order=order) == "packed"
    seller.page.click("form[action$='/deliver'] button")
    seller.page.wait_for_selector("form[action$='/deliver']", state="detached")
    assert stand.sql(STATE, order=order) == "delivered"
    seller.assert_fits()


def test_3_a_new_price_stands_in_the_shop_at_once(stand, visit, seller, output, stall):
    goods = stand.sql(GOODS, stall=stall)
    seller.look(f"/my/goods/{goods}", "Rau muống")
    seller.shoot(output, "day-seller-4-goods", full=True)
    seller.page.fill("form[action$='/price'] input[name=price]", "9.500")
    seller.page.click("form[action$='/price'] button")
    seller.page.wait_for_load_state()
    visitor = Person(stand, visit, **PHONE)
    visitor.look("/shop?search=rau muong", "9.500")


def test_4_a_harvest_is_received_with_the_lots_code(stand, seller, output, stall):
    goods = stand.sql(GOODS, stall=stall)
    lots = (
        "SELECT count(*) FROM stock_lot l JOIN product_product p ON p.id = l.product_id WHERE p.product_tmpl_id = :id"
    )
    before = int(stand.sql(lots, id=goods))
    seller.go(f"/my/goods/{goods}")
    today = (datetime.now(UTC) + VIETNAM - timedelta(days=0)).date()
    seller.page.fill("form[action$='/receive'] input[name=quantity]", "12,5")
    seller.page.fill("form[action$='/receive'] input[name=harvest_date]", today.isoformat())
    seller.page.click("form[action$='/receive'] button")
    seller.page.wait_for_load_state()
    seller.assert_fits()
    seller.shoot(output, "day-seller-5-received", full=True)
    assert int(stand.sql(lots, id=goods)) == before + 1


def test_5_buyers_are_answered(stand, seller, output, stall):
    # Whatever the demonstration answered already: one rating waits.
    stand.sql(
        """UPDATE farm_rating SET answer = NULL
            WHERE id = (SELECT max(id) FROM farm_rating WHERE stall_id = :stall AND state = 'shown')""",
        stall=stall,
    )
    seller.look(f"/my/stalls/{stall}/ratings")
    seller.shoot(output, "day-seller-6-ratings", full=True)
    answered = "SELECT count(*) FROM farm_rating WHERE stall_id = :stall AND answer IS NOT NULL"
    before = int(stand.sql(answered, stall=stall))
    form = seller.page.locator("form[action*='/my/stall-ratings/']").first
    form.locator("textarea").fill("Cảm ơn bác, lần sau cháu giao sớm hơn.")
    form.locator("button").click()
    seller.page.wait_for_load_state()
    assert int(stand.sql(answered, stall=stall)) == before + 1
    seller.look(f"/my/stalls/{stall}/complaints")


def test_6_the_evening_ends_with_the_money(seller, output, stall):
    seller.look("/my/ledger")
    assert re.search(r"\d\s₫", seller.text())
    seller.shoot(output, "day-seller-7-money", full=True)
    for page in (
        "/my/diary",
        f"/my/stalls/{stall}/promotions",
        f"/my/stalls/{stall}/rounds",
        f"/my/stalls/{stall}/sell",
    ):
        seller.look(page)
