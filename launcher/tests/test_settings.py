from pathlib import Path

import pytest

from launcher.errors import MarketError
from launcher.settings import Settings


def test_without_wishes_the_market_is_at_8069_and_keeps_the_kind_it_has(tmp_path):
    settings = Settings.read(tmp_path, {})
    assert (settings.port, settings.database, settings.demo) == (8069, "chonhaminh", None)
    assert settings.address == "http://localhost:8069"


@pytest.mark.parametrize(("value", "wanted"), [("0", False), ("no", False), ("1", True), ("", None), (" On ", True)])
def test_demo_is_yes_no_or_unsaid(tmp_path, value, wanted):
    assert Settings.read(tmp_path, {"DEMO": value}).demo is wanted


@pytest.mark.parametrize(
    "env", [{"PORT": "80"}, {"PORT": "x"}, {"PORT": "70000"}, {"DEMO": "perhaps"}, {"DATABASE": "x; DROP"}]
)
def test_nonsense_is_refused_with_what_to_do(tmp_path, env):
    with pytest.raises(MarketError) as caught:
        Settings.read(tmp_path, env)
    assert next(iter(env)) in str(caught.value)
    assert caught.value.remedy


def test_two_checkouts_have_different_keys():
    assert Settings(Path("/a")).key != Settings(Path("/b")).key


def test_tests_have_files_of_their_own(checkout):
    assert checkout.test_stage().files != checkout.stage().files
    assert checkout.stage().durable
    assert not checkout.test_stage().durable
