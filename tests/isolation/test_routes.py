"""No page and no form gives a stranger what is another's: every route that the project's addons really have.

A route for people who are logged in is tried by itself with things of one seller and one buyer, as a neighbouring
seller, another buyer and a visitor. A route for everybody belongs to a family of :data:`PUBLIC`, which says why. A new
route under neither, or with an argument that nobody has an example of, fails the test.
"""

import json
import re
from pathlib import Path

import pytest
import requests

NEIGHBOUR = "seller-next-door"
STRANGERS = [NEIGHBOUR, "consumer2", None]
#: The buyer of the samples: words that no page may show a stranger.
SECRETS = ["12 ngõ 20 Hồ Tùng Mậu", "0912 345 601", "0912345601"]

#: Families of addresses that are for everybody, with the reason.
PUBLIC = {
    "/": "the market's own pages: home, terms",
    "/.well-known/": "where resolvers of codes look",
    "/01/": "a product code as GS1 writes it: the lot's public page",
    "/advice": "advice on eating",
    "/agencies": "links to agencies",
    "/analysis": "published tests, asked by number",
    "/areas": "registered growing areas",
    "/certificate": "certificates in force, asked by number",
    "/delivery/": "notices of carriers, signed with their secret",
    "/feedback": "petitions of anybody",
    "/findings": "published findings",
    "/guides": "published guides",
    "/harvests": "harvests to come",
    "/ideas": "the forum of ideas",
    "/live": "published livestreams",
    "/marks": "the register of marks",
    "/my/diary/service-worker.js": "a script without data",
    "/needs": "needs and offers",
    "/news": "news",
    "/newsletter": "to subscribe",
    "/payment/": "banks and payment services, signed; a buyer's payment by the session that began it",
    "/points": "introduction points",
    "/prices": "prices that stand in the shop",
    "/promotions": "promotions in force",
    "/recall/": "a recall notice, by its secret token",
    "/regulations": "the market's regulations",
    "/rounds": "open-air markets: sign up, tell a need, propose",
    "/sell": "how to become a seller",
    "/shop": "the shop",
    "/stalls": "open stalls",
    "/t": "a lot's public page, by its code",
    "/terms": "the market's regulations",
    "/training/": "tickets and certificates of a participant, by a secret token",
}
#: Routes for people who are logged in that serve each of them with what is their own or everybody's.
FOR_EACH = {
    "/guides/for/<string:model>": "guides to a screen",
    "/harvests/<int:harvest_id>/request": "any buyer may ask for a harvest",
    "/rounds/<int:event_id>/poster": "the poster of an open-air market",
    "/stalls/<model(\"farm.stall\"):stall>/follow": "any buyer may follow a stall",
}
#: Routes that say no on the page itself, which shows the stranger's own things.
SAY_NO = {"/my/quality/dossier/<int:producer_id>": "the form of dossiers keeps what was typed"}
#: An example of each argument: a thing of the seller of Mê Linh, of a buyer there, or of an office.
SAMPLES = {
    "application_id": "SELECT min(id) FROM farm_application WHERE user_id NOT IN (SELECT id FROM res_users WHERE login "
                      "IN ('seller-next-door', 'consumer2'))",
    "booth_id": "SELECT min(id) FROM event_booth WHERE stall_id = :stall",
    "budget_id": "SELECT min(id) FROM farm_budget",
    "complaint_id": "SELECT min(id) FROM farm_complaint WHERE stall_id = :stall",
    "entry_id": "SELECT COALESCE(min(id), 0) FROM farm_standing_entry",
    "event_id": "SELECT min(id) FROM event_event WHERE hub_id IS NOT NULL",
    "harvest_id": "SELECT min(id) FROM farm_harvest",
    "listing_id": "SELECT min(id) FROM product_template WHERE stall_id = :stall",
    "lot_id": "SELECT max(l.id) FROM stock_lot l JOIN product_product p ON p.id = l.product_id "
              "JOIN product_template t ON t.id = p.product_tmpl_id WHERE t.stall_id = :stall",
    "need_id": "SELECT min(id) FROM farm_need WHERE partner_id NOT IN (SELECT partner_id FROM res_users WHERE login "
    "IN ('seller-next-door', 'consumer2'))",
    "order_id": "SELECT max(id) FROM sale_order WHERE stall_id = :stall AND state = 'sale' AND partner_id = "
                "(SELECT partner_id FROM res_users WHERE login = 'consumer')",
    "pin_id": "SELECT min(id) FROM farm_live_pin",
    "plan_id": "SELECT min(id) FROM farm_plan",
    "producer_id": "SELECT producer_id FROM farm_stall WHERE id = :stall",
    "rating_id": "SELECT min(id) FROM farm_rating WHERE stall_id = :stall",
    "request_id": "SELECT COALESCE(min(id), 0) FROM farm_harvest_request",
    "settlement_id": "SELECT min(s.id) FROM farm_settlement s JOIN farm_producer p ON p.partner_id = s.partner_id "
                     "JOIN farm_stall t ON t.producer_id = p.id WHERE t.id = :stall",
    "stall": "SELECT :stall::int",
    "stall_id": "SELECT :stall::int",
    "table_id": "SELECT COALESCE(min(id), 0) FROM farm_listing_import",
    "track_id": "SELECT min(track_id) FROM farm_live_pin",
}  # fmt: skip
PLAIN = {"model": "farm.stall", "page": "2"}
STEPS = {"/my/goods/": "price", "/my/stall-orders/": "pack", "/my/live/": "pin", "/my/stalls/": "take"}
#: The rows whose last change is compared before and after.
ROWS = {
    "sale_order": "order_id", "product_template": "listing_id", "stock_lot": "lot_id", "farm_stall": "stall_id",
    "farm_complaint": "complaint_id", "farm_rating": "rating_id", "farm_application": "application_id",
    "event_booth": "booth_id", "farm_live_pin": "pin_id",
}  # fmt: skip
MAKE_NEIGHBOUR = """
seller = env['res.users'].search([('login', '=', 'seller')])
if not env['res.users'].search([('login', '=', {login!r})]):
    own = env['farm.stall'].search([('user_ids', 'in', seller.ids)], limit=1)
    other = env['farm.stall'].search([('company_id', '=', own.company_id.id), ('state', '=', 'open'),
                                      ('commune_id', '!=', own.commune_id.id)], limit=1)
    quiet = seller.with_context(no_reset_password=True, tracking_disable=True)
    other.user_ids = [(4, quiet.copy({{'login': {login!r}, 'name': 'Người bán bên cạnh', 'password': {login!r}}}).id)]
    env.cr.commit()
"""


