"""No seller, buyer, commune or market reads, changes or removes what is another's: over every model there is."""

import json
from pathlib import Path

import pytest

from .shared_models import CHANGED, COMMUNES, MARKETS, PUBLIC, READ_TOGETHER, SELLERS, VISITOR_HIMSELF

PAIRS = ["sellers", "sellers of two markets", "communes", "buyers", "markets"]
#: What each of the first ones must have, or the test would show nothing.
HAVE = {
    "sellers": ["sale.order", "sale.order.line", "stock.lot", "stock.picking", "farm.ledger.entry", "farm.complaint"],
    "sellers of two markets": ["sale.order", "stock.lot"],
    "communes": ["sale.order", "stock.lot", "stock.picking", "farm.producer"],
    "buyers": ["sale.order", "sale.order.line", "res.partner"],
    "markets": ["sale.order", "stock.lot", "farm.application", "farm.producer", "farm.plan", "res.partner.bank"],
}


@pytest.fixture(scope="module")
def matrix(stand):
    code = (Path(__file__).parent / "matrix.py").read_text(encoding="utf-8")
    printed = stand.shell(f"{code}\n\ntell(env)\n")
    return json.loads(printed.strip().splitlines()[-1])


def test_every_model_of_the_project_is_asked(matrix):
    assert len([model for model in matrix["models"] if model.startswith("farm.")]) > 100


@pytest.mark.parametrize("pair", PAIRS)
def test_both_have_something_that_the_other_could_see(matrix, pair):
    own = matrix["own"][pair]["read"]
    assert [model for model in HAVE[pair] if not own[model][0]] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_nobody_reads_what_is_anothers(matrix, pair):
    shared = matrix["shared"][pair]["read"]
    assert {model: count for model, count in shared.items() if model not in READ_TOGETHER[pair]} == {}


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("operation", ["write", "unlink"])
def test_nobody_changes_or_removes_what_is_anothers(matrix, pair, operation):
    shared = matrix["shared"][pair][operation]
    assert {model: count for model, count in shared.items() if model not in CHANGED.get(pair, {})} == {}


def test_a_visitor_reads_nothing_that_is_not_public(matrix):
    read = matrix["visitor"]["read"]
    assert {model: count for model, count in read.items() if model not in {**PUBLIC, **VISITOR_HIMSELF}} == {}


@pytest.mark.parametrize("operation", ["write", "unlink"])
def test_a_visitor_changes_and_removes_nothing(matrix, operation):
    assert matrix["visitor"][operation] == {}


def test_no_exception_speaks_of_a_model_that_is_gone(matrix):
    named = {*PUBLIC, *VISITOR_HIMSELF, *SELLERS, *COMMUNES, *MARKETS, *CHANGED["markets"], *CHANGED["communes"]}
    assert named - {*matrix["models"], "res.company"} == set()
