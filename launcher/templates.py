"""Prepared databases of the tests: made once, kept while their inputs stay, copied for every use.

``t_odoo`` has all that the project's addons depend on and none of them; ``t_market`` has all of them with the
demonstration. Both live in the tests' own cluster.
"""

import os
import shutil
from pathlib import Path

from . import addons as project
from .database import LANGUAGES
from .odoo import Odoo
from .stamps import Stamp, fingerprint

PLATFORM, MARKET = "t_odoo", "t_market"


class Templates:
    """The template databases of one test stage."""

    def __init__(self, odoo: Odoo):
        self.odoo = odoo
        self.cluster = odoo.cluster
        self.stage = odoo.stage
        self.addons = project.discover(odoo.settings.addons)

    def log(self, name: str) -> Path:
        """Where the log of one run goes."""
        return self.stage.home / "log" / f"{name}.log"

    def platform(self) -> str:
        """The database with Odoo's and OCA's addons that the project builds on."""
        names = project.outside(self.addons)
        title = f"Preparing a database with the {len(names)} addons that the project builds on"
        self._ensure(PLATFORM, title, names, {"inputs": self._platform_key()})
        return PLATFORM

    def market(self) -> str:
        """The database with all addons and the demonstration."""
        self.platform()
        names = list(self.addons)
        inputs = {"inputs": self._platform_key(), "addons": project.codes(self.addons, names)}
        title = f"Preparing a database with the project's {len(names)} addons"
        self._ensure(MARKET, title, names, inputs, PLATFORM)
        return MARKET

    def problems(self) -> list:
        """What Odoo warned of while it installed the project's addons."""
        self.market()
        return self._stamp(MARKET).read()["problems"]

    def copy(self, template: str, name: str) -> str:
        """Copy a database with its files (by hard links: Odoo never changes a stored file)."""
        self.remove(name)
        self.cluster.create(name, template)
        source = self.stage.filestore / template
        if source.exists():
            shutil.copytree(source, self.stage.filestore / name, copy_function=os.link)
        return name

    def remove(self, name: str) -> None:
        """Drop a database and its files."""
        self.cluster.drop(name)
        shutil.rmtree(self.stage.filestore / name, ignore_errors=True)

    def _platform_key(self) -> str:
        root = self.odoo.settings.root
        made_of = Stamp(root / ".local" / "odoo.json").path
        parts = (root / "requirements" / "oca.lock", made_of)
        return fingerprint(*parts, extra=f"{self.odoo.home.path} {project.outside(self.addons)}")

    def _stamp(self, name: str) -> Stamp:
        return Stamp(self.stage.home / f"{name}.json")

    def _ensure(self, name: str, title: str, names, inputs: dict, template: str = "") -> None:
        stamp = self._stamp(name)
        kept = stamp.read()
        if {**inputs, "problems": kept.get("problems")} == kept and name in self.cluster.databases():
            return
        stamp.clear()
        self.remove(name)
        if template:
            self.copy(template, name)
        else:
            self.cluster.create(name)
        log = self.log(name)
        log.unlink(missing_ok=True)
        words = [f"--init={','.join(names)}"]
        if not template:
            words.append(f"--load-language={LANGUAGES}")
        read = self.odoo.work(title, *words, database=name, log=log)
        stamp.write(**inputs, problems=read.problems)
