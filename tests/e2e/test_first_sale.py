"""The first sale, through the real screens: from an application to a held lot."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from .papers import pass_test, record_certificate
from .people import Person, set_language
from .plots import PLOTS
from .shopping import VIETNAM, check_out, fill_cart, notify_transfer, pay

OFFICES = ["commune", "board", "quality", "quality2", "lab", "lab2"]
PHONE = {"width": 360, "height": 800}
PICTURES = Path(__file__).parents[2] / "addons" / "farm_demo" / "static" / "img" / "products"
ORDERS_OF_PAYMENT = """SELECT string_agg(o.id::text, ',' ORDER BY o.id) FROM sale_order o
    JOIN sale_order_transaction_rel r ON r.sale_order_id = o.id WHERE r.transaction_id = :id AND o.state = 'sale'"""
ORDERED = """SELECT sum(l.product_uom_qty) FROM sale_order_line l JOIN sale_order o ON o.id = l.order_id
    WHERE o.stall_id = :id AND o.state = 'sale' AND NOT COALESCE(l.is_delivery, false)"""
STALL_NAMED = "SELECT id FROM farm_stall WHERE :'name' IN (name->>'vi_VN', name->>'en_US')"
RESERVED = "SELECT count(*) FROM stock_move_line WHERE lot_id = :id AND state NOT IN ('done', 'cancel')"
STOCK = "SELECT sum(q.quantity) FROM stock_quant q JOIN farm_stall s ON s.location_id = q.location_id WHERE s.id = :id"


@pytest.fixture(scope="module", params=PLOTS)
def story(request, stand):
    """The plot in one language, and what one step leaves to the next."""
    set_language(stand, OFFICES, request.param)
    yield {"lang": request.param, **PLOTS[request.param]}
    set_language(stand, OFFICES, "vi")


@pytest.fixture
def person(stand, visit, story):
    """Somebody who comes to the market, with a login or without, and speaks the story's language."""
    return lambda login=None, **how: Person(stand, visit, login, lang=story["lang"], **how)


def today():
    """The day in Vietnam, whatever the clock of the machine says."""
    return (datetime.now(UTC) + VIETNAM).date()


def own(story):
    """What a buyer types to find the story's goods, and their name."""
    return story["search"], story["goods"]


def number(stand, query, **values):
    return int(float(stand.sql(query, **{name: str(value) for name, value in values.items()}) or 0))


def test_1_a_seller_applies_on_a_phone(stand, person, output, story):
    seller = person(**PHONE)
    seller.go("/web/signup")
    seller.page.fill("input[name=login]", story["seller"])
    seller.page.fill("input[name=name]", story["holder"])
    seller.page.fill("input[name=password]", story["password"])
    seller.page.fill("input[name=confirm_password]", story["password"])
    seller.page.click("form.oe_signup_form button[type=submit]")
    seller.page.wait_for_url(re.compile(r"/my|/shop|/odoo"))
    seller.go("/sell/apply")
    for name, value in {
        "producer_name": story["holder"], "identity_number": "001080012345", "phone": "0912 000 111",
        "stall_name": story["stall_name"], "goods": story["commodity"],
        "bank_name": "Agribank", "bank_account": "1500123",
    }.items():  # fmt: skip
        seller.page.fill(f"#{name}", value)
    seller.page.select_option("#commune_id", label=_commune_label(seller, "Mê Linh"))
    seller.page.click("main form button.btn-lg, #wrap form button.btn-lg")
    assert seller.page.locator("input[name=accept].is-invalid").count(), "the regulations must be accepted"
    seller.page.check("#accept")
    seller.shoot(output, "01-apply", full=True)
    seller.page.click("#wrap form button.btn-lg")
    seller.page.wait_for_url(re.compile(r"/sell$"))
    seller.shoot(output, "02-applied")
    story["application"] = number(
        stand, "SELECT id FROM farm_application WHERE stall_name = :'name'", name=story["stall_name"]
    )
    assert story["application"]


def _commune_label(person, name):
    labels = person.page.locator("#commune_id option").all_inner_texts()
    return next(label for label in labels if name in label)


def test_2_the_commune_manager_screens_and_the_board_takes_the_seller_in(stand, person, output, story):
    manager = person("commune")
    manager.open_record("farm_market.farm_application_action", story["application"])
    manager.press("Papers Are Complete")
    manager.shoot(output, "03-screened")
    board = person("board")
    board.open_record("farm_market.farm_application_action", story["application"])
    board.press("Take In")
    story["stall"] = number(stand, STALL_NAMED, name=story["stall_name"])
    assert stand.sql("SELECT state FROM farm_stall WHERE id = :id", id=str(story["stall"])) == "draft"


def test_3_the_manager_helps_to_open_the_stall_and_nothing_shows_before_the_board_agrees(stand, person, output, story):
    manager = person("commune")
    manager.call("farm.stall", "write", [[story["stall"]], {"tagline": "Rau cần ruộng sâu"}])
    manager.open_record("farm_base.farm_stall_action", story["stall"])
    manager.press("Hand to the Board")
    visitor = person()
    visitor.go("/stalls")
    assert story["stall_name"] not in visitor.text()
    board = person("board")
    board.open_record("farm_base.farm_stall_action", story["stall"])
    board.press("Open the Stall")
    visitor.go(f"/stalls?search={story['stall_name']}")
    assert story["stall_name"] in visitor.text()
    visitor.shoot(output, "04-stall-open")


