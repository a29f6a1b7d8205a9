"""A consumer's day on a phone: finds what is in season near by, buys, follows the order, complains."""

import re

import pytest

from .people import PHONE, Person
from .shopping import check_out, pay

COMMUNE = "SELECT c.id FROM farm_commune c JOIN farm_stall s ON s.commune_id = c.id WHERE s.name->>'vi_VN' = :'name'"
LAST = "SELECT max(id) FROM sale_order WHERE partner_id = (SELECT partner_id FROM res_users WHERE login = 'consumer')"


@pytest.fixture(scope="module")
def day():
    return {}


@pytest.fixture
def consumer(stand, visit):
    return Person(stand, visit, "consumer", **PHONE)


def test_1_the_home_page_leads_to_the_goods(stand, visit, output):
    visitor = Person(stand, visit, **PHONE)
    visitor.look("/", "Bạn cần mua gì?")
    visitor.shoot(output, "day-consumer-1-home", full=True)
    visitor.page.click(".o_farm_categories a >> nth=0")
    visitor.page.wait_for_url(re.compile("/shop/category/"))
    visitor.assert_fits()
    assert visitor.page.locator(".oe_product_cart").count() > 1


def test_2_the_shop_is_narrowed_to_a_commune_and_back_by_a_thumb(stand, visit, output):
    commune = stand.sql(COMMUNE, name="Rau sạch Mê Linh")
    visitor = Person(stand, visit, **PHONE)
    visitor.look("/shop")
    everything = visitor.page.locator(".oe_product_cart").count()
    visitor.page.click(".o_farm_filters_phone > summary")
    form = visitor.page.locator(".o_farm_filters_phone form")
    tick = form.locator(f"input[name=commune][value='{commune}']")
    if not tick.is_visible():
        form.locator(f"fieldset:has(input[name=commune][value='{commune}']) summary").click()
    tick.check()
    visitor.shoot(output, "day-consumer-2-filters")
    form.locator("button.btn-primary").click()
    visitor.page.wait_for_url(re.compile(f"commune={commune}"))
    visitor.assert_fits()
    assert 0 < visitor.page.locator(".oe_product_cart").count() < everything
    visitor.shoot(output, "day-consumer-3-narrowed")
    visitor.page.click(".o_farm_chip >> nth=0")
    visitor.page.wait_for_url(re.compile(r"/shop$"))
    assert visitor.page.locator(".oe_product_cart").count() == everything


def test_3_what_is_touched_is_as_large_as_a_thumb(stand, visit):
    visitor = Person(stand, visit, **PHONE)
    small = []
    for path in ("/", "/shop", "/stalls", "/shop/cart"):
        visitor.go(path)
        small += visitor.page.evaluate(
            """path => [...document.querySelectorAll(
                    "#wrap :is(.btn, .form-control, .form-select, summary, .o_farm_filter_option, .o_farm_chip)")]
                .filter(each => each.checkVisibility() && !each.closest(".input-group, .offcanvas"))
                .map(each => [path, each.className, Math.round(each.getBoundingClientRect().height)])
                .filter(([, , height]) => height && height < 44)""",
            path,
        )
    assert small == []


def test_4_goods_are_bought_and_paid_at_the_door(stand, consumer, output, day):
    consumer.go("/shop?search=rau muong")
    consumer.page.click(".oe_product_cart a:has-text('Rau muống') >> nth=0")
    consumer.page.wait_for_selector("#add_to_cart")
    consumer.assert_fits()
    consumer.shoot(output, "day-consumer-4-item", full=True)
    with consumer.page.expect_response(re.compile(r"/shop/cart/add")):
        consumer.page.click("#add_to_cart")
    consumer.look("/shop/cart", "Rau muống")
    consumer.shoot(output, "day-consumer-5-cart", full=True)
    check_out(consumer, "custom")
    consumer.assert_fits()
    consumer.shoot(output, "day-consumer-6-payment", full=True)
    pay(consumer, "/shop/confirmation")
    consumer.assert_fits()
    consumer.shoot(output, "day-consumer-7-confirmed", full=True)
    day["order"] = stand.sql(LAST)


def test_5_the_order_is_followed_and_says_when_it_is_prepared(consumer, output, day):
    consumer.look("/my")
    consumer.shoot(output, "day-consumer-8-account", full=True)
    consumer.look("/my/orders")
    consumer.look(f"/my/orders/{day['order']}", "Rau muống")
    consumer.shoot(output, "day-consumer-9-order", full=True)
    assert "Administrator" not in consumer.text(), "a buyer's contact is the stall"


def test_6_something_wrong_is_told_with_few_touches(stand, consumer, output, day):
    consumer.look(f"/my/orders/{day['order']}/complaint")
    consumer.shoot(output, "day-consumer-10-complaint", full=True)
    before = stand.sql("SELECT count(*) FROM farm_complaint")
    consumer.page.locator("#wrap form textarea").first.fill("Rau bị dập nhiều, không ăn được.")
    for box in consumer.page.locator("#wrap form input[type=checkbox]").all()[:1]:
        box.check()
    for choice in consumer.page.locator("#wrap form select").all():
        choice.select_option(index=1)
    for choice in consumer.page.locator("#wrap form input[type=radio]").all()[:1]:
        choice.check()
    consumer.page.locator("#wrap form button.btn-primary").last.click()
    consumer.page.wait_for_load_state()
    assert int(stand.sql("SELECT count(*) FROM farm_complaint")) == int(before) + 1
    consumer.look("/my/complaints")