@pytest.fixture(scope="module")
def routes(stand):
    code = (Path(__file__).parent / "routes.py").read_text(encoding="utf-8")
    stand.shell(MAKE_NEIGHBOUR.format(login=NEIGHBOUR))
    printed = stand.shell(f"{code}\n\ntell(env)\n")
    return json.loads(printed.strip().splitlines()[-1])


@pytest.fixture(scope="module")
def samples(stand, routes):
    stall = stand.sql("SELECT min(farm_stall_id) FROM farm_stall_res_users_rel WHERE res_users_id = "
                      "(SELECT id FROM res_users WHERE login = 'seller')")  # fmt: skip
    return {name: stand.sql(query, stall=stall) for name, query in SAMPLES.items()}


def _family(path):
    """Return the longest family of public addresses that a route belongs to, or nothing."""
    fits = [family for family in PUBLIC if path == family or path.startswith(family.rstrip("/") + "/")]
    return max((family for family in fits if family != "/" or path == "/"), key=len, default=None)


def _is_owned(route):
    return route["path"] not in FOR_EACH and not _is_public(route) and bool(set(route["arguments"]) - set(PLAIN))


def _is_public(route):
    return route["auth"] != "user" and not (route["path"].startswith("/my/") and route["arguments"])


def test_every_route_for_everybody_has_a_reason(routes):
    assert [route["path"] for route in routes if _is_public(route) and not _family(route["path"])] == []


def test_every_argument_of_a_private_route_has_an_example(routes, samples):
    wanted = {name for route in routes if _is_owned(route) for name in route["arguments"]}
    assert wanted - {*SAMPLES, *PLAIN, "step"} == set()
    assert len([route for route in routes if _is_owned(route)]) > 30