def test_4_the_seller_posts_goods_and_the_board_approves_them(stand, person, output, story):
    seller = person(story["seller"], password=story["password"], **PHONE)
    seller.go(f"/my/stalls/{story['stall']}/goods/new")
    seller.page.fill("#name", story["goods"])
    seller.page.select_option("#commodity_id", label=story["commodity"])
    seller.page.fill("#price", story["price"])
    seller.page.fill("#shelf_days", "5")
    seller.page.fill("#description", "Rau cần hái buổi sáng, rửa sạch, bó nửa cân.")
    picture = (
        Path(__file__).parents[2] / "addons" / "farm_demo" / "static" / "img" / "products" / "rau-can-hoang-luong.jpg"
    )
    seller.page.set_input_files("#picture", str(picture))
    seller.page.click("#wrap form button.btn-lg")
    seller.page.wait_for_url(re.compile(r"/my/goods/\d+"))
    story["listing"] = int(seller.page.url.rsplit("/", 1)[1])
    seller.page.click("form[action$='/submit'] button")
    seller.page.wait_for_load_state()
    seller.shoot(output, "05-goods-submitted", full=True)
    board = person("board")
    board.open_record("farm_market.farm_listing_action", story["listing"])
    board.press("Approve")
    board.shoot(output, "06-goods-approved")


def test_5_without_its_papers_a_received_lot_is_not_sold_and_the_screen_says_what_is_missing(
    stand, person, output, story
):
    seller = person(story["seller"], password=story["password"], **PHONE)
    seller.go(f"/my/goods/{story['listing']}")
    seller.page.fill("#quantity", story["quantity"])
    seller.page.fill("#harvest_date", today().isoformat())
    seller.page.click("form[action$='/receive'] button")
    seller.page.wait_for_load_state()
    seller.shoot(output, "07-not-on-sale", full=True)
    warning = seller.page.inner_text(".alert-warning")
    for paper in story["missing"]:
        assert paper in warning.lower()
    visitor = person()
    visitor.go(f"/shop?search={story['search']}")
    assert story["goods"] not in visitor.text()


def test_6_a_certificate_in_force_and_a_passed_test_put_it_on_sale(stand, person, output, story):
    officer, second = person("quality"), person("quality2")
    record_certificate(
        officer, second, number=story["certificate"], holder=story["holder"], scheme="VietGAP", certifier="Chi cục",
        commodity=story["commodity"], today=today(),
    )  # fmt: skip
    second.shoot(output, "08-certificate")
    assert stand.sql("SELECT state FROM farm_certificate WHERE name = :'name'", name=story["certificate"]) == "active"
    analyst, verifier = person("lab"), person("lab2")
    sample = pass_test(
        officer, analyst, verifier, goods=story["goods"], laboratory="Trung tâm", value=story["value"], loq=story["loq"]
    )
    verifier.shoot(output, "09-test")
    assert stand.sql("SELECT verdict FROM farm_sample WHERE id = :id", id=str(sample)) == "pass"
    visitor = person(**PHONE)
    visitor.go(f"/shop?search={story['search']}")
    assert story["goods"] in visitor.text()
    visitor.shoot(output, "10-found-without-accents")


def test_7_a_consumer_fills_a_cart_from_two_stalls_and_pays_by_transfer(stand, person, output, story):
    consumer = person("consumer", **PHONE)
    fill_cart(consumer, [own(story), story["neighbour"]])
    consumer.go("/shop/cart")
    consumer.shoot(output, "11-cart", full=True)
    check_out(consumer, "vietqr")
    consumer.shoot(output, "12-payment", full=True)
    pay(consumer, "/payment/status")
    consumer.shoot(output, "13-vietqr", full=True)
    transaction = stand.sql("SELECT max(id) FROM payment_transaction WHERE vietqr_content IS NOT NULL")
    amount = number(stand, "SELECT amount FROM payment_transaction WHERE id = :id", id=transaction)
    purpose = stand.sql("SELECT vietqr_content FROM payment_transaction WHERE id = :id", id=transaction)
    answer = notify_transfer(stand, amount, f"MBVCB.1.{purpose}-CT tu 0123")
    assert answer["notices"][0]["outcome"] == "matched", answer
    consumer.page.wait_for_url(re.compile(r"/shop/confirmation|/my/orders"))
    consumer.shoot(output, "14-confirmed", full=True)
    story["orders"] = stand.sql(ORDERS_OF_PAYMENT, id=transaction).split(",")
    assert len(story["orders"]) == 2


def test_8_another_purchase_is_paid_in_cash_at_the_door(stand, person, output, story):
    consumer = person("consumer", **PHONE)
    before = number(stand, "SELECT count(*) FROM sale_order WHERE state = 'sale'")
    fill_cart(consumer, [own(story), story["third"]])
    check_out(consumer, "custom")
    pay(consumer, "/shop/confirmation")
    consumer.shoot(output, "15-cash-on-delivery", full=True)
    assert number(stand, "SELECT count(*) FROM sale_order WHERE state = 'sale'") == before + 2


