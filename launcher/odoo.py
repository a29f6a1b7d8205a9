"""Command lines for Odoo, and running one to its end with a progress bar."""

import subprocess
import time
from pathlib import Path

from . import processes, say
from .cluster import ROLE, Cluster
from .errors import MarketError
from .odoo_home import OdooHome
from .progress import InstallLog
from .settings import Stage
from .stamps import write_atomically

# One run to its end: no server, no limits that are meant for answering visitors.
NO_LIMITS = ("--max-cron-threads=0", "--limit-memory-hard=0")
BATCH = ("--stop-after-init", "--workers=0", *NO_LIMITS)
SCRIPTS = Path(__file__).parent / "script"


class Odoo:
    """Odoo on one stage: its code, its cluster, its files."""

    def __init__(self, stage: Stage, home: OdooHome, cluster: Cluster):
        self.stage = stage
        self.settings = stage.settings
        self.home = home
        self.cluster = cluster

    def configuration(self) -> Path:
        """The shipped settings, with this stage's places added, as a file for Odoo."""
        text = (self.settings.root / "config" / "odoo.conf").read_text(encoding="utf-8")
        places = [*map(str, self.home.addons), str(self.settings.addons)]
        local = {
            "addons_path": ",".join(places),
            "data_dir": self.stage.files,
            "db_host": self.cluster.socket,
            "db_port": 5432,
            "db_user": ROLE,
        }
        lines = "".join(f"{key} = {value}\n" for key, value in local.items())
        path = self.stage.home / "odoo.conf"
        write_atomically(path, f"{text}\n; added by the launcher\n{lines}")
        return path

    def command(self, *words: str, database: str = "", subcommand: str = "server") -> list:
        """The words that start Odoo with the project's configuration on a database."""
        chosen = [f"--database={database}"] if database else []
        config = f"--config={self.configuration()}"
        return [str(self.settings.python), str(SCRIPTS / "odoo-bin"), subcommand, config, *chosen, *words]

    def environment(self) -> dict:
        """The environment for Odoo: without what could lead it to another database or configuration."""
        kept = {key: value for key, value in self.settings.environment().items() if not key.startswith(("PG", "ODOO_"))}
        return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", "PGAPPNAME": self.stage.name}

    def work(self, title: str, *words: str, database: str, log: Path) -> InstallLog:
        """Run Odoo until it is done, with a progress bar; its log is appended to a file.

        :raise MarketError: when Odoo fails, with the line that says why
        """
        command = self.command(*words, *BATCH, "--no-http", database=database)
        return self._follow(title, command, log)

    def work_script(self, title: str, name: str, *, database: str, log: Path) -> InstallLog:
        """Run a long script of ``launcher/script`` in Odoo's shell, with a progress bar, as :meth:`work` does."""
        command = self.command("--no-http", "--workers=0", *NO_LIMITS, database=database, subcommand="shell")
        return self._follow(title, command, log, (SCRIPTS / f"{name}.py").read_text(encoding="utf-8"))

    def _follow(self, title: str, command: list, log: Path, code: str = "") -> InstallLog:
        began = time.monotonic()
        say.line(f"• {title} …")
        result, status = follow(command, log, self.environment(), code)
        if status:
            reason = result.reason()
            if "No space left" in reason:
                raise MarketError("The disk is full", "Free some room and run the same command again.")
            raise MarketError(f"Odoo failed: {reason[:240]}", f"See {log}, then run the same command again.")
        say.line(f"  done in {say.seconds(time.monotonic() - began)}")
        return result

    def script(self, database: str, name: str, *, secrets: dict | None = None, **arguments) -> str:
        """Run a script of ``launcher/script`` in Odoo's shell and give back what it prints.

        :param secrets: more environment variables, for what should not show in the list of processes
        :param arguments: what the script finds in ``arguments``
        """
        code = (SCRIPTS / f"{name}.py").read_text(encoding="utf-8")
        return self.python(database, f"arguments = {arguments!r}\n{code}", secrets=secrets)

    def python(self, database: str, code: str, *, secrets: dict | None = None) -> str:
        """Run Python code in Odoo's shell and give back what it prints; messages go to the stage's log."""
        command = self.command("--no-http", "--workers=0", "--log-level=warn", database=database, subcommand="shell")
        env = {**self.environment(), **(secrets or {})}
        result = subprocess.run(command, input=code, capture_output=True, text=True, env=env, check=False)
        log = self.stage.home / "log" / "shell.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "a", encoding="utf-8") as file:
            file.write(result.stderr)
        if result.returncode:
            lines = result.stderr.strip().splitlines() or ["no message"]
            raise MarketError(f"Odoo failed: {lines[-1][:240]}", f"See {log}.")
        return result.stdout


def follow(command: list, log: Path, env: dict, code: str = "") -> tuple:
    """Run a command, copy its output to a log file, and show how far it is: (what was read, exit status).

    :param code: what the command reads from its standard input
    """
    read = InstallLog()
    progress = say.Progress()
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        open(log, "a", encoding="utf-8") as file,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=env,
        ) as process,
    ):
        try:
            with process.stdin:
                process.stdin.write(code)  # the scripts are shorter than a pipe holds
            for line in process.stdout:
                file.write(line)
                read.feed(line)
                progress.show(read.fraction, read.label)
        except BaseException:
            # Interrupted: Odoo must not go on writing to a database that the next start will throw away.
            processes.end(process.pid, patience=10)
            raise
        finally:
            progress.close()
    return read, process.returncode
