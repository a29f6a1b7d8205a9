"""The commands of ``./market``."""

import os
import subprocess
import sys
from pathlib import Path

from . import prepare, processes, say, server
from .cluster import Cluster
from .database import MarketDatabase
from .errors import MarketError
from .odoo import Odoo
from .odoo_home import inspect
from .server import Server
from .settings import Settings

USAGE = """\
Usage: ./market COMMAND

  run              prepare what is missing and serve the market here, until Ctrl-C
  start            the same in the background: returns when the market answers
  stop             end the market and its database server
  status           what runs, and where things are
  logs [-f]        the end of Odoo's log; -f follows it
  shell            Odoo's Python shell on the market's database
  psql             PostgreSQL's shell on the market's database
  test [WHAT …]    the test suite: all, or unit, odoo, e2e, or names of addons
  check [WHAT …]   all linters and checks, or some of them by name
  i18n [ADDON …]   renew the .pot files, merge them into vi.po, report what is untranslated

Settings are environment variables: PORT=8070, DEMO=0 (an empty market for real use), DATABASE=name,
HOST=0.0.0.0 (listen beyond this machine), ODOO_HOME=folder, DEBIAN_MIRROR=address, ADMIN_PASSWORD=….
"""
INTERRUPTED = 130


def main(words: list) -> int:
    """Run one command; a failure the user can act upon is one line and exit status 1."""
    commands = {
        "run": run,
        "start": start,
        "stop": stop,
        "status": status,
        "logs": logs,
        "shell": shell,
        "psql": psql,
        "test": test,
        "check": check,
        "i18n": i18n,
        "_serve": serve,
    }
    name, arguments = (words[0], words[1:]) if words else ("help", [])
    if name in ("help", "-h", "--help"):
        say.line(USAGE)
        return 0
    try:
        if name not in commands:
            raise MarketError(f"There is no command {name}", "See ./market help.")
        settings = Settings.read(Path(__file__).parent.parent, os.environ)
        return commands[name](settings, arguments) or 0
    except MarketError as error:
        sys.stderr.write(f"market: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(f"\nmarket: Interrupted. The same command goes on from here: ./market {name}\n")
        return INTERRUPTED
    except OSError as error:
        if error.errno != 28:  # ENOSPC
            raise
        sys.stderr.write("market: The disk is full. Free some room and run the same command again.\n")
        return 1


def run(settings: Settings, _words) -> int:
    """Serve in the foreground."""
    refuse_running(settings)
    try:
        with prepare.alone(settings):
            database = prepare.market(settings, dict(os.environ))
        warn_of_open_demonstration(settings, database)
        return Server(database.odoo, settings.database, settings.port, host=settings.host).run(
            lambda: say.line(f"The market is open at {settings.address} (Ctrl-C ends it)")
        )
    finally:
        cluster = present_cluster(settings)
        if cluster:
            cluster.stop()


def start(settings: Settings, _words) -> int:
    """Serve in the background."""
    state = server.read_state(settings.local)
    if state.get("port") == settings.port and server.healthy(settings.port):
        say.line(f"The market is open already at {settings.address}")
        return 0
    refuse_running(settings)
    with prepare.alone(settings):
        warn_of_open_demonstration(settings, prepare.market(settings, dict(os.environ)))
        server.start_background(settings.stage(), settings.database, settings.port, settings.log)
    say.line(f"The market is open at {settings.address}")
    return 0


def serve(settings: Settings, words) -> int:
    """Serve a prepared database: the background process of ``start`` and of the tests."""
    stage_name, database, port, log = words
    stage = settings.stage() if stage_name == "market" else settings.test_stage()
    odoo = present_odoo(settings, stage)
    return Server(odoo, database, int(port), host=settings.host, log=Path(log)).run()


def stop(settings: Settings, _words) -> int:
    """End the server and the cluster."""
    ran = server.stop(settings.local)
    cluster = present_cluster(settings)
    if cluster:
        cluster.stop()
    say.line("The market is closed" if ran else "The market was not open")
    return 0


def status(settings: Settings, _words) -> int:
    """Tell what runs; the exit status is 0 when the market answers, 3 when not."""
    state = server.read_state(settings.local)
    open_ = bool(state) and server.healthy(state["port"])
    where = f"http://localhost:{state['port']} (process {state['pid']})" if state else ""
    say.line(f"Market     {'open at ' + where if open_ else 'not answering at ' + where if state else 'closed'}")
    cluster = present_cluster(settings)
    if cluster:
        say.line(f"PostgreSQL {cluster.version()}, {'running' if cluster.running() else 'stopped'}, in {cluster.data}")
        say.line(f"Socket     {cluster.socket}")
        if cluster.running():
            say.line(f"Databases  {', '.join(cluster.databases()) or 'none yet'}")
    home = inspect(settings.odoo_home or settings.local / "odoo")
    say.line(f"Odoo       {f'{home.release} in {home.path}' if home else 'not there yet'}")
    say.line(f"Log        {settings.log}")
    return 0 if open_ else 3


def logs(settings: Settings, words) -> int:
    """Show the end of the log."""
    if not settings.log.exists():
        raise MarketError("There is no log yet", "Run ./market run first.")
    options = ["-f"] if "-f" in words else []
    return subprocess.run(["tail", "-n", "60", *options, settings.log], check=False).returncode


def shell(settings: Settings, words) -> int:
    """Odoo's shell."""
    odoo = present_odoo(settings, settings.stage())
    odoo.cluster.start()
    command = odoo.command(
        "--no-http", "--workers=0", "--log-level=warn", *words, database=settings.database, subcommand="shell"
    )
    return subprocess.run(command, env=odoo.environment(), check=False).returncode


def psql(settings: Settings, words) -> int:
    """PostgreSQL's shell."""
    cluster = present_cluster(settings)
    if not cluster:
        raise MarketError("There is no database yet", "Run ./market run first.")
    cluster.start()
    return subprocess.run([*cluster.psql_command(settings.database, "odoo"), *words], check=False).returncode


def test(settings: Settings, words) -> int:
    """The test suite."""
    from . import suite

    return suite.run(settings, words)


def check(settings: Settings, words) -> int:
    """Linters and checks."""
    from . import check as checks

    return checks.run(settings, words)


def i18n(settings: Settings, words) -> int:
    """Translations."""
    from . import i18n as translations

    return translations.run(settings, words)


def refuse_running(settings: Settings) -> None:
    """One server per checkout, one program per port."""
    state = server.read_state(settings.local)
    if state:
        raise MarketError(
            f"The market is open already at http://localhost:{state['port']}", "End it with ./market stop."
        )
    processes.check_port(settings.host, settings.port)


def warn_of_open_demonstration(settings: Settings, database: MarketDatabase) -> None:
    """The demonstration's passwords are known to everybody."""
    if settings.host != "localhost" and database.state().get("demo"):
        say.line(f"! Whoever reaches {settings.host} can log in: the demonstration's passwords are its logins")


def present_cluster(settings: Settings) -> Cluster | None:
    """The market's cluster, where it was made already."""
    try:
        cluster = Cluster(settings.stage())
    except MarketError:
        return None
    return cluster if cluster.version() else None


def present_odoo(settings: Settings, stage) -> Odoo:
    """Odoo on a stage that was prepared before."""
    home = inspect(settings.odoo_home or settings.local / "odoo")
    if not home or not settings.python.exists():
        raise MarketError("The market was not prepared yet", "Run ./market run first.")
    return Odoo(stage, home, Cluster(stage))
