"""A running market for tests: a copy of the demonstration, served on a free port as ``./market start`` does."""

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import processes, server
from .cli import present_odoo
from .database import MarketDatabase
from .settings import Settings
from .templates import MARKET, Templates


@dataclass(frozen=True)
class Stand:
    """What a test needs to know of the running market."""

    database: MarketDatabase
    port: int
    log: Path

    def url(self, path: str = "/", host: str = "localhost") -> str:
        """The address of a page; other markets have other host names, as in ``hiephoa.localhost``."""
        return f"http://{host}:{self.port}{path}"

    def sql(self, statement: str, **variables: str) -> str:
        """Look into the database, past Odoo: what is asked here is what was committed."""
        return self.database.cluster.sql(statement, self.database.name, **variables)

    def shell(self, code: str) -> str:
        """Run code in Odoo's shell on the served database; it must commit what it wants to keep."""
        return self.database.odoo.python(self.database.name, code)


@contextmanager
def open_stand(root: Path, name: str = "e2e"):
    """Serve a fresh copy of the demonstration until the block ends.

    ``./market test`` prepares the copied database beforehand.
    """
    settings = Settings.read(root, dict(os.environ))
    stage = settings.test_stage()
    odoo = present_odoo(settings, stage)
    odoo.cluster.start()
    templates = Templates(odoo)
    templates.copy(MARKET, name)
    database = MarketDatabase(odoo, name)
    port = processes.free_ports(1)[0]
    database.move(port)
    log = templates.log(name)
    log.unlink(missing_ok=True)
    server.stop(stage.home)
    server.start_background(stage, name, port, log)
    try:
        yield Stand(database, port, log)
    finally:
        server.stop(stage.home)
        templates.remove(name)
