"""The market answers on one port: pages, both markets' host names, and websockets, without an error in the browser."""

import pytest


def test_the_shop_opens_in_vietnamese(stand, visit, output):
    page = visit()
    answer = page.goto(stand.url("/shop"))
    page.screenshot(path=output / "front-door-shop.png")
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "vi-VN"


@pytest.mark.parametrize("host", ["localhost", "hiephoa.localhost"])
def test_each_market_answers_at_its_own_host_name(stand, visit, host):
    assert visit().goto(stand.url("/", host)).status == 200
    wanted = stand.sql("SELECT count(*) FROM website WHERE domain = :'address'", address=stand.url("", host))
    assert wanted == "1"


def test_the_back_office_has_its_websocket_and_no_error(stand, visit):
    page = visit()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(stand.url("/web/login"))
    page.fill("input[name=login]", "admin")
    page.fill("input[name=password]", "admin")
    page.click(".oe_login_form button[type=submit]")
    page.wait_for_selector(".o_main_navbar")
    handshake = page.evaluate(
        """url => new Promise(resolve => {
            const socket = new WebSocket(url);
            socket.onopen = () => resolve("open");
            socket.onerror = () => resolve("refused");
        })""",
        stand.url("/websocket").replace("http", "ws", 1),
    )
    assert handshake == "open"
    assert errors == []
    assert all(f":{stand.port}/" in url for url in sockets)


def test_the_shop_speaks_english_too(stand, visit, output):
    page = visit(locale="en-US")
    page.goto(stand.url("/en/shop"))
    page.screenshot(path=output / "front-door-shop-en.png")
    text = page.inner_text("body")
    assert "Vegetables" in text
    assert "Rau củ" not in text


@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_the_header_of_a_desktop_has_its_menu_below_the_search_and_fits(stand, visit, output, width):
    page = visit(width=width)
    page.goto(stand.url("/"))
    page.wait_for_function("!document.querySelector('#top_menu.o_menu_loading')")
    page.screenshot(path=output / f"front-door-header-{width}.png")
    search = page.locator("header .o_farm_search_wide").bounding_box()
    items = page.locator("#top_menu > li:visible")
    assert items.count() >= 6, "most of the menu is in sight"
    for item in items.all():
        box = item.bounding_box()
        assert box["y"] >= search["y"] + search["height"]
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
