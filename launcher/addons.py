"""The project's addons: what there is, what it depends on, and whether its code changed."""

import ast
from dataclasses import dataclass, field
from pathlib import Path

from .errors import MarketError
from .stamps import fingerprint

DEMO_ADDON = "farm_demo"


@dataclass(frozen=True)
class Addon:
    """One addon of the project."""

    name: str
    path: Path
    manifest: dict = field(repr=False, hash=False, compare=False)

    @property
    def depends(self) -> list:
        return self.manifest.get("depends", [])

    @property
    def auto_install(self) -> bool:
        return bool(self.manifest.get("auto_install"))

    def code(self) -> str:
        """The fingerprint of what a database takes from this addon: all but its tests."""
        parts = [part for part in sorted(self.path.iterdir()) if part.name not in ("tests", "__pycache__")]
        return fingerprint(*parts)

    def tests(self) -> int:
        """About how many tests it has."""
        files = (self.path / "tests").glob("test_*.py")
        return sum(file.read_text(encoding="utf-8").count("\n    def test_") for file in files)


def discover(folder: Path) -> dict:
    """Read all installable addons in a folder: name -> addon."""
    found = {}
    for file in sorted(folder.glob("*/__manifest__.py")):
        try:
            manifest = ast.literal_eval(file.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError) as error:
            raise MarketError(f"The manifest {file} cannot be read ({error})", "Mend it.") from error
        if manifest.get("installable", True):
            found[file.parent.name] = Addon(file.parent.name, file.parent, manifest)
    if not found:
        raise MarketError(f"There are no addons in {folder}", "Clone the repository anew.")
    return found


def selection(addons: dict, *, demo: bool) -> list:
    """The names to install: all, less the demonstration where it is not wanted."""
    return [name for name in addons if demo or name != DEMO_ADDON]


def outside(addons: dict) -> list:
    """The addons of Odoo and OCA that the project's addons depend on."""
    return sorted({name for addon in addons.values() for name in addon.depends if name not in addons})


def closure(addons: dict, names) -> set:
    """The project's addons among ``names`` and all they depend on."""
    todo, found = list(names), set()
    while todo:
        name = todo.pop()
        if name in addons and name not in found:
            found.add(name)
            todo += addons[name].depends
    return found


def codes(addons: dict, names) -> dict:
    """The fingerprints of some addons: name -> hash."""
    return {name: addons[name].code() for name in names}
