"""The first sale, through the real screens: from an application to goods that wait for their papers."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from .people import Person

STALL = "Rau nhà Tám"
GOODS = "Rau cần nước Mê Linh"
PHONE = {"width": 360, "height": 800}


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


def test_6_the_shop_speaks_english_too(stand, visit, output):
    visitor = Person(stand, visit, locale="en-US")
    visitor.go("/en/shop")
    visitor.shoot(output, "22-shop-english")
    assert "Vegetables" in visitor.text()
    assert "Rau củ" not in visitor.text()