class Stranger:
    """Somebody without business there, with a session of the website."""

    def __init__(self, stand, login):
        self.stand = stand
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "vi-VN"  # the market's own: no way round by another language
        page = self.session.get(stand.url("/web/login"), timeout=60).text
        self.token = _token(page)
        if login:
            self.session.post(
                stand.url("/web/login"), data={"login": login, "password": login, "csrf_token": self.token}, timeout=60
            )
            page = self.session.get(stand.url("/my"), timeout=60).text
            assert "/web/session/logout" in page, f"{login} is not logged in"
            self.token = _token(page)

    def ask(self, route, path, method):
        if route["kind"] == "jsonrpc":
            return self.session.post(self.stand.url(path), json={"jsonrpc": "2.0", "params": {}}, timeout=60)
        if method == "GET":
            return self.session.get(self.stand.url(path), timeout=60, allow_redirects=False)
        data = {"csrf_token": self.token, "price": "1", "quantity": "1", "reason": "x", "answer": "x", "message": "x",
                "body": "x", "name": "x", "note": "x", "order_ids": "1"}  # fmt: skip
        return self.session.post(self.stand.url(path), data=data, timeout=60, allow_redirects=False)


def _token(page):
    return re.search(r'csrf_token: "([^"]+)"', page)[1]


def _fill(path, samples):
    """Return a route's address with the examples in it."""
    step = next((step for start, step in STEPS.items() if path.startswith(start)), "x")
    return re.sub(r"<[^>]*?(\w+)>", lambda found: {**samples, **PLAIN, "step": step}[found[1]], path)


def _is_refused(response, route, path):
    if route["kind"] == "jsonrpc":
        return "error" in response.json()
    if response.is_redirect:
        target = response.headers["Location"]
        return "/web/login" in target or path not in target
    if route["path"] in SAY_NO:
        return response.status_code >= 400 or "alert-danger" in response.text
    # 400 would be a form without its token, which shows nothing; 405 a method that the route does not have.
    return response.status_code in (403, 404, 410, 422)


def _changes(stand, samples):
    """Return what of the examples was changed last, row by row."""
    dossiers = stand.sql("SELECT count(*) FROM farm_dossier WHERE producer_id = :id", id=samples["producer_id"])
    return {"dossiers": dossiers} | {
        table: stand.sql(f"SELECT xmin FROM {table} WHERE id = :id", id=samples[name])  # noqa: S608
        for table, name in ROWS.items()
        if samples[name]
    }


@pytest.mark.parametrize("login", STRANGERS, ids=["another seller", "another buyer", "a visitor"])
def test_nobody_gets_or_changes_what_is_anothers_by_any_route(stand, routes, samples, login):
    stranger, before = Stranger(stand, login), _changes(stand, samples)
    given = []
    for route in routes:
        if not _is_owned(route):
            continue
        path = _fill(route["path"], samples)
        for method in route["methods"]:
            answer = stranger.ask(route, path, method)
            if not _is_refused(answer, route, path) or any(secret in answer.text for secret in SECRETS):
                given.append(f"{method} {path}: {answer.status_code} {answer.headers.get('Location', '')}")
    assert not given, "\n".join(given)
    assert _changes(stand, samples) == before


@pytest.mark.parametrize("login", STRANGERS, ids=["another seller", "another buyer", "a visitor"])
def test_no_page_for_each_shows_a_buyers_address_to_a_stranger(stand, routes, samples, login):
    stranger = Stranger(stand, login)
    told = []
    for route in routes:
        if _is_owned(route) or "GET" not in route["methods"] or route["kind"] != "http":
            continue
        if set(route["arguments"]) - {*SAMPLES, *PLAIN}:
            continue
        answer = stranger.ask(route, _fill(route["path"], samples), "GET")
        if answer.status_code >= 500 or any(secret in answer.text for secret in SECRETS):
            told.append(f"{route['path']}: {answer.status_code}")
    assert not told, "\n".join(told)


def test_a_visitor_is_asked_to_log_in_by_every_private_page(stand, routes, samples):
    visitor = Stranger(stand, None)
    open_pages = []
    for route in routes:
        if route["auth"] != "user" or "GET" not in route["methods"] or route["kind"] != "http":
            continue
        answer = visitor.ask(route, _fill(route["path"], samples), "GET")
        if not (answer.is_redirect and "/web/login" in answer.headers["Location"]) and answer.status_code < 400:
            open_pages.append(f"{route['path']}: {answer.status_code} {answer.headers.get('Location', '')}")
    assert not open_pages, "\n".join(open_pages)