def test_9_each_stall_packs_its_own_both_are_delivered_and_the_stock_is_right(stand, person, output, story):
    left = float(stand.sql(STOCK, id=str(story["stall"])))
    ordered = float(stand.sql(ORDERED, id=str(story["stall"])))
    seller = person(story["seller"], password=story["password"], **PHONE)
    seller.go(f"/my/stalls/{story['stall']}/orders")
    seller.shoot(output, "16-orders")
    own = stand.sql("SELECT id FROM sale_order WHERE stall_id = :id", id=str(story["stall"])).split()
    assert len(own) >= 2
    for order in own:
        _hand_over(seller, order)
        assert story["neighbour"][1] not in seller.text(), "a seller does not see another stall's part"
    seller.shoot(output, "17-handed-over")
    neighbour = person("seller", **PHONE)
    (other,) = set(story["orders"]) - set(own)
    _hand_over(neighbour, other)
    assert float(stand.sql(STOCK, id=str(story["stall"]))) == left - ordered
    for order in (*own, other):
        assert stand.sql("SELECT fulfilment_state FROM sale_order WHERE id = :id", id=order) == "delivered"


def _hand_over(seller, order):
    seller.go(f"/my/stall-orders/{order}")
    seller.page.click("form[action$='/pack'] button")
    seller.page.click("form[action$='/deliver'] button")
    seller.page.wait_for_selector("form[action$='/deliver']", state="detached")


def test_10_the_code_on_the_label_opens_the_lots_page_without_login(stand, person, output, story):
    lot = stand.sql(
        "SELECT l.id FROM stock_lot l JOIN product_product p ON p.id = l.product_id WHERE p.product_tmpl_id = :id",
        id=str(story["listing"]),
    )
    story["lot"] = int(lot)
    code = stand.sql("SELECT trace_code FROM stock_lot WHERE id = :id", id=lot)
    anybody = person(**PHONE)
    assert anybody.go(f"/t/{code}").status == 200
    anybody.shoot(output, "18-lot-page", full=True)
    text = anybody.text()
    assert story["goods"] in text
    assert story["certificate"] in text
    assert story["holder"] not in text, "small growers are masked"


def test_11_the_sellers_ledger_agrees_with_the_books_to_the_dong(stand, person, output, story):
    seller = person(story["seller"], password=story["password"], **PHONE)
    assert seller.go("/my/ledger").status == 200
    seller.shoot(output, "19-ledger", full=True)
    goods = number(
        stand, "SELECT sum(l.price_total) FROM sale_order_line l JOIN sale_order o ON o.id = l.order_id "
        "WHERE o.stall_id = :id AND o.state = 'sale' AND NOT COALESCE(l.is_delivery, false)", id=story["stall"],
    )  # fmt: skip
    partner = number(
        stand, "SELECT p.partner_id FROM farm_stall s JOIN farm_producer p ON p.id = s.producer_id WHERE s.id = :id",
        id=story["stall"],
    )  # fmt: skip
    books = number(
        stand, "SELECT -sum(m.balance) FROM account_move_line m JOIN res_company c ON c.id = m.company_id "
        "WHERE m.parent_state = 'posted' AND m.partner_id = :id AND m.account_id = c.farm_seller_account_id",
        id=partner,
    )  # fmt: skip
    assert goods == books > 0
    digits = re.sub(r"\D", "", seller.text())
    assert str(goods) in digits


def test_12_a_held_lot_is_gone_from_shop_cart_and_picking_at_once(stand, person, output, story):
    consumer = person("consumer", **PHONE)
    fill_cart(consumer, [own(story)])
    check_out(consumer, "custom")
    pay(consumer, "/shop/confirmation")
    assert number(stand, RESERVED, id=story["lot"]) == 1
    fill_cart(consumer, [own(story)])
    officer = person("quality")
    officer.open_record("farm_base.stock_lot_action_farm", story["lot"])
    officer.press("Put on Hold")
    officer.page.fill(".modal [name=reason] textarea", "Nghi dư lượng thuốc, chờ kiểm tra lại")
    officer.page.click(".modal .o_form_button_save")
    officer.page.wait_for_selector(".modal", state="detached")
    officer.shoot(output, "20-on-hold")
    assert number(stand, RESERVED, id=story["lot"]) == 0, "nobody may pick it any more"
    consumer.go(f"/shop?search={story['search']}")
    assert story["goods"] not in consumer.page.inner_text("#wrap")
    consumer.go("/shop/cart")
    consumer.shoot(output, "21-gone-from-cart")
    assert not consumer.page.locator(".o_cart_product", has_text=story["goods"]).count()
    code = stand.sql("SELECT trace_code FROM stock_lot WHERE id = :id", id=str(story["lot"]))
    consumer.go(f"/t/{code}")
    consumer.shoot(output, "22-lot-page-on-hold", full=True)
    assert story["held"] in consumer.text().lower()
