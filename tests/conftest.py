"""What the tests against a running market share: the market, a browser, and pages in two languages."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

BROWSER_WORDS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                 "--disable-sync", "--no-first-run"]  # fmt: skip
PATIENCE = 60_000  # milliseconds: two cores serve, render and build the first assets at once


@pytest.fixture(scope="session")
def stand():
    """The running market: ``stand.url("/shop")``, ``stand.sql("SELECT …")``, ``stand.shell("…")``."""
    from launcher.stand import open_stand

    with open_stand(ROOT) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium of the machine for the whole session."""
    from playwright.sync_api import sync_playwright

    from launcher import machine

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.browser(), args=BROWSER_WORDS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open a visitor's own browser window: ``page = visit(locale="vi-VN")``; each has cookies of its own."""
    contexts = []

    def open_page(locale: str = "vi-VN", width: int = 1280, height: int = 900):
        context = chromium.new_context(
            locale=locale, timezone_id="Asia/Ho_Chi_Minh", viewport={"width": width, "height": height}
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def output():
    """The folder for screenshots and other things that a test leaves to be looked at."""
    folder = ROOT / "tests" / "e2e" / "output"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
