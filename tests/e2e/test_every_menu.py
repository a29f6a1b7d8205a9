"""Whoever opens a menu gets its screen: every office, every menu that it sees, every view."""

import pytest

from .walk import Refused, Walker

OFFICES = [
    "board", "board2", "commune", "commune2", "quality", "quality2", "lab", "publisher", "inspector", "trainer",
    "dispatcher", "accountant", "appraiser", "agency", "operator", "admin",
]  # fmt: skip


@pytest.mark.parametrize("login", OFFICES)
def test_every_menu_opens(stand, login):
    walker = Walker(stand, login)
    menus = walker.menus()
    assert menus, f"{login} sees no menu"
    broken = []
    for name, action in menus:
        try:
            walker.open(action)
        except Refused as refusal:
            broken.append(f"{name} ({action}): {refusal}")
    assert not broken, "\n".join(broken)
