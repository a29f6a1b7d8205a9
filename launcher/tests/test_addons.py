import pytest

from launcher import addons
from launcher.errors import MarketError


def test_demonstration_is_left_out_where_it_is_not_wanted(addon_folder, tmp_path):
    addon_folder("farm_base")
    addon_folder("farm_demo", "{'depends': ['farm_base']}")
    addon_folder("farm_old", "{'installable': False}")
    found = addons.discover(tmp_path / "addons")
    assert addons.selection(found, demo=True) == ["farm_base", "farm_demo"]
    assert addons.selection(found, demo=False) == ["farm_base"]


def test_what_lies_outside_is_what_the_manifests_name_and_the_project_has_not(addon_folder, tmp_path):
    addon_folder("farm_base", "{'depends': ['stock', 'website_sale']}")
    addon_folder("farm_market", "{'depends': ['farm_base', 'website_sale']}")
    found = addons.discover(tmp_path / "addons")
    assert addons.outside(found) == ["stock", "website_sale"]
    assert addons.closure(found, ["farm_market"]) == {"farm_base", "farm_market"}


def test_a_changed_test_does_not_ask_for_an_update_and_a_changed_model_does(addon_folder, tmp_path):
    folder = addon_folder("farm_base", models__x="1", tests__test_x="1")
    addon = addons.discover(tmp_path / "addons")["farm_base"]
    before = addon.code()
    (folder / "tests" / "test_x").write_text("2", encoding="utf-8")
    assert addon.code() == before
    (folder / "models" / "x").write_text("2", encoding="utf-8")
    assert addon.code() != before


def test_a_broken_manifest_is_named(addon_folder, tmp_path):
    addon_folder("farm_base", "{'name': ")
    with pytest.raises(MarketError, match=r"farm_base/__manifest__\.py cannot be read"):
        addons.discover(tmp_path / "addons")


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(MarketError, match="no addons"):
        addons.discover(tmp_path)
