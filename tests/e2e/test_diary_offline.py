"""A seller keeps the diary in a field without a line: what is written down there arrives once, or says why not."""

import re

import pytest

from .people import Person

PHONE = {"width": 360, "height": 780}
#: A seller of the demonstration, with one stall, and one of the goods that are sold there.
SELLER, GOODS = "seller", "Rau cần"
NOTED = "SELECT count(*) FROM farm_diary_entry WHERE note = :'note'"


@pytest.fixture(scope="module")
def phone(stand, chromium):
    """The seller's phone, on which the diary was opened once with a line."""
    context = chromium.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport=PHONE)
    context.set_default_timeout(60_000)
    seller = Person(stand, lambda **_how: context.new_page(), SELLER)
    seller.go("/my/diary")
    seller.page.wait_for_selector(".o_farm_diary_ready:visible")
    yield seller
    context.close()


def write_down(phone, kind, **fields):
    form = phone.page.locator(".o_farm_diary_form")
    form.locator("[name=kind]").select_option(kind)
    form.locator("[name=commodity_id]").select_option(label=GOODS)
    for name, value in fields.items():
        if name == "plot_new" and not form.locator("[name=plot_new]").is_visible():
            form.locator("summary").click()
        form.locator(f"[name={name}]").fill(value)
    form.locator("button.btn-lg").click()


def waiting(phone):
    return phone.page.locator(".o_farm_diary_head:visible .o_farm_diary_count").inner_text()


def noted(stand, note):
    return int(stand.sql(NOTED, note=note))


def settled(phone):
    """Wait until nothing is left to send."""
    phone.page.wait_for_selector(".o_farm_diary_head", state="hidden")


def test_1_without_a_line_the_diary_opens_and_takes_entries(stand, phone, output):
    phone.page.context.set_offline(True)
    phone.page.reload()
    phone.page.wait_for_selector(".o_farm_diary_offline:visible")
    write_down(phone, "pesticide", input_name="Radiant 60SC", dose="10 ml", plot_new="Ruộng xa", note="e2e-phun")
    write_down(phone, "harvest", quantity="30 kg", plot_new="Ruộng xa", note="e2e-som")
    write_down(phone, "care", note="e2e-cham-soc")
    assert waiting(phone) == "3"
    phone.shoot(output, "diary-offline", full=True)
    assert noted(stand, "e2e-cham-soc") == 0


def test_2_what_waits_survives_that_the_browser_is_closed(phone):
    phone.page.close()
    phone.page = phone.page.context.new_page()
    phone.go("/my/diary")
    assert waiting(phone) == "3"


def test_3_with_a_line_it_is_sent_by_itself_and_a_refusal_stands_beside_its_entry(stand, phone, output):
    phone.page.context.set_offline(False)
    settled(phone)
    assert [noted(stand, note) for note in ("e2e-phun", "e2e-cham-soc", "e2e-som")] == [1, 1, 0]
    reason = phone.page.locator(".o_farm_diary_queue .o_farm_diary_reason").inner_text()
    assert "Radiant 60SC" in reason
    assert re.search(r"\d\d/\d\d/\d{4}", reason)
    assert "e2e-cham-soc" in phone.page.locator(".o_farm_diary_entries").inner_text()
    phone.shoot(output, "diary-refused", full=True)


def test_4_the_refused_entry_is_corrected_and_taken(stand, phone):
    phone.page.click(".o_farm_diary_correct:visible")
    form = phone.page.locator(".o_farm_diary_form")
    assert form.locator("[name=quantity]").input_value() == "30 kg"
    write_down(phone, "harvest", plot_new="Ruộng nhà")
    phone.page.wait_for_selector(".o_farm_diary_queue", state="hidden")
    assert noted(stand, "e2e-som") == 1


def test_5_an_entry_whose_answer_was_lost_is_written_down_once(stand, phone):
    def lose_answer(route):
        route.fetch()
        route.abort()

    phone.page.route("**/my/diary/sync", lose_answer)
    with phone.page.expect_event("requestfailed"):
        write_down(phone, "care", note="e2e-mat-tra-loi")
    assert waiting(phone) == "1"
    assert noted(stand, "e2e-mat-tra-loi") == 1
    phone.page.unroute("**/my/diary/sync")
    phone.page.click(".o_farm_diary_send:visible")
    settled(phone)
    assert noted(stand, "e2e-mat-tra-loi") == 1


def test_6_a_refused_entry_can_be_thrown_away(stand, phone):
    write_down(phone, "pesticide", input_name="Thuốc không có trong danh mục", note="e2e-la")
    phone.page.click(".o_farm_diary_drop:visible")
    phone.page.wait_for_selector(".o_farm_diary_queue", state="hidden")
    assert noted(stand, "e2e-la") == 0
