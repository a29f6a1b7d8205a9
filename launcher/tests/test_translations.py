import importlib.util
from pathlib import Path

import polib
import pytest

SCRIPT = Path(__file__).parents[1] / "script" / "translations.py"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("translations", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(path: Path, terms: dict, place: str = "model:ir.model,name:x.y", fuzzy: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = polib.POFile()
    for number, (source, text) in enumerate(terms.items()):
        flags = ["fuzzy"] if fuzzy else []
        file.append(polib.POEntry(msgid=source, msgstr=text, occurrences=[(place, str(number))], flags=flags))
    file.save(str(path))


@pytest.fixture
def addon(tmp_path):
    folder = tmp_path / "farm_x"
    write(folder / "i18n" / "farm_x.pot", {"Stall": "", "Lot": ""})
    return folder


def test_a_complete_translation_has_no_gap(script, addon):
    write(addon / "i18n" / "vi.po", {"Stall": "Gian hàng", "Lot": "Lô hàng"})
    assert script.gaps(addon) == []


@pytest.mark.parametrize(
    ("terms", "fuzzy", "words"),
    [
        ({"Stall": "Gian hàng"}, False, "missing: 'Lot'"),
        ({"Stall": "Gian hàng", "Lot": ""}, False, "untranslated: 'Lot'"),
        ({"Stall": "Gian hàng", "Lot": "Lô"}, True, "fuzzy"),
    ],
)
def test_each_kind_of_gap_is_named(script, addon, terms, fuzzy, words):
    write(addon / "i18n" / "vi.po", terms, fuzzy=fuzzy)
    assert any(words in problem for problem in script.gaps(addon))


def test_an_addon_without_a_template_is_a_gap(script, tmp_path):
    assert "no template" in script.gaps(tmp_path / "farm_y")[0]


def test_line_numbers_are_no_drift_and_new_terms_are(script, addon, tmp_path):
    fresh = tmp_path / "fresh"
    write(fresh / "farm_x.pot", {"Lot": "", "Stall": ""})
    assert script.drift(fresh, addon) == []
    write(fresh / "farm_x.pot", {"Lot": "", "Stall": "", "Hold": ""})
    assert script.drift(fresh, addon) == ["farm_x: new and not in the template: 'Hold'"]
    write(fresh / "farm_x.pot", {"Lot": ""})
    assert script.drift(fresh, addon) == ["farm_x: in the template and gone: 'Stall'"]


def test_renewing_keeps_what_was_translated_and_drops_what_is_gone(script, addon, tmp_path):
    write(addon / "i18n" / "vi.po", {"Stall": "Gian hàng", "Lot": "Lô hàng"})
    write(tmp_path / "fresh" / "farm_x.pot", {"Stall": "", "Hold": ""})
    gaps = script.renew(tmp_path / "fresh", addon)
    assert gaps == ["farm_x: untranslated: 'Hold'"]
    kept = {entry.msgid: entry.msgstr for entry in polib.pofile(str(addon / "i18n" / "vi.po"))}
    assert kept == {"Stall": "Gian hàng", "Hold": ""}
    assert script.drift(tmp_path / "fresh", addon) == []


def test_terms_out_of_order_are_told_and_a_renewal_puts_them_in_order(script, addon, tmp_path):
    write(addon / "i18n" / "vi.po", {"Stall": "Gian hàng", "Lot": "Lô hàng"})
    assert script.layout(addon) == ["farm_x: vi.po has another layout; run ./market i18n farm_x"]
    write(tmp_path / "fresh" / "farm_x.pot", {"Lot": "", "Stall": ""})
    script.renew(tmp_path / "fresh", addon)
    assert script.layout(addon) == []


def test_a_term_that_reads_the_same_in_both_languages_is_written_out(script, addon):
    write(addon / "i18n" / "vi.po", {"Lot": "Lô hàng", "Stall": "Stall"})
    assert script.gaps(addon) == script.layout(addon) == []


def test_a_renewal_without_a_change_leaves_the_template_as_it_is(script, addon, tmp_path):
    write(addon / "i18n" / "vi.po", {"Stall": "Gian hàng", "Lot": "Lô hàng"})
    path = addon / "i18n" / "farm_x.pot"
    before = path.read_bytes()
    write(tmp_path / "fresh" / "farm_x.pot", {"Lot": "", "Stall": ""})
    assert script.renew(tmp_path / "fresh", addon) == []
    assert path.read_bytes() == before


def test_a_long_list_is_cut_short(script):
    assert len(script.shortened([str(number) for number in range(100)])) == script.SHOWN + 1
