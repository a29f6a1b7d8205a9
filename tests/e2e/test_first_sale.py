"""The first sale, through the real screens: from an application to a held lot."""

import hashlib
import hmac
import json
import re
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from .people import Person

STALL = "Rau nhà Tám"
GOODS = "Rau cần nước Mê Linh"
PHONE = {"width": 360, "height": 800}
SECRET = "demo-webhook-secret"
CERTIFICATE = f"VIETGAP-TT-{time.time_ns()}"


@pytest.fixture(scope="module")
def story():
    """What one step of the story leaves to the next."""
    return {}


def number(stand, query, **values):
    return int(float(stand.sql(query, **{name: str(value) for name, value in values.items()}) or 0))


def test_1_a_seller_applies_on_a_phone(stand, visit, output, story):
    seller = Person(stand, visit, **PHONE)
    seller.go("/web/signup")
    seller.page.fill("input[name=login]", "tam@example.com")
    seller.page.fill("input[name=name]", "Nguyễn Văn Tám")
    seller.page.fill("input[name=password]", "rau-can-2026")
    seller.page.fill("input[name=confirm_password]", "rau-can-2026")
    seller.page.click("form.oe_signup_form button[type=submit]")
    seller.page.wait_for_url(re.compile(r"/my|/shop|/odoo"))
    seller.go("/sell/apply")
    for name, value in {
        "producer_name": "Nguyễn Văn Tám", "identity_number": "001080012345", "phone": "0912 000 111",
        "stall_name": STALL, "goods": "Rau cần, rau muống", "bank_name": "Agribank", "bank_account": "1500123",
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
    story["application"] = number(stand, "SELECT id FROM farm_application WHERE stall_name = :'name'", name=STALL)
    assert story["application"]


def _commune_label(person, name):
    labels = person.page.locator("#commune_id option").all_inner_texts()
    return next(label for label in labels if name in label)


def test_2_the_commune_manager_screens_and_the_board_takes_the_seller_in(stand, visit, output, story):
    manager = Person(stand, visit, "commune")
    manager.open_record("farm_market.farm_application_action", story["application"])
    manager.press("action_screen")
    manager.shoot(output, "03-screened")
    board = Person(stand, visit, "board")
    board.open_record("farm_market.farm_application_action", story["application"])
    board.press("action_approve")
    story["stall"] = number(stand, "SELECT id FROM farm_stall WHERE name->>'vi_VN' = :'name'", name=STALL)
    assert stand.sql("SELECT state FROM farm_stall WHERE id = :id", id=str(story["stall"])) == "draft"


def test_3_the_manager_helps_to_open_the_stall_and_nothing_shows_before_the_board_agrees(stand, visit, output, story):
    manager = Person(stand, visit, "commune")
    manager.call("farm.stall", "write", [[story["stall"]], {"tagline": "Rau cần ruộng sâu"}])
    manager.open_record("farm_base.farm_stall_action", story["stall"])
    manager.press("action_submit")
    visitor = Person(stand, visit)
    visitor.go("/stalls")
    assert STALL not in visitor.text()
    board = Person(stand, visit, "board")
    board.open_record("farm_base.farm_stall_action", story["stall"])
    board.press("action_approve")
    visitor.go(f"/stalls?search={STALL}")
    assert STALL in visitor.text()
    visitor.shoot(output, "04-stall-open")


def test_4_the_seller_posts_goods_and_the_board_approves_them(stand, visit, output, story):
    seller = Person(stand, visit, "tam@example.com", password="rau-can-2026", **PHONE)
    seller.go(f"/my/stalls/{story['stall']}/goods/new")
    seller.page.fill("#name", GOODS)
    seller.page.select_option("#commodity_id", label="Rau cần")
    seller.page.fill("#price", "18.000")
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
    board = Person(stand, visit, "board")
    board.open_record("farm_market.farm_listing_action", story["listing"])
    board.press("action_approve_listing")
    board.shoot(output, "06-goods-approved")


def test_5_without_certificate_and_test_a_received_lot_is_not_sold_and_the_screen_says_why(stand, visit, output, story):
    seller = Person(stand, visit, "tam@example.com", password="rau-can-2026", **PHONE)
    seller.go(f"/my/goods/{story['listing']}")
    seller.page.fill("#quantity", "20,5")
    seller.page.fill("#harvest_date", datetime.now(UTC).date().isoformat())
    seller.page.click("form[action$='/receive'] button")
    seller.page.wait_for_load_state()
    seller.shoot(output, "07-not-on-sale", full=True)
    warning = seller.page.inner_text(".alert-warning")
    assert re.search("chứng nhận", warning, re.I), warning
    assert re.search("kiểm nghiệm|xét nghiệm|phân tích|thử", warning, re.I), warning
    visitor = Person(stand, visit)
    visitor.go("/shop?search=rau can")
    assert GOODS not in visitor.text()


def test_6_a_certificate_in_force_and_a_passed_test_put_it_on_sale(stand, visit, output, story):
    stall = story["stall"]
    producer = number(stand, "SELECT producer_id FROM farm_stall WHERE id = :id", id=stall)
    officer, second = Person(stand, visit, "quality"), Person(stand, visit, "quality2")
    today = datetime.now(UTC).date()
    certificate = officer.call("farm.certificate", "create", [[_certificate(stand, officer, producer, today)]])[0]
    action = "farm_quality.farm_certificate_action"
    officer.open_record(action, certificate)
    officer.press("action_take_step")
    officer.call("farm.certificate", "write", [[certificate], {
        "register_checked_on": today.isoformat(), "register_note": "Có trong danh bạ",
    }])  # fmt: skip
    officer.open_record(action, certificate)
    officer.press("action_take_step")
    second.open_record(action, certificate)
    second.press("action_take_step")
    second.shoot(output, "08-certificate")
    assert stand.sql("SELECT state FROM farm_certificate WHERE id = :id", id=str(certificate)) == "active"
    _pass_a_test(stand, visit, officer, story, output)
    visitor = Person(stand, visit, **PHONE)
    visitor.go("/shop?search=rau can")
    assert GOODS in visitor.text()
    visitor.shoot(output, "09-found-without-accents")


def _certificate(stand, officer, producer, today):
    scheme = officer.call("farm.scheme", "search", [[["name", "ilike", "VietGAP"]]])[0]
    certifier = officer.call("farm.certifier", "search", [[]], limit=1)[0]
    commodity = officer.call("farm.commodity", "search", [[["code", "=", "water_dropwort"]]])
    return {
        "name": CERTIFICATE, "scheme_id": scheme, "certifier_id": certifier, "producer_id": producer,
        "commodity_ids": [[6, 0, commodity]], "date_from": (today - timedelta(days=1)).isoformat(),
        "date_to": (today + timedelta(days=365)).isoformat(),
    }  # fmt: skip


def _pass_a_test(stand, visit, officer, story, output):
    laboratory = officer.call("farm.laboratory", "search", [[]], limit=1)[0]
    lead = officer.call("farm.analyte", "search", [[["name", "ilike", "Chì"]]], limit=1) or officer.call(
        "farm.analyte", "search", [[["name", "ilike", "Lead"]]], limit=1
    )
    sample = officer.call("farm.sample", "create", [[{
        "kind": "safety", "product_tmpl_id": story["listing"], "laboratory_id": laboratory,
        "result_ids": [[0, 0, {"analyte_id": lead[0], "unit": "mg_kg"}]],
    }]])[0]  # fmt: skip
    action = "farm_quality.farm_sample_action"
    officer.open_record(action, sample)
    officer.press("action_take_step")
    analyst, verifier = Person(stand, visit, "lab"), Person(stand, visit, "lab2")
    for _step in ("receive", "start"):
        analyst.open_record(action, sample)
        analyst.press("action_take_step")
    results = analyst.call("farm.test.result", "search", [[["sample_id", "=", sample]]])
    analyst.call("farm.test.result", "write", [results, {"value": "0,02", "loq": "0,01"}])
    analyst.open_record(action, sample)
    analyst.press("action_take_step")
    verifier.open_record(action, sample)
    verifier.press("action_take_step")
    verifier.shoot(output, "08-sample")
    assert stand.sql("SELECT verdict FROM farm_sample WHERE id = :id", id=str(sample)) == "pass"


def _fill_cart(consumer, slugs):
    for search, name in slugs:
        consumer.go(f"/shop?search={search}")
        consumer.page.click(f".oe_product_cart a:has-text('{name}') >> nth=0")
        consumer.page.wait_for_selector("#add_to_cart")
        consumer.page.click("#add_to_cart")
        consumer.page.wait_for_timeout(1500)


def _check_out(consumer, provider):
    consumer.go("/shop/checkout")
    consumer.page.wait_for_selector("input[name=o_delivery_radio]:checked")
    consumer.page.wait_for_timeout(1500)
    consumer.go("/shop/payment")
    consumer.page.click(f"input[name=o_payment_radio][data-provider-code='{provider}']")
    terms = consumer.page.locator("#website_sale_tc_checkbox")
    if terms.count():
        terms.check()


def test_7_a_consumer_fills_a_cart_from_two_stalls_and_pays_by_transfer(stand, visit, output, story):
    consumer = Person(stand, visit, "consumer", **PHONE)
    _fill_cart(consumer, [("rau can", GOODS), ("buoi dien", "Bưởi Diễn")])
    consumer.go("/shop/cart")
    consumer.shoot(output, "10-cart", full=True)
    _check_out(consumer, "vietqr")
    consumer.shoot(output, "11-payment", full=True)
    consumer.page.click("button[name=o_payment_submit_button]:visible")
    consumer.page.wait_for_url(re.compile(r"/payment/status|/shop/confirmation"))
    consumer.page.wait_for_timeout(1500)
    consumer.shoot(output, "12-vietqr", full=True)
    transaction = stand.sql("SELECT max(id) FROM payment_transaction WHERE provider_code = 'vietqr'")
    amount = number(stand, "SELECT amount FROM payment_transaction WHERE id = :id", id=transaction)
    purpose = stand.sql("SELECT vietqr_content FROM payment_transaction WHERE id = :id", id=transaction)
    answer = _notify(stand, amount, f"MBVCB.1.{purpose}-CT tu 0123")
    assert answer["notices"][0]["outcome"] == "matched", answer
    consumer.page.wait_for_url(re.compile(r"/shop/confirmation|/my/orders"))
    for _attempt in range(20):
        confirmed = """SELECT count(*) FROM sale_order o JOIN sale_order_transaction_rel r ON r.sale_order_id = o.id
                       WHERE r.transaction_id = :id AND o.state = 'sale'"""
        if number(stand, confirmed, id=transaction) == 2:
            break
        time.sleep(1)
    consumer.go("/shop/confirmation")
    consumer.shoot(output, "13-confirmed", full=True)
    story["orders"] = stand.sql(
        "SELECT string_agg(sale_order_id::text, ',' ORDER BY sale_order_id) FROM sale_order_transaction_rel "
        "WHERE transaction_id = :id", id=transaction,
    ).split(",")  # fmt: skip
    assert len(story["orders"]) == 2


def _notify(stand, amount, content):
    body = json.dumps({
        "id": int(time.time()), "gateway": "MBBank",
        "transactionDate": (datetime.now(UTC) + timedelta(hours=7)).strftime("%Y-%m-%d %H:%M:%S"),
        "accountNumber": "0000201912", "content": content, "transferType": "in", "transferAmount": amount,
        "referenceCode": f"FT{time.time_ns()}",
    }).encode()  # fmt: skip
    stamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    request = urllib.request.Request(stand.url("/payment/vietqr/webhook"), data=body, headers={
        "Content-Type": "application/json", "X-VietQR-Timestamp": stamp, "X-VietQR-Signature": f"sha256={signature}",
    })  # fmt: skip
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def test_8_another_purchase_is_paid_in_cash_at_the_door(stand, visit, output, story):
    consumer = Person(stand, visit, "consumer", **PHONE)
    before = number(stand, "SELECT count(*) FROM sale_order WHERE state = 'sale'")
    _fill_cart(consumer, [("rau can", GOODS), ("mien dong", "Miến dong")])
    _check_out(consumer, "custom")
    consumer.page.click("button[name=o_payment_submit_button]:visible")
    consumer.page.wait_for_url(re.compile(r"/shop/confirmation"))
    consumer.shoot(output, "14-cash-on-delivery", full=True)
    assert number(stand, "SELECT count(*) FROM sale_order WHERE state = 'sale'") == before + 2


def test_9_each_stall_packs_its_own_and_the_stock_is_right(stand, visit, output, story):
    seller = Person(stand, visit, "tam@example.com", password="rau-can-2026", **PHONE)
    stock = (
        "SELECT sum(q.quantity) FROM stock_quant q JOIN farm_stall s ON s.location_id = q.location_id WHERE s.id = :id"
    )
    before = float(stand.sql(stock, id=str(story["stall"])))
    seller.go(f"/my/stalls/{story['stall']}/orders")
    seller.shoot(output, "15-orders")
    own = stand.sql(
        "SELECT string_agg(id::text, ',') FROM sale_order WHERE stall_id = :id", id=str(story["stall"])
    ).split(",")
    for order in own:
        seller.go(f"/my/stall-orders/{order}")
        assert "Bưởi" not in seller.text(), "a seller does not see another stall's part"
        seller.page.click("form[action$='/pack'] button")
        seller.page.wait_for_selector("form[action$='/deliver'] button")
        seller.page.click("form[action$='/deliver'] button")
        seller.page.wait_for_load_state()
    seller.shoot(output, "16-handed-over")
    assert float(stand.sql(stock, id=str(story["stall"]))) == before - len(own)
    states = stand.sql(
        "SELECT string_agg(DISTINCT fulfilment_state, ',') FROM sale_order WHERE stall_id = :id", id=str(story["stall"])
    )
    assert states == "delivered"


def test_10_the_code_on_the_label_opens_the_lots_page_without_login(stand, visit, output, story):
    lot = stand.sql(
        "SELECT l.id FROM stock_lot l JOIN product_product p ON p.id = l.product_id WHERE p.product_tmpl_id = :id",
        id=str(story["listing"]),
    )
    story["lot"] = int(lot)
    code = stand.sql("SELECT trace_code FROM stock_lot WHERE id = :id", id=lot)
    anybody = Person(stand, visit, **PHONE)
    assert anybody.go(f"/t/{code}").status == 200
    anybody.shoot(output, "17-lot-page", full=True)
    text = anybody.text()
    assert GOODS in text
    assert CERTIFICATE in text
    assert "Nguyễn Văn Tám" not in text, "small growers are masked"


def test_11_the_sellers_ledger_agrees_with_the_books_to_the_dong(stand, visit, output, story):
    seller = Person(stand, visit, "tam@example.com", password="rau-can-2026", **PHONE)
    assert seller.go("/my/ledger").status == 200
    seller.shoot(output, "18-ledger", full=True)
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


def test_12_a_held_lot_is_gone_from_shop_cart_and_picking_at_once(stand, visit, output, story):
    consumer = Person(stand, visit, "consumer", **PHONE)
    _fill_cart(consumer, [("rau can", GOODS)])
    officer = Person(stand, visit, "quality")
    officer.open_record("farm_base.stock_lot_action_farm", story["lot"])
    officer.press("action_open_hold")
    officer.page.fill(".modal [name=reason] textarea", "Nghi dư lượng thuốc, chờ kiểm tra lại")
    officer.page.click(".modal .o_form_button_save")
    officer.page.wait_for_selector(".modal", state="detached")
    officer.shoot(output, "19-on-hold")
    consumer.go("/shop?search=rau can")
    assert GOODS not in consumer.page.inner_text("#wrap")
    consumer.go("/shop/cart")
    consumer.shoot(output, "20-gone-from-cart")
    assert not consumer.page.locator(f".o_cart_product:has-text('{GOODS}')").count()
    code = stand.sql("SELECT trace_code FROM stock_lot WHERE id = :id", id=str(story["lot"]))
    consumer.go(f"/t/{code}")
    consumer.shoot(output, "21-lot-page-on-hold", full=True)
    assert re.search("tạm|giữ|dừng", consumer.text(), re.I)


def test_13_the_shop_speaks_english_too(stand, visit, output):
    visitor = Person(stand, visit, locale="en-US")
    visitor.go("/en/shop")
    visitor.shoot(output, "22-shop-english")
    assert "Diễn pomelo" in visitor.text() or "Stalls" in visitor.text()
    assert "Gian hàng" not in visitor.page.inner_text("header")
