"""The project's own PostgreSQL cluster: on a unix socket, without a network port, never run by root."""

import shutil
import subprocess

from . import machine, say
from .errors import MarketError
from .processes import Owner, socket_folder
from .settings import Stage

ROLE = "odoo"
ADMIN = "postgres"
INCLUDE = "include = 'market.conf'"
UNSAFE = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


class Cluster:
    """One cluster: ``start`` makes it where it is not there yet."""

    def __init__(self, stage: Stage):
        self.stage = stage
        self.owner = Owner()
        key = f"{stage.settings.key}-{stage.name}"
        self.home = self.owner.data_folder(stage.home / "pg", key)
        self.data = self.home / "data"
        self.socket = socket_folder(self.home / "socket", key)
        found = machine.postgresql_bin()
        if not found:
            raise MarketError("PostgreSQL is not installed", "Run ./market run, which installs it.")
        self.bin = found

    def start(self) -> None:
        """Start the server and wait until it answers; nothing where it runs already."""
        self._create()
        if self.running():
            return
        self._refuse_other_version()
        self.owner.make_folder(self.socket)
        self._configure()
        command = [
            self.bin / "pg_ctl",
            "start",
            "-w",
            "-s",
            "-t",
            "60",
            "-D",
            self.data,
            "-l",
            self.home / "server.log",
        ]
        # The server inherits the output: reading it to its end would wait for the server's.
        if self._run(command, read=False).returncode:
            raise self._start_error()

    def stop(self) -> None:
        """Stop the server, ending its connections."""
        if self.running():
            self._run([self.bin / "pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", self.data])

    def running(self) -> bool:
        """Whether the server is up."""
        return self.data.exists() and self._run([self.bin / "pg_ctl", "status", "-D", self.data]).returncode == 0

    def version(self) -> str:
        """The major version that made the cluster; empty before."""
        try:
            return (self.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""

    def _create(self) -> None:
        """Make the cluster under a temporary name; it takes its real name when it is whole."""
        if self.version():
            return
        self.home.parent.mkdir(parents=True, exist_ok=True)
        self.owner.make_folder(self.home)
        fresh = self.home / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        with say.step("Making the PostgreSQL cluster"):
            command = [
                self.bin / "initdb", "-D", fresh, "-U", ADMIN, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust",
                *(() if self.stage.durable else ("--no-sync",)),
            ]  # fmt: skip
            result = self._run(command)
            if result.returncode:
                raise MarketError(
                    f"PostgreSQL could not make its cluster ({result.stdout.strip()[-200:]})",
                    "Mend this and run the same command again.",
                )
            fresh.rename(self.data)

    def _refuse_other_version(self) -> None:
        made, here = self.version(), machine.postgresql_major(self.bin)
        other = machine.POSTGRESQL_FOLDERS / made / "bin"
        if made != here and (other / "postgres").exists():
            self.bin = other
        elif made != here:
            raise MarketError(
                f"The databases in {self.data} are of PostgreSQL {made}, this machine has {here}",
                f"Install postgresql-{made} beside it, or move the folder away to begin anew.",
            )

    def _configure(self) -> None:
        """Write the settings that the checkout ships, and include them."""
        shipped = self.stage.settings.root / "config" / "postgresql" / "postgresql.conf"
        text = shipped.read_text(encoding="utf-8")
        text += f"listen_addresses = ''\nunix_socket_directories = '{self.socket}'\nunix_socket_permissions = 0700\n"
        text += "" if self.stage.durable else UNSAFE
        (self.data / "market.conf").write_text(text, encoding="utf-8")
        main = self.data / "postgresql.conf"
        current = main.read_text(encoding="utf-8")
        if INCLUDE not in current:
            main.write_text(f"{current}\n{INCLUDE}\n", encoding="utf-8")
        if self.owner.root:
            shutil.chown(self.data / "market.conf", self.owner.account.pw_uid, self.owner.account.pw_gid)

    def _start_error(self) -> MarketError:
        log = self.home / "server.log"
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""
        if "No space left" in tail:
            return MarketError("The disk is full", "Free some room and run the same command again.")
        reason = ([line for line in tail.splitlines() if "FATAL" in line] or ["no reason given"])[-1]
        return MarketError(f"PostgreSQL does not start ({reason[-160:]})", f"See {log}.")

    def _run(self, command: list, *, read: bool = True) -> subprocess.CompletedProcess:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if read else subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.owner.spawn,
        )

    def psql_command(self, database: str, role: str = ADMIN) -> list:
        """The words that start psql on a database."""
        return [self.bin / "psql", "-h", self.socket, "-p", "5432", "-U", role, "-d", database]

    def sql(self, statement: str, database: str = "postgres", **variables: str) -> str:
        """Run a statement as the cluster's administrator; the answer has a row per line, columns split by ``|``.

        :param variables: written as ``:'name'`` in the statement, quoted by psql
        """
        command = [*self.psql_command(database), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        for name, value in variables.items():
            command += ["-v", f"{name}={value}"]
        result = subprocess.run(command, input=statement, capture_output=True, text=True, check=False)
        if result.returncode:
            raise MarketError(f"PostgreSQL refused: {result.stderr.strip()[:300]}", f"See {self.home / 'server.log'}.")
        return result.stdout.strip()

    def ensure_role(self) -> None:
        """Make Odoo's database user: it is not the administrator."""
        if not self.sql("SELECT 1 FROM pg_roles WHERE rolname = :'role'", role=ROLE):
            self.sql(f"CREATE ROLE {ROLE} LOGIN CREATEDB")

    def databases(self) -> list:
        """The names of the databases that Odoo's user owns."""
        answer = self.sql(
            "SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = :'role'",
            role=ROLE,
        )
        return sorted(answer.split())

    def create(self, database: str, template: str = "") -> None:
        """Create a database for Odoo with ``unaccent`` and ``pg_trgm``, or as a copy of another."""
        if template:
            self.disconnect(template)
            strategy = " STRATEGY FILE_COPY" if int(self.version()) >= 15 else ""
            self.sql(f"CREATE DATABASE {database} OWNER {ROLE} TEMPLATE {template}{strategy}")
            return
        self.sql(f"CREATE DATABASE {database} OWNER {ROLE} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'")
        # Odoo's indexes on unaccent() want it immutable; only its owner may declare that, and Odoo's user is not.
        self.sql(
            "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE;", database
        )

    def drop(self, database: str) -> None:
        """Remove a database, where it exists."""
        self.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def disconnect(self, database: str) -> None:
        """End the sessions on a database, so that it can be copied or renamed."""
        self.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :'name'", name=database)

    def rename(self, old: str, new: str) -> None:
        """Rename a database."""
        self.disconnect(old)
        self.sql(f"ALTER DATABASE {old} RENAME TO {new}")
