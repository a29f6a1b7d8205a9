"""The virtual environment: pinned and hashed wheels, OCA addons, and the way to Odoo's code."""

import shutil
import subprocess
import sys
from pathlib import Path

from . import say
from .errors import MarketError
from .odoo_home import OdooHome
from .settings import Settings
from .stamps import Stamp, fingerprint

NETWORK_WORDS = (
    "NewConnectionError",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Read timed out",
    "IncompleteRead",
)


def ensure(settings: Settings, home: OdooHome, *, tools: bool = False) -> None:
    """Make or renew the environment; with ``tools`` also what tests and linters need.

    Tests and linters add to the same environment: ``dev.lock`` holds all pins of ``run.lock`` and more.
    """
    requirements = settings.root / "requirements"
    base = Stamp(settings.local / "venv.json")
    wanted = {
        "python": sys.version.split()[0],
        "executable": sys.executable,
        "locks": fingerprint(requirements / "run.lock", requirements / "oca.lock"),
    }
    if not base.holds(**wanted) or not settings.python.exists():
        Stamp(settings.local / "venv-tools.json").clear()
        base.clear()
        with say.step("Making the virtual environment"):
            _create(settings.venv)
            _install(settings, requirements / "run.lock")
            _install(settings, requirements / "oca.lock", "--no-deps")
        base.write(**wanted)
    _point_to(settings, home)
    if tools:
        stamp = Stamp(settings.local / "venv-tools.json")
        lock = {"lock": fingerprint(requirements / "dev.lock")}
        if not stamp.holds(**lock):
            with say.step("Installing the tools for tests and checks"):
                _install(settings, requirements / "dev.lock")
            stamp.write(**lock)


def _create(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    result = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, text=True, check=False)
    if result.returncode:
        raise MarketError(
            f"Python cannot make a virtual environment ({(result.stdout + result.stderr).strip()[-160:]})",
            "Install python3-venv and run the same command again.",
        )


def _install(settings: Settings, lock: Path, *options: str) -> None:
    command = [
        settings.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
        "--require-hashes", *options, "-r", lock,
    ]  # fmt: skip
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode:
        raise pip_error(result.stdout)


def pip_error(output: str) -> MarketError:
    """What pip's output means for the user."""
    lines = [line for line in output.splitlines() if line.startswith("ERROR")] or output.strip().splitlines()[-1:]
    text = lines[0][:200] if lines else "no message"
    if "DO NOT MATCH THE HASHES" in output:
        return MarketError(
            f"A download does not match the lock file ({text})",
            "Run the same command again; if it stays, the package index serves other files than those pinned.",
        )
    if "No space left" in output:
        return MarketError("The disk is full", "Free some room and run the same command again.")
    if any(word in output for word in NETWORK_WORDS):
        return MarketError("No network to the Python package index", "Check the connection and run the same command.")
    return MarketError(f"pip failed: {text}", "Mend this and run the same command again.")


def _point_to(settings: Settings, home: OdooHome) -> None:
    """Put Odoo's folder on the environment's path, after its own packages."""
    for folder in (settings.venv / "lib").glob("python3.*/site-packages"):
        link = folder / "odoo-source.pth"
        text = f"{home.path}\n"
        if not link.exists() or link.read_text(encoding="utf-8") != text:
            link.write_text(text, encoding="utf-8")
