"""Fixtures for the launcher's tests."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


@pytest.fixture
def checkout(tmp_path):
    """An empty checkout's settings."""
    from launcher.settings import Settings

    return Settings.read(tmp_path, {})


@pytest.fixture
def addon_folder(tmp_path):
    """A function that lays out an addon."""

    def make(name: str, manifest: str = "{'name': 'x'}", **files: str):
        folder = tmp_path / "addons" / name
        folder.mkdir(parents=True)
        (folder / "__manifest__.py").write_text(manifest, encoding="utf-8")
        for path, text in files.items():
            target = folder / path.replace("__", "/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return folder

    return make
