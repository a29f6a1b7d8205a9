"""The market's database: made under a temporary name, renamed when it is whole, updated when the addons change."""

import json
import shutil

from . import addons as project
from . import say
from .cluster import Cluster
from .errors import MarketError
from .odoo import Odoo
from .odoo_home import SERIES
from .settings import Settings

PARAMETER = "market.installed"
UNFINISHED = "__unfinished"
LANGUAGES = "vi_VN,en_US"  # the first is the default; without being named, English would be switched off
FILL_SCRIPT, FILLING = "fill_demonstration", "Filling the demonstration: two markets and a year of trade"

READ_STATE = "SELECT value FROM ir_config_parameter WHERE key = :'key'"
WRITE_STATE = """
    INSERT INTO ir_config_parameter (key, value, create_uid, write_uid, create_date, write_date)
    VALUES (:'key', :'value', 1, 1, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')
    ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, write_date = EXCLUDED.write_date
"""
# The websites of this machine are told apart by host name; their addresses hold the port.
MOVE_WEBSITES = r"""
    UPDATE website SET domain = regexp_replace(domain, '^(http://([a-z0-9-]+\.)*localhost)(:\d+)?$', '\1:' || :'port')
    WHERE domain ~ '^http://([a-z0-9-]+\.)*localhost(:\d+)?$'
"""
IS_LOCAL = r"SELECT 1 FROM ir_config_parameter WHERE key = 'web.base.url' AND value !~ '^http://localhost(:\d+)?$'"


class MarketDatabase:
    """One database of the market on a stage."""

    def __init__(self, odoo: Odoo, name: str):
        self.odoo = odoo
        self.cluster: Cluster = odoo.cluster
        self.settings: Settings = odoo.settings
        self.name = name
        self.addons = project.discover(self.settings.addons)

    def exists(self) -> bool:
        """Whether the finished database is there; a half-made one is thrown away, a whole one gets its name."""
        names = self.cluster.databases()
        fresh = self.name + UNFINISHED
        if self.name in names:
            return True
        if fresh in names and self._initialised(fresh) and self._read_state(fresh).get("whole"):
            self._publish(fresh)
            return True
        return False

    def make(self, *, demo: bool, secrets: dict) -> None:
        """Install everything into a new database, and fill the demonstration; goes on where it was interrupted.

        :param secrets: environment for the step that sets the administrator's password
        """
        fresh = self.name + UNFINISHED
        if not self._is_installed(fresh, demo=demo):
            self._install(fresh, demo=demo)
        if demo:
            self.odoo.work_script(FILLING, FILL_SCRIPT, database=fresh, log=self.settings.log)
        if secrets:
            self.odoo.script(fresh, "set_password", secrets=secrets)
        self._write_state(fresh, demo=demo)
        self._publish(fresh)

    def _is_installed(self, fresh: str, *, demo: bool) -> bool:
        """Whether an interrupted start left a database with all of the present addons in it."""
        if fresh not in self.cluster.databases():
            return False
        state = self._read_state(fresh) if self._initialised(fresh) else {}
        if state.get("demo") == demo and state["addons"] == self._codes(demo=demo):
            return True
        say.line("• A half-made database is there: making it anew …")
        return False

    def _install(self, fresh: str, *, demo: bool) -> None:
        names = project.selection(self.addons, demo=demo)
        self.remove(fresh)
        self.cluster.create(fresh)
        self.odoo.work(
            f"Installing {len(names)} addons and what they need",
            f"--init={','.join(names)}",
            f"--load-language={LANGUAGES}",
            database=fresh,
            log=self.settings.log,
        )
        self._write_state(fresh, demo=demo, whole=False)

    def state(self) -> dict:
        """What was installed: ``demo`` and the fingerprints of the addons; refuses what is not this market's."""
        if not self._initialised(self.name):
            raise MarketError(
                f"The database {self.name} is not an Odoo database", "Drop it, or choose another: DATABASE=other."
            )
        version = self.cluster.sql("SELECT latest_version FROM ir_module_module WHERE name = 'base'", self.name)
        if not version.startswith(SERIES):
            raise MarketError(
                f"The database {self.name} is of another version of Odoo ({version or 'unknown'}, not {SERIES})",
                "Choose another one: DATABASE=other ./market run.",
            )
        return self._read_state(self.name)

    def outdated(self, state: dict) -> dict:
        """The addons to install and to update: those whose code is not what was installed."""
        now, then = self._codes(demo=state.get("demo", False)), state.get("addons", {})
        return {
            "init": sorted(name for name in now if name not in then),
            "update": sorted(name for name in now if name in then and then[name] != now[name]),
        }

    def renew(self, state: dict) -> None:
        """Bring the database to the present code."""
        todo = self.outdated(state)
        if not todo["init"] and not todo["update"]:
            return
        words = [f"--{kind}={','.join(names)}" for kind, names in todo.items() if names]
        names = todo["init"] + todo["update"]
        title = f"Updating {', '.join(names)}" if len(names) < 5 else f"Updating {len(names)} addons"
        self.odoo.work(title, *words, f"--load-language={LANGUAGES}", database=self.name, log=self.settings.log)
        self._write_state(self.name, demo=state.get("demo", False))

    def move(self, port: int) -> None:
        """Make the local websites' addresses follow the port; addresses in the wide world stay."""
        if self._has(self.name, "website"):
            self.cluster.sql(MOVE_WEBSITES, self.name, port=str(port))
        if not self.cluster.sql(IS_LOCAL, self.name):
            url = f"http://localhost:{port}"
            self.cluster.sql(WRITE_STATE, self.name, key="web.base.url", value=url)
            self.cluster.sql(WRITE_STATE, self.name, key="web.base.url.freeze", value="True")

    def remove(self, name: str) -> None:
        """Drop a database and its files."""
        self.cluster.drop(name)
        shutil.rmtree(self.odoo.stage.filestore / name, ignore_errors=True)

    def _publish(self, fresh: str) -> None:
        files = self.odoo.stage.filestore
        if (files / fresh).exists():
            shutil.rmtree(files / self.name, ignore_errors=True)
            (files / fresh).rename(files / self.name)
        self.cluster.rename(fresh, self.name)

    def _initialised(self, name: str) -> bool:
        return self._has(name, "ir_config_parameter")

    def _has(self, name: str, table: str) -> bool:
        return self.cluster.sql("SELECT to_regclass(:'table') IS NOT NULL", name, table=table) == "t"

    def _read_state(self, name: str) -> dict:
        return json.loads(self.cluster.sql(READ_STATE, name, key=PARAMETER) or "{}")

    def _codes(self, *, demo: bool) -> dict:
        return project.codes(self.addons, project.selection(self.addons, demo=demo))

    def _write_state(self, database: str, *, demo: bool, whole: bool = True) -> None:
        value = json.dumps({"demo": demo, "addons": self._codes(demo=demo), "whole": whole}, sort_keys=True)
        self.cluster.sql(WRITE_STATE, database, key=PARAMETER, value=value)
