"""The machine: its Python, disk and packages; what is missing is installed with apt, after saying so."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import say
from .errors import MarketError

NEEDED_BYTES = 3 * 10**9
OLDEST, NEWEST = (3, 10), (3, 13)
POSTGRESQL_FOLDERS = Path("/usr/lib/postgresql")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Need:
    """Something the machine must have, the Debian packages that bring it, and how to see that it is there."""

    what: str
    packages: tuple
    present: Callable[[], bool]


def library(name: str) -> Callable[[], bool]:
    """A test whether a shared library can be loaded."""

    def present() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return present


def program(*names: str) -> Callable[[], bool]:
    """A test whether one of the programs is on the path."""
    return lambda: any(shutil.which(name) for name in names)


def font(folder: str) -> Callable[[], bool]:
    """A test whether a font's folder is there."""
    return lambda: Path("/usr/share/fonts", folder).is_dir()


def postgresql_bin() -> Path | None:
    """The folder with the newest PostgreSQL server programs."""
    found = [path for path in POSTGRESQL_FOLDERS.glob("*/bin/initdb") if path.parent.parent.name.isdecimal()]
    if found:
        return max(found, key=lambda path: int(path.parent.parent.name)).parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def postgresql_major(folder: Path) -> str:
    """The major version of the PostgreSQL programs in a folder, as in ``15``."""
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    return answer.stdout.split()[2].partition(".")[0]


RUN_NEEDS = (
    Need("PostgreSQL", ("postgresql",), lambda: postgresql_bin() is not None),
    Need("Python's venv", ("python3-venv",), lambda: importlib.util.find_spec("ensurepip") is not None),
    Need("Pango, for PDF", ("libpango-1.0-0", "libpangoft2-1.0-0"), library("libpangoft2-1.0.so.0")),
    Need("HarfBuzz, for PDF", ("libharfbuzz-subset0",), library("libharfbuzz-subset.so.0")),
    Need("fontconfig", ("fontconfig",), program("fc-list")),
    Need("the Roboto font, for PDF", ("fonts-roboto-unhinted",), font("truetype/roboto")),
    Need("libmagic", ("libmagic1",), library("libmagic.so.1")),
)
TEST_NEEDS = (
    Need("Chromium, for tests", ("chromium",), program(*BROWSERS)),
    Need("Poppler, for tests", ("poppler-utils",), program("pdftoppm")),
)
CHECK_NEEDS = (Need("docker-compose, for the checks", ("docker-compose",), lambda: bool(compose_command())),)


def compose_command() -> list:
    """The compose command of this machine: Debian's program or docker's plugin; empty where there is none."""
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    docker = shutil.which("docker")
    if docker and subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode == 0:
        return [docker, "compose"]
    return []


def browser() -> str:
    """The path of Chromium."""
    return next(path for path in map(shutil.which, BROWSERS) if path)


def check_python(version=sys.version_info) -> None:
    """Refuse a Python for which Odoo's requirements are not pinned."""
    if not OLDEST <= tuple(version[:2]) <= NEWEST:
        raise MarketError(
            f"Python {version[0]}.{version[1]} is outside of 3.{OLDEST[1]} to 3.{NEWEST[1]}",
            f"Start with another one, as in: python3.{NEWEST[1]} ./market run.",
        )


def check_disk(folder: Path, usage=shutil.disk_usage) -> None:
    """Refuse to begin what would not fit."""
    free = usage(folder).free
    if free < NEEDED_BYTES:
        raise MarketError(
            f"The disk is nearly full: {free / 10**9:.1f} GB free at {folder}",
            f"Free some room: the market needs {NEEDED_BYTES // 10**9} GB.",
        )


def missing(needs) -> list:
    """The needs that this machine does not meet."""
    return [need for need in needs if not need.present()]


def install(needs) -> None:
    """Install what is missing of ``needs``, saying what; refuse in one line without the right to."""
    lacking = missing(needs)
    if not lacking:
        return
    packages = [package for need in lacking for package in need.packages]
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    what = ", ".join(need.what for need in lacking)
    if not shutil.which("apt-get"):
        raise MarketError(f"This machine lacks {what}", "Install them with its package manager.")
    prefix = rights()
    if prefix is None:
        raise MarketError(
            f"This machine lacks {what}, and there are no rights to install",
            f"Have an administrator run: {' '.join(command)}.",
        )
    with say.step(f"Installing the packages {' '.join(packages)} with apt"):
        run_apt([*prefix, "apt-get", "-q", "update"])
        run_apt([*prefix, *command])
    still = missing(lacking)
    if still:
        raise MarketError(
            f"After installing {' '.join(packages)}, {still[0].what} is still not found",
            "See what apt did: apt-get install --reinstall " + " ".join(still[0].packages) + ".",
        )


def rights() -> list | None:
    """The words to put before a command to run it as administrator; ``None`` where that cannot be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and (
        sys.stdin.isatty() or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "DEBIAN_FRONTEND=noninteractive"]
    return None


def run_apt(command: list) -> None:
    """Run apt quietly and turn its failure into one line."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    result = subprocess.run(
        command, stdin=sys.stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, check=False
    )
    if result.returncode or apt_failures(result.stdout):
        raise apt_error(result.stdout)


def apt_failures(output: str) -> list:
    """The lines in which apt says that something went wrong (``update`` ends with 0 also then).

    >>> apt_failures("Get:1 x\\nErr:2 y\\nW: Failed to fetch y  Could not resolve 'y'\\n")
    ["W: Failed to fetch y  Could not resolve 'y'"]
    """
    return [line for line in output.splitlines() if line.startswith(("E:", "W: Failed to fetch"))]


def apt_error(output: str) -> MarketError:
    """What apt's output means for the user."""
    lines = apt_failures(output) or output.strip().splitlines()[-1:] or ["apt failed without a word"]
    text = " ".join(lines)
    if "No space left" in text or "enough free space" in text:
        return MarketError("The disk is full", "Free some room and run the same command again.")
    if any(word in text for word in ("Could not resolve", "Failed to fetch", "Could not connect", "Cannot initiate")):
        return MarketError(
            f"No network to the package mirror ({lines[0][:120]})", "Check the connection and run the same command."
        )
    if "Could not get lock" in text:
        return MarketError("Another apt is at work", "Wait for it to end and run the same command again.")
    return MarketError(f"apt failed: {lines[0][:200]}", "Mend this and run the same command again.")
