"""From a bare machine to a stage on which Odoo can run: each step is skipped where its result is there already."""

import fcntl
from contextlib import contextmanager

from . import machine, odoo_home, passwords, venv
from .cluster import Cluster
from .database import MarketDatabase
from .errors import MarketError
from .odoo import Odoo
from .settings import Settings, Stage

IGNORE = "*\n"


@contextmanager
def alone(settings: Settings):
    """Hold the checkout for one preparing launcher at a time."""
    settings.local.mkdir(parents=True, exist_ok=True)
    (settings.local / ".gitignore").write_text(IGNORE, encoding="utf-8")
    with open(settings.local / "lock", "w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise MarketError(
                "Another ./market is preparing in this checkout", "Wait for it to end, or end it with Ctrl-C."
            ) from error
        yield


def stage_odoo(settings: Settings, stage: Stage, needs=machine.RUN_NEEDS, *, tools: bool = False) -> Odoo:
    """Make the machine, Odoo, the virtual environment and the stage's cluster ready."""
    machine.check_python()
    if not settings.python.exists():
        machine.check_disk(settings.root)
    machine.install(needs)
    home = odoo_home.ensure(settings)
    venv.ensure(settings, home, tools=tools)
    cluster = Cluster(stage)
    cluster.start()
    cluster.ensure_role()
    return Odoo(stage, home, cluster)


def market(settings: Settings, env: dict) -> MarketDatabase:
    """Make the market's own database ready to be served on the port asked for."""
    odoo = stage_odoo(settings, settings.stage())
    database = MarketDatabase(odoo, settings.database)
    if not database.exists():
        machine.check_disk(settings.root)
        demo = settings.demo is not False
        secrets = {} if demo else {"MARKET_ADMIN_PASSWORD": passwords.ask(env)}
        database.make(demo=demo, secrets=secrets)
    state = database.state()
    refuse_other_kind(settings, state)
    database.renew(state)
    if not state.get("demo"):
        passwords.refuse_well_known(odoo.cluster, settings.database)
    database.move(settings.port)
    return database


def refuse_other_kind(settings: Settings, state: dict) -> None:
    """A demonstration does not become a real market, nor the other way round."""
    has = bool(state.get("demo"))
    if settings.demo is None or settings.demo == has:
        return
    kind = "a demonstration market" if has else "a market for real use"
    raise MarketError(
        f"The database {settings.database} is {kind}",
        f"For the other kind choose another name: DATABASE={settings.database}_{'real' if has else 'demo'} "
        f"DEMO={int(settings.demo)} ./market run.",
    )
