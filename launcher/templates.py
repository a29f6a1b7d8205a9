"""Prepared databases of the tests: made once, kept while their inputs stay, copied for every use.

``t_odoo`` has all that the project's addons depend on and none of them; ``t_addons`` has all of them, empty;
``t_market`` is the same, filled with the demonstration. They live in the tests' own cluster.
"""

import os
import shutil
from pathlib import Path

from . import addons as project
from .database import FILL_SCRIPT, FILLING, LANGUAGES
from .odoo import Odoo
from .progress import InstallLog
from .stamps import Stamp, fingerprint

PLATFORM, ADDONS, MARKET = "t_odoo", "t_addons", "t_market"


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
        if not self._is_made(PLATFORM):
            names = project.outside(self.addons)
            title = f"Preparing a database with the {len(names)} addons that the project builds on"
            words = (f"--init={','.join(names)}", f"--load-language={LANGUAGES}")
            self.remove(PLATFORM)
            self.cluster.create(PLATFORM)
            self._note(PLATFORM, self.odoo.work(title, *words, database=PLATFORM, log=self._fresh_log(PLATFORM)))
        return PLATFORM

    def all_addons(self) -> str:
        """The database with all addons and nothing in them."""
        self.platform()
        if not self._is_made(ADDONS):
            title = f"Preparing a database with the project's {len(self.addons)} addons"
            words = f"--init={','.join(self.addons)}"
            self.copy(PLATFORM, ADDONS)
            self._note(ADDONS, self.odoo.work(title, words, database=ADDONS, log=self._fresh_log(ADDONS)))
        return ADDONS

    def market(self) -> str:
        """The database with all addons and the demonstration."""
        self.all_addons()
        if not self._is_made(MARKET):
            self.copy(ADDONS, MARKET)
            log = self._fresh_log(MARKET)
            self._note(MARKET, self.odoo.work_script(FILLING, FILL_SCRIPT, database=MARKET, log=log))
        return MARKET

    def problems(self) -> list:
        """What Odoo warned of while it installed the project's addons and filled the demonstration."""
        self.market()
        return [problem for name in (ADDONS, MARKET) for problem in self._stamp(name).read()["problems"]]

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

    def _inputs(self, name: str) -> dict:
        """What a template is made of."""
        root = self.odoo.settings.root
        made_of = Stamp(root / ".local" / "odoo.json").path
        parts = (root / "requirements" / "oca.lock", made_of)
        extra = f"{self.odoo.home.path} {project.outside(self.addons)} {LANGUAGES}"
        addons = {} if name == PLATFORM else project.codes(self.addons, list(self.addons))
        return {"platform": fingerprint(*parts, extra=extra), "addons": addons}

    def _stamp(self, name: str) -> Stamp:
        return Stamp(self.stage.home / f"{name}.json")

    def _is_made(self, name: str) -> bool:
        kept = self._stamp(name).read()
        if {**self._inputs(name), "problems": kept.get("problems")} == kept and name in self.cluster.databases():
            return True
        self._stamp(name).clear()
        return False

    def _note(self, name: str, read: InstallLog) -> None:
        self._stamp(name).write(**self._inputs(name), problems=read.problems)

    def _fresh_log(self, name: str) -> Path:
        log = self.log(name)
        log.unlink(missing_ok=True)
        return log
