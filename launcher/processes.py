"""Processes and ports: who runs, as whom, and is it still alive."""

import os
import pwd
import signal
import socket
import stat
import tempfile
import time
from pathlib import Path

from .errors import MarketError

POSTGRES_USER = "postgres"
SOCKET_PATH_LIMIT = 107  # sun_path on Linux, less its closing zero
SOCKET_FILE = ".s.PGSQL.5432.lock"


def birth(pid: int) -> str:
    """When a process began, in the kernel's ticks: with the number it names a process for good. Empty where it ended.

    A finished child that nobody waited for counts as ended.
    """
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""
    words = text.rpartition(")")[2].split()  # the program's name, in parentheses, may hold anything
    state, started = words[0], words[19]
    return "" if state == "Z" else started


def alive(pid: int) -> bool:
    """Whether a process lives."""
    return bool(birth(pid))


def end(pid: int, patience: float = 30) -> None:
    """Ask a process to end; after ``patience`` seconds make it."""
    for number, wait in ((signal.SIGTERM, patience), (signal.SIGKILL, 5)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        until = time.monotonic() + wait
        while time.monotonic() < until:
            if not alive(pid):
                return
            time.sleep(0.1)


def check_port(host: str, port: int) -> None:
    """Refuse a port that somebody listens on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1" if host == "localhost" else host, port))
        except OSError as error:
            raise MarketError(
                f"Port {port} is taken by another program ({error.strerror})",
                f"End that program or choose another port: PORT={port + 1} ./market run.",
            ) from error


def free_ports(count: int) -> list:
    """Ports on the loopback address that nobody listens on now."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def reachable_by_others(folder: Path) -> bool:
    """Whether every folder above lets any user pass through."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in folder.resolve().parents if parent.exists())


class Owner:
    """The user as whom PostgreSQL runs: oneself, or ``postgres`` for root (the server refuses root)."""

    def __init__(self, uid: int | None = None):
        self.root = (os.geteuid() if uid is None else uid) == 0
        if self.root:
            try:
                self.account = pwd.getpwnam(POSTGRES_USER)
            except KeyError as error:
                raise MarketError(
                    "There is no system user postgres to run PostgreSQL as",
                    "Install Debian's package postgresql-common.",
                ) from error

    @property
    def spawn(self) -> dict:
        """The arguments for ``subprocess`` to run something as this user."""
        if not self.root:
            return {"cwd": "/"}
        return {"cwd": "/", "user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only this user (and root) may enter."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.root:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        folder.chmod(0o700)

    def data_folder(self, wanted: Path, key: str) -> Path:
        """The folder for a cluster: in the checkout, unless root's checkout is closed to PostgreSQL's user."""
        if self.root and not reachable_by_others(wanted):
            return Path(self.account.pw_dir) / key / wanted.name
        return wanted


def socket_folder(wanted: Path, key: str) -> Path:
    """The folder for the socket: the wanted one, or a short one where its path would be too long."""
    if len(os.fsencode(wanted / SOCKET_FILE)) <= SOCKET_PATH_LIMIT:
        return wanted
    return Path(tempfile.gettempdir()) / key
