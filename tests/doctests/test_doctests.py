"""The examples in docstrings hold: of the launcher and of the addons' plain modules, which need no database."""

import doctest
import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from launcher.addons import discover  # noqa: E402


def with_examples(folder: Path) -> list:
    """The Python files of a folder with an example in them."""
    return [path for path in sorted(folder.rglob("*.py")) if "\n    >>> " in path.read_text(encoding="utf-8")]


def module_name(path: Path) -> str:
    """The name to import a file by."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(["odoo", *parts] if parts[0] == "addons" else parts)


FILES = [
    *with_examples(ROOT / "launcher"),
    *(path for addon in discover(ROOT / "addons").values() for path in with_examples(addon.path)),
]


@pytest.fixture(scope="session", autouse=True)
def addons_path():
    """Let Python find the project's addons the way Odoo does."""
    import odoo.init  # noqa: F401 - the setup of Odoo's core
    from odoo.modules import initialize_sys_path
    from odoo.tools import config

    config.parse_config([f"--addons-path={ROOT / 'addons'}"], setup_logging=False)
    initialize_sys_path()


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_examples(path):
    module = importlib.import_module(module_name(path))
    result = doctest.testmod(module)
    assert result.attempted, "the examples are not in a docstring"
    assert not result.failed
