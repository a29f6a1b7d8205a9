import dataclasses
import errno
import re

import pytest

from launcher import cli, prepare, server, suite, venv
from launcher.errors import MarketError
from launcher.results import Count


def test_a_failure_is_one_line_without_a_traceback(capsys, monkeypatch):
    def fail(_settings, _words):
        raise MarketError("Port 8069\nis taken", "Choose another.")

    monkeypatch.setattr(cli, "run", fail)
    assert cli.main(["run"]) == 1
    assert capsys.readouterr().err == "market: Port 8069 is taken. Choose another.\n"


def test_an_unknown_command_is_told(capsys):
    assert cli.main(["fly"]) == 1
    assert "no command fly" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    assert cli.main([]) == 0
    text = capsys.readouterr().out
    for name in ("run", "start", "stop", "status", "logs", "shell", "psql", "test", "check", "i18n"):
        assert re.search(rf"^  {name}\b", text, re.MULTILINE)


def test_interrupted_it_says_how_to_go_on(capsys, monkeypatch):
    def interrupt(_settings, _words):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", interrupt)
    assert cli.main(["run"]) == 130
    assert "goes on from here: ./market run" in capsys.readouterr().err


def test_a_disk_that_fills_up_on_the_way_is_one_line(capsys, monkeypatch):
    def full(_settings, _words):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cli, "run", full)
    assert cli.main(["run"]) == 1
    assert "The disk is full" in capsys.readouterr().err


def test_two_launchers_do_not_prepare_one_checkout(checkout):
    with (
        prepare.alone(checkout),
        pytest.raises(MarketError, match="is preparing in this checkout"),
        prepare.alone(checkout),
    ):
        pytest.fail("the second got in")


def test_an_open_market_is_not_opened_again(checkout, monkeypatch):
    monkeypatch.setattr(server, "read_state", lambda _home: {"port": 8099, "pid": 1})
    with pytest.raises(MarketError, match="open already at http://localhost:8099"):
        cli.refuse_running(checkout)


@pytest.mark.parametrize(("has", "wants"), [(True, False), (False, True)])
def test_a_demonstration_does_not_become_a_real_market(checkout, has, wants):
    settings = dataclasses.replace(checkout, demo=wants)
    with pytest.raises(MarketError, match="DATABASE=chonhaminh_"):
        prepare.refuse_other_kind(settings, {"demo": has})
    prepare.refuse_other_kind(dataclasses.replace(checkout, demo=None), {"demo": has})
    prepare.refuse_other_kind(dataclasses.replace(checkout, demo=has), {"demo": has})


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "does not match the lock file"),
        ("WARNING: Retrying after NewConnectionError: x\nERROR: No matching distribution", "No network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for x==1", "No matching distribution found for x==1"),
    ],
)
def test_what_pip_says_becomes_one_line(output, words):
    text = str(venv.pip_error(output))
    assert words in text
    assert "\n" not in text


def test_a_stale_server_file_is_not_a_server(tmp_path):
    (tmp_path / "server.json").write_text('{"pid": 1, "port": 8069, "born": "nonesuch"}', encoding="utf-8")
    assert server.read_state(tmp_path) == {}


def test_the_suites_last_line_is_the_sum_and_bad_counts_give_a_bad_status(capsys):
    assert suite.summary({"unit": Count(3), "odoo": Count(5, 0, 1)}, 1) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "8 passed, 0 failed, 1 skipped"
    assert suite.summary({"unit": Count(3, 1)}, 1) == 1
    assert suite.summary({"unit": Count()}, 1) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 0 failed"


def test_an_unknown_layer_is_told():
    with pytest.raises(MarketError, match="no layer and no addon farm_x"):
        suite.split(["farm_x"], {"farm_base": None})
