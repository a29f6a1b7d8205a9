"""The rooms' order holds: who may depend on whom, in manifests and in imports alike.

The graph is shallow and without cycle: base ← quality, trace, market, training; market ← logistics, finance. Where two
rooms must meet that do not know each other, a bridge (``auto_install``) joins them. An addon named after one room
extends that room with an app of Odoo, and knows what the room knows. The demonstration may know all.
"""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from launcher.addons import DEMO_ADDON, discover  # noqa: E402

ADDONS = discover(ROOT / "addons")
ROOMS = {
    "farm_base": set(),
    "farm_quality": {"farm_base"},
    "farm_trace": {"farm_base"},
    "farm_market": {"farm_base"},
    "farm_training": {"farm_base"},
    "farm_logistics": {"farm_base", "farm_market"},
    "farm_finance": {"farm_base", "farm_market"},
}
SERVICE_PREFIXES = ("payment_", "delivery_", "report_", "website_")


def is_bridge(name: str) -> bool:
    """Whether an addon joins others without being a room itself."""
    return name.startswith("farm_") and name not in ROOMS and name != DEMO_ADDON and ADDONS[name].auto_install


def extended_room(name: str) -> str | None:
    """The room that an addon extends with an app of Odoo, as its name says: ``farm_market_crm`` → ``farm_market``."""
    if is_bridge(name):
        return None
    return next((room for room in ROOMS if room != "farm_base" and name.startswith(f"{room}_")), None)


def needed(name: str) -> set:
    """The project's addons that an addon depends on, however far down."""
    found, todo = set(), [name]
    while todo:
        for other in ADDONS[todo.pop()].depends:
            if other in ADDONS and other not in found:
                found.add(other)
                todo.append(other)
    return found


def allowed(name: str) -> set:
    """The project's addons that an addon may depend on and import from."""
    services = {other for other in ADDONS if other.startswith(SERVICE_PREFIXES)}
    if name == DEMO_ADDON or is_bridge(name):
        return set(ADDONS) - {name, DEMO_ADDON}
    if name in ROOMS:
        return ROOMS[name] | services
    room = extended_room(name)
    if room:
        beside = {other for other in ADDONS if extended_room(other) == room}
        return ({room} | beside | allowed(room)) - {name}
    return services - {name}


def imported(path: Path, addon: str) -> set:
    """The project's addons that a Python file imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[:2] == ["odoo", "addons"] and len(parts) > 2 and parts[2] in ADDONS:
                found.add(parts[2])
    return found - {addon}


@pytest.mark.parametrize("name", sorted(ADDONS))
def test_the_manifest_depends_on_allowed_addons_only(name):
    forbidden = needed(name) - allowed(name)
    assert not forbidden, f"{name} must not depend on {sorted(forbidden)}"


@pytest.mark.parametrize("name", sorted(ADDONS))
def test_code_imports_only_from_what_the_manifest_depends_on(name):
    wrong = {
        f"{path.relative_to(ROOT)}: {other}"
        for path in sorted(ADDONS[name].path.rglob("*.py"))
        for other in imported(path, name) - needed(name)
    }
    assert not wrong


@pytest.mark.parametrize("name", sorted(ADDONS))
def test_every_addon_of_the_hall_is_a_room_extends_one_or_is_a_bridge_or_the_demonstration(name):
    known = name in ROOMS or name == DEMO_ADDON or name.startswith(SERVICE_PREFIXES) or is_bridge(name)
    assert known or extended_room(name), f"{name} is neither a room, nor extends one, nor is it a bridge"


def test_a_bridge_joins_at_least_two():
    single = [name for name in ADDONS if is_bridge(name) and len(needed(name) - {"farm_base"}) < 2]
    assert not single


def test_references_in_data_files_name_known_addons_only():
    """A record of another room in an XML or CSV file is a dependency too."""
    wrong = []
    for name, addon in ADDONS.items():
        others = {other for other in ADDONS if other != name} - needed(name)
        for path in sorted([*addon.path.rglob("*.xml"), *addon.path.rglob("*.csv")]):
            text = path.read_text(encoding="utf-8")
            wrong += [
                f"{path.relative_to(ROOT)}: {other}"
                for other in others
                if f'ref="{other}.' in text or f"ref('{other}." in text or f'inherit_id="{other}.' in text
            ]
    assert not wrong
