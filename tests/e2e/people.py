"""People of the market at their screens: what several tests of the story do in the browser."""

import json
import re

SETTLE = 800  # milliseconds that a form takes to show what a button did; the back office's network is never idle


class Person:
    """Somebody with a browser window of their own, logged in under the demonstration's login."""

    def __init__(self, stand, visit, login=None, *, password=None, width=1280, height=900, locale="vi-VN"):
        self.stand = stand
        self.page = visit(locale=locale, width=width, height=height)
        self.login = login
        if login:
            self.log_in(login, password or login)

    def log_in(self, login, password):
        self.go("/web/login")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", password)
        self.page.click(".oe_login_form button[type=submit]")
        self.page.wait_for_url(re.compile(r"/(odoo|my|shop)"))

    def go(self, path, host="localhost"):
        """Open a page of the website; returns the answer."""
        return self.page.goto(self.stand.url(path, host))

    def open_record(self, action, record_id):
        """Open a record's form in the back office and wait for it."""
        self.page.goto(self.stand.url(f"/odoo/action-{action}/{record_id}"))
        self.page.wait_for_selector(".o_form_view .o_form_sheet_bg, .o_form_view .o_form_sheet")

    def press(self, name):
        """Press a form's button and wait until the server answered."""
        with self.page.expect_response(re.compile(r"/web/dataset/call_button")) as answer:
            self.page.click(f"button[name='{name}']:visible >> nth=0")
        assert "error" not in answer.value.json(), answer.value.json()
        self.page.wait_for_timeout(SETTLE)

    def call(self, model, method, args, **kwargs):
        """Call a method with this person's own rights, as the screens do; returns its result."""
        answer = self.page.evaluate(
            """async ([model, method, args, kwargs]) => {
                const response = await fetch(`/web/dataset/call_kw/${model}/${method}`, {
                    method: "POST",
                    headers: {"Content-Type": "application/json"},
                    body: JSON.stringify({jsonrpc: "2.0", params: {model, method, args, kwargs}}),
                });
                return response.json();
            }""",
            [model, method, args, kwargs],
        )
        assert "error" not in answer, json.dumps(answer["error"], ensure_ascii=False)[:2000]
        return answer["result"]

    def shoot(self, output, name, *, full=False):
        self.page.screenshot(path=output / f"{name}.png", full_page=full)

    def text(self):
        return self.page.inner_text("body")
