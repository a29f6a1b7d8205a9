"""What needs a browser to be seen: streets below a drawn map come when they are asked for; the board answers a chat."""

import base64

import pytest
from playwright.sync_api import expect

TILES = "https://tile.openstreetmap.org/**"
#: One transparent pixel.
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")


def test_streets_are_asked_from_outside_only_when_the_visitor_wants_them(stand, visit, output):
    page = visit(width=360, height=780)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    page.route(TILES, answer)
    page.goto(stand.url("/points"))
    expect(page.locator(".o_farm_point_dot").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not asked
    page.click(".o_farm_streets")
    expect(page.locator(".o_farm_attribution")).to_be_visible()
    page.wait_for_function("document.querySelectorAll('.o_farm_tiles image').length")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=output / "points-streets.png")
    assert asked


def test_without_a_line_the_drawing_stays_and_says_so(stand, visit):
    page = visit(width=360, height=780)
    page.route(TILES, lambda route: route.abort())
    page.goto(stand.url("/points"))
    page.wait_for_load_state("networkidle")
    page.click(".o_farm_streets")
    expect(page.locator(".o_farm_offline")).to_be_visible()
    expect(page.locator(".o_farm_point_dot").first).to_be_visible()


@pytest.fixture
def open_all_day(stand):
    """The chat of Hanoi's market is answered at whatever hour the test runs."""
    before = stand.sql("SELECT chat_days, chat_from, chat_to FROM res_company WHERE is_farm_market ORDER BY id LIMIT 1")
    days, opens, closes = before.split("|")
    stand.shell(_set_hours("daily", 0, 24))
    yield
    stand.shell(_set_hours(days, opens, closes))


def _set_hours(days, opens, closes):
    return (
        "env['res.company'].search([('is_farm_market', '=', True)], order='id', limit=1)"
        f".write({{'chat_days': '{days}', 'chat_from': {opens}, 'chat_to': {closes}}})\nenv.cr.commit()\n"
    )


def _wait_until_present(stand, page, login):
    """Who answers is told to the server some seconds after the page is there; without anybody there is no button."""
    present = """SELECT count(*) FROM mail_presence presence JOIN res_users person ON person.id = presence.user_id
                  WHERE person.login = :'login' AND presence.status = 'online'"""
    for _second in range(60):
        if stand.sql(present, login=login) != "0":
            return
        page.wait_for_timeout(1000)
    pytest.fail(f"{login} is not seen as present")


def test_the_board_hears_what_a_visitor_asks_in_the_chat(stand, visit, output, open_all_day):
    board = visit()
    board.goto(stand.url("/web/login"))
    board.fill("input[name=login]", "board")
    board.fill("input[name=password]", "board")
    board.click(".oe_login_form button[type=submit]")
    board.wait_for_selector(".o_main_navbar")
    _wait_until_present(stand, board, "board")
    visitor = visit(width=360, height=780)
    visitor.goto(stand.url("/contactus"))
    visitor.click(".o-livechat-LivechatButton")
    question = visitor.locator(".o-mail-Composer-input").first
    question.fill("Chợ cuối tuần mở mấy giờ?")
    question.press("Enter")
    expect(board.get_by_text("Chợ cuối tuần mở mấy giờ?").first).to_be_visible()
    board.screenshot(path=output / "chat-board.png")
