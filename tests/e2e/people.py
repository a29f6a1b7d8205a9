"""People of the market at their screens: what several tests of the story do in the browser."""

import functools
import json
import re
from pathlib import Path

import polib

ADDONS = Path(__file__).parents[2] / "addons"
SETTLE = 800  # milliseconds that a form takes to show what a button did; the back office's network is never idle
PHONE = {"width": 360, "height": 780}
MORE_STEPS = ".o_statusbar_buttons button:has(.oi-ellipsis-v)"
LOCALES = {"vi": "vi-VN", "en": "en-US"}


@functools.cache
def vietnamese():
    """What the market's own texts are in Vietnamese: English text -> set of translations."""
    terms = {}
    for path in ADDONS.glob("*/i18n/vi.po"):
        for entry in polib.pofile(str(path)):
            terms.setdefault(entry.msgid, set()).add(entry.msgstr)
    return terms


def set_language(stand, logins, lang):
    """Let people read the back office in a language, as their own preferences do."""
    code = LOCALES[lang].replace("-", "_")
    stand.shell(f"env['res.users'].search([('login', 'in', {logins!r})]).lang = {code!r}; env.cr.commit()")


class Person:
    """Somebody with a browser window of their own, logged in under the demonstration's login."""

    def __init__(self, stand, visit, login=None, *, password=None, width=1280, height=900, lang="vi"):
        self.stand = stand
        self.lang = lang
        self.page = visit(locale=LOCALES[lang], width=width, height=height)
        self.login = login
        if login:
            self.log_in(login, password or login)

    def log_in(self, login, password):
        self.go("/web/login")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", password)
        self.page.click(".oe_login_form button[type=submit]")
        self.page.wait_for_url(re.compile(r"/(odoo|my|shop)"))

    # === Website === #

    def go(self, path, host="localhost"):
        """Open a page of the website in this person's language; returns the answer."""
        prefix = "/en" if self.lang == "en" else ""
        return self.page.goto(self.stand.url(prefix + path, host))

    def text(self):
        return self.page.inner_text("body")

    def assert_fits(self):
        """The page is not wider than the screen: nothing is cut off, nobody pushes it sideways."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels wider than the screen"

    def look(self, path, *words):
        """Open a page of the website, which fits the screen and says `words`."""
        answer = self.go(path)
        assert answer.status == 200, path
        self.assert_fits()
        text = self.text()
        assert [word for word in words if word not in text] == [], path

    def shoot(self, output, name, *, full=False):
        """Keep a picture of the screen, under the language's own name."""
        self.page.wait_for_timeout(SETTLE)
        self.page.screenshot(path=output / f"{name}-{self.lang}.png", full_page=full)

    # === Back office === #

    def words(self, english):
        """Return what a text of the market may be in this person's language."""
        return vietnamese()[english] if self.lang == "vi" else {english}

    def word(self, english):
        """Return a pattern that matches a text of the market, and nothing longer, in this person's language."""
        return re.compile(rf"^\s*({'|'.join(map(re.escape, self.words(english)))})\s*$")

    def open_screen(self, action):
        """Open a screen of the back office by its action; it fits the person's screen."""
        self.page.goto(self.stand.url(f"/odoo/action-{action}"))
        self.page.wait_for_selector(".o_action_manager .o_content > *, .o_view_nocontent")
        self.page.wait_for_timeout(SETTLE)
        self.assert_fits()

    def open_record(self, action, record_id="new"):
        """Open a record's form in the back office, or that of a new one, and wait for it."""
        self.page.goto(self.stand.url(f"/odoo/action-{action}/{record_id}"))
        self.page.wait_for_selector(".o_form_view .o_form_sheet")

    def press(self, label):
        """Press a form's button, named in English, and wait until the server answered."""
        button = self.page.locator("button:visible").filter(has_text=self.word(label)).first
        if not button.is_visible():
            self.page.click(MORE_STEPS)  # on a phone only the first of a form's buttons has room
        with self.page.expect_response(re.compile(r"/web/dataset/call_button")) as answer:
            button.click()
        assert "error" not in answer.value.json(), answer.value.json()
        self.page.wait_for_timeout(SETTLE)

    def tab(self, name):
        self.page.click(f".o_notebook_headers a[name={name}]")

    def field(self, name):
        return self.page.locator(f".o_field_widget[name={name}]:visible").first

    def fill(self, name, value):
        """Type into a field for text, numbers or a date, as a person does."""
        box = self.field(name)
        box.click()
        box.locator("input, textarea").first.fill(value)
        self.page.keyboard.press("Tab")

    def choose(self, name, text):
        """Choose a record, or one more tag, by its name."""
        box = self.field(name)
        box.locator("input").first.fill(text)
        box.locator(".o-autocomplete--dropdown-item:not(.o_m2o_dropdown_option)").filter(has_text=text).first.click()

    def date(self, day):
        """Write a day as this person's language does."""
        return f"{day:%d/%m/%Y}" if self.lang == "vi" else f"{day:%m/%d/%Y}"

    def save(self):
        """Save the form; returns the number of the record, which the address then shows."""
        with self.page.expect_response(re.compile(r"/web_save")) as answer:
            self.page.click(".o_form_button_save:visible")
        assert "error" not in answer.value.json(), answer.value.json()
        self.page.wait_for_timeout(SETTLE)
        return answer.value.json()["result"][0]["id"]

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
