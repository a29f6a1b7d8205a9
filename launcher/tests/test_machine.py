import subprocess
from collections import namedtuple

import pytest

from launcher import machine
from launcher.errors import MarketError
from launcher.machine import Need

Usage = namedtuple("Usage", "total used free")
ABSENT = Need("Poppler", ("poppler-utils",), lambda: False)


@pytest.mark.parametrize("version", [(3, 9, 18), (3, 14, 0), (2, 7, 18)])
def test_an_unfit_python_is_refused(version):
    with pytest.raises(MarketError, match=rf"Python {version[0]}\.{version[1]}"):
        machine.check_python(version)


@pytest.mark.parametrize("minor", [10, 11, 12, 13])
def test_a_fit_python_is_taken(minor):
    machine.check_python((3, minor, 0))


def test_a_full_disk_is_told_before_anything_begins(tmp_path):
    with pytest.raises(MarketError, match=r"The disk is nearly full: 2\.9 GB"):
        machine.check_disk(tmp_path, lambda _folder: Usage(10**12, 0, 2_900_000_000))
    machine.check_disk(tmp_path, lambda _folder: Usage(10**12, 0, 3_100_000_000))


def test_without_rights_the_user_gets_the_command_for_an_administrator(monkeypatch):
    monkeypatch.setattr(machine, "rights", lambda: None)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(MarketError) as caught:
        machine.install((ABSENT,))
    assert "no rights to install" in str(caught.value)
    assert "apt-get install -y --no-install-recommends poppler-utils" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_apt_the_user_is_told_what_is_lacking(monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    with pytest.raises(MarketError, match="lacks Poppler"):
        machine.install((ABSENT,))


def test_what_is_there_is_not_installed(monkeypatch):
    monkeypatch.setattr(machine, "run_apt", lambda command: pytest.fail(f"ran {command}"))
    machine.install((Need("x", ("x",), lambda: True),))


def test_the_packages_are_said_before_they_are_installed(monkeypatch, capsys):
    state = {"there": False}
    ran = []

    def run_apt(command):
        ran.append(command)
        state["there"] = "install" in command

    monkeypatch.setattr(machine, "rights", lambda: ["sudo"])
    monkeypatch.setattr(machine, "run_apt", run_apt)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    machine.install((Need("Poppler", ("poppler-utils",), lambda: state["there"]),))
    assert "poppler-utils" in capsys.readouterr().out
    assert [command[0] for command in ran] == ["sudo", "sudo"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("W: Failed to fetch http://x/y  Could not resolve 'x'", "No network"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.", "disk is full"),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend.", "Another apt"),
        ("E: Unable to locate package nonesuch", "Unable to locate package nonesuch"),
        ("", "without a word"),
    ],
)
def test_what_apt_says_becomes_one_line(output, words):
    text = str(machine.apt_error(output))
    assert words in text
    assert "\n" not in text


def test_apt_update_that_fetched_nothing_is_a_failure_although_it_ends_well(monkeypatch):
    answer = subprocess.CompletedProcess([], 0, stdout="W: Failed to fetch http://x  Could not resolve 'x'\n")
    monkeypatch.setattr(machine.subprocess, "run", lambda *_args, **_kw: answer)
    with pytest.raises(MarketError, match="No network"):
        machine.run_apt(["apt-get", "update"])
