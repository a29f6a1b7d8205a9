"""Odoo 19.0 itself: the folder that the user names in ODOO_HOME, or Debian's package unpacked into ``.local/odoo``."""

import hashlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import mirror, say
from .errors import MarketError
from .settings import Settings
from .stamps import Stamp

SERIES = "19.0"
SUITES = ("sid", "testing")
PACKAGE = "odoo-19"
COMPANIONS = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-font-awesome",
    "fonts-inconsolata",
    "fonts-ocr-b",
    "fonts-glyphicons-halflings",
)
RECIPE = 2  # raise it when unpacking or mending changes


@dataclass(frozen=True)
class OdooHome:
    """Where Odoo's code lies: ``path`` goes on Python's path, ``addons`` on Odoo's addons path."""

    path: Path
    addons: tuple
    release: str


def series_of(path: Path) -> str:
    """The series, as in ``19.0``, that ``odoo/release.py`` states; empty where there is none."""
    try:
        text = (path / "odoo" / "release.py").read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    match = re.search(r"^version_info\s*=\s*\(\s*(\d+)\s*,\s*(\d+)", text, re.MULTILINE)
    return f"{match[1]}.{match[2]}" if match else ""


def inspect(folder: Path) -> OdooHome | None:
    """See an Odoo in a folder: a source checkout, an installed package, or an unpacked Debian package."""
    for path in (folder, folder / "usr/lib/python3/dist-packages", folder / "lib/python3/dist-packages"):
        series = series_of(path)
        if series:
            places = (path / "addons", path / "odoo" / "addons")
            return OdooHome(path, tuple(place for place in places if _holds_addons(place)), series)
    return None


def _holds_addons(place: Path) -> bool:
    return any(place.glob("*/__manifest__.py"))


def ensure(settings: Settings) -> OdooHome:
    """Find Odoo, or get it."""
    if settings.odoo_home:
        return _usable(inspect(settings.odoo_home), settings.odoo_home)
    folder = settings.local / "odoo"
    stamp = Stamp(settings.local / "odoo.json")
    if stamp.read().get("recipe") != RECIPE or not inspect(folder):
        if not shutil.which("dpkg") or not shutil.which("apt-get"):
            raise MarketError("This machine has no apt to get Odoo with", f"Set ODOO_HOME to Odoo {SERIES}.")
        source = mirror.find_source(mirror=settings.mirror)
        with say.step("Getting Odoo from Debian"):
            made_of = _fetch(settings.local, source, folder)
        stamp.write(recipe=RECIPE, packages=made_of)
    return _usable(inspect(folder), folder)


def _usable(home: OdooHome | None, folder: Path) -> OdooHome:
    if not home:
        raise MarketError(f"There is no Odoo in {folder}", "Set ODOO_HOME to a folder with Odoo's source, or leave it.")
    if home.release != SERIES:
        raise MarketError(
            f"{folder} holds Odoo {home.release}", f"Set ODOO_HOME to Odoo {SERIES}, or leave it for Debian's package."
        )
    return home


def _fetch(local: Path, source: mirror.Source, folder: Path) -> dict:
    """Download, check and unpack into a temporary folder, which takes the real name when it is whole."""
    suite = _suite_with_odoo(local / "apt", source)
    wanted = suite.hashes([PACKAGE, *COMPANIONS])
    debs = local / "apt" / "debs"
    suite.download([PACKAGE, *COMPANIONS], debs)
    unpacked = folder.with_name("odoo.new")
    shutil.rmtree(unpacked, ignore_errors=True)
    for package in (PACKAGE, *COMPANIONS):
        version, sha256 = wanted[package]
        deb = checked(debs, package, version, sha256)
        subprocess.run(["dpkg", "-x", deb, unpacked], check=True)
    mend(unpacked)
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(unpacked, folder)
    shutil.rmtree(local / "apt")
    return {package: version for package, (version, _sha256) in sorted(wanted.items())}


def _suite_with_odoo(folder: Path, source: mirror.Source) -> mirror.Mirror:
    for name in SUITES:
        suite = mirror.Mirror(folder, source, name)
        suite.update()
        if suite.has(PACKAGE):
            return suite
    raise MarketError(
        f"Neither {' nor '.join(SUITES)} at {source.uri} has the package {PACKAGE}",
        f"Set DEBIAN_MIRROR to a full mirror, or ODOO_HOME to a folder with Odoo {SERIES}.",
    )


def checked(folder: Path, package: str, version: str, sha256: str) -> Path:
    """The downloaded package, after its hash was compared with the signed list's."""
    name = f"{package}_{version.replace(':', '%3a')}_*.deb"
    deb = next(iter(folder.glob(name)), None)
    if deb is None or hashlib.sha256(deb.read_bytes()).hexdigest() != sha256:
        if deb:
            deb.unlink()
        raise MarketError(f"The download of {package} {version} is incomplete", "Run the same command again.")
    return deb


def mend(unpacked: Path) -> None:
    """Give the links that dangle without Debian's font packages installed a file behind them."""
    addons = unpacked / "usr/lib/python3/dist-packages/odoo/addons"
    shipped = addons / "web/static/src/libs/fontawesome/fonts"
    for font in shipped.glob("*.woff*"):
        _fill(addons / "web/static/lib/fontawesome/fonts" / font.name, font)
    for font in (unpacked / "usr/share/fonts").rglob("Inconsolata-Regular.otf"):
        _fill(addons / "point_of_sale/static/src/fonts/Inconsolata.otf", font)


def _fill(link: Path, font: Path) -> None:
    if not link.exists():
        link.unlink(missing_ok=True)
        shutil.copyfile(font, link)
