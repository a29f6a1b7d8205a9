"""Fifty buyers at once for the last stock: exactly the stock is sold, and nobody pays for what is gone."""

import json
from pathlib import Path

import pytest

BUYERS = Path(__file__).with_name("buyers.py")


@pytest.fixture(scope="module")
def result(stand):
    """What became of the fifty buyers."""
    output = stand.shell(BUYERS.read_text(encoding="utf-8"))
    line = next(line for line in output.splitlines() if line.startswith("RESULT "))
    return json.loads(line.removeprefix("RESULT "))


def test_exactly_the_stock_is_sold(result):
    assert result["sold"] == pytest.approx(result["quantity"] * int(result["stock"] / result["quantity"] + 1e-9))
    assert result["reserved"] == pytest.approx(result["sold"])


def test_the_others_are_told_before_they_pay(result):
    assert len(result["told"]) + result["sale_orders"] == result["buyers"]
    assert all(result["goods"] in words for words in result["told"])


def test_nobodys_money_is_taken_for_nothing(result):
    assert not result["errors"]
    assert result["paid_orders"] == result["sale_orders"]
    assert not result["cancelled"]


def test_a_promise_is_quick(result):
    assert result["promise_max"] < 5, "a payment starts without a wait for others' confirmations"


def test_nobody_waits_for_buyers_of_other_goods(result):
    assert result["other_goods_seconds"] < 2, "another item was promised while this item's queue was held"
