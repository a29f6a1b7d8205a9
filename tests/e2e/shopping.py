"""What buyers do: fill a cart, check out, and pay; and what the bank tells the market of it."""

import hashlib
import hmac
import json
import re
import time
import urllib.request
from datetime import UTC, datetime, timedelta

WEBHOOK_SECRET = "demo-webhook-secret"
VIETNAM = timedelta(hours=7)


def fill_cart(consumer, items):
    """Look for each item as people type, open it and put it into the cart."""
    for search, name in items:
        consumer.go(f"/shop?search={search}")
        consumer.page.click(f".oe_product_cart a:has-text('{name}') >> nth=0")
        consumer.page.wait_for_selector("#add_to_cart")
        with consumer.page.expect_response(re.compile(r"/shop/cart/add")) as answer:
            consumer.page.click("#add_to_cart")
        assert answer.value.json()["result"]["quantity"] > 0


def check_out(consumer, provider):
    """Choose how it is delivered and paid, up to the button that pays."""
    consumer.go("/shop/checkout")
    consumer.page.wait_for_selector("input[name=o_delivery_radio]:checked")
    consumer.page.wait_for_load_state("networkidle")
    consumer.go("/shop/payment")
    option = f"li:has(input[name=o_payment_radio][data-provider-code='{provider}'])"
    consumer.page.click(f"{option} .o_payment_option_label")
    terms = consumer.page.locator("#website_sale_tc_checkbox")
    if terms.count():
        terms.check()


def pay(consumer, arrives):
    """Press the button that pays and wait for the page that it leads to."""
    consumer.page.click("button[name=o_payment_submit_button]:visible")
    consumer.page.wait_for_url(re.compile(arrives))


def notify_transfer(stand, amount, content):
    """Tell the market of a transfer as the bank's notice service does, signed; returns its answer."""
    body = json.dumps({
        "id": int(time.time()), "gateway": "MBBank",
        "transactionDate": (datetime.now(UTC) + VIETNAM).strftime("%Y-%m-%d %H:%M:%S"),
        "accountNumber": "0000201912", "content": content, "transferType": "in", "transferAmount": amount,
        "referenceCode": f"FT{time.time_ns()}",
    }).encode()  # fmt: skip
    stamp = str(int(time.time()))
    signature = hmac.new(WEBHOOK_SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    request = urllib.request.Request(stand.url("/payment/vietqr/webhook"), data=body, headers={
        "Content-Type": "application/json", "X-VietQR-Timestamp": stamp, "X-VietQR-Signature": f"sha256={signature}",
    })  # fmt: skip
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)
