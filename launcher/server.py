"""Serving: Odoo's processes with the front door before them, in the foreground or in the background."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from . import processes
from .errors import MarketError
from .front import Front
from .odoo import Odoo
from .settings import Stage
from .stamps import write_atomically

READY_PATIENCE = 90.0


def state_file(home: Path) -> Path:
    """Where a running server says who it is."""
    return home / "server.json"


def read_state(home: Path) -> dict:
    """The running server of a stage: pid, port, database; empty where none runs."""
    try:
        state = json.loads(state_file(home).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    # Another program may have got the number since.
    return state if state.get("born") and processes.birth(state["pid"]) == state["born"] else {}


class Server:
    """One serving of a database on a port."""

    def __init__(self, odoo: Odoo, database: str, port: int, *, host: str = "localhost", log: Path | None = None):
        self.odoo, self.database, self.port, self.host = odoo, database, port, host
        self.log = log or odoo.settings.log
        self.process = None

    def run(self, on_ready=None) -> int:
        """Serve until told to end (by SIGINT or SIGTERM) or until Odoo ends; gives back Odoo's exit status.

        :param on_ready: called once the market answers
        """
        ports = processes.free_ports(2)
        front = Front(self.host, self.port, *ports)
        listeners = front.sockets()
        home = self.odoo.stage.home
        state = {"pid": os.getpid(), "port": self.port, "database": self.database, "born": processes.birth(os.getpid())}

        def ready() -> None:
            write_atomically(state_file(home), json.dumps({**state, "ready": True}))
            if on_ready:
                on_ready()

        write_atomically(state_file(home), json.dumps(state))
        try:
            return asyncio.run(self._supervise(front, listeners, ports, ready))
        finally:
            state_file(home).unlink(missing_ok=True)

    async def _supervise(self, front: Front, listeners, ports, on_ready) -> int:
        servers = await front.serve(listeners)
        ending = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, ending.set)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "a", encoding="utf-8") as file:
            self.process = self._spawn(ports, file)
        try:
            await self._watch(ending, ports, on_ready)
        finally:
            for each in servers:
                each.close()
            self._end()
        return 0 if ending.is_set() else (self.process.returncode or 0)

    async def _watch(self, ending: asyncio.Event, ports, on_ready) -> None:
        waiting = [(ports[0], "/web/health"), (ports[1], "/websocket/health")]
        while self.process.poll() is None and not ending.is_set():
            if waiting and await asyncio.to_thread(healthy, *waiting[0]):
                waiting.pop(0)
                if not waiting:
                    on_ready()
            try:
                await asyncio.wait_for(ending.wait(), 0.5)
            except asyncio.TimeoutError:
                continue

    def _spawn(self, ports, file) -> subprocess.Popen:
        command = self.odoo.command(
            f"--http-port={ports[0]}", f"--gevent-port={ports[1]}", "--http-interface=127.0.0.1",
            f"--db-filter=^{self.database}$", database=self.database,
        )  # fmt: skip
        # A session of its own: Ctrl-C reaches this process alone, which ends Odoo in good order.
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            env=self.odoo.environment(),
            start_new_session=True,
        )

    def _end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(10)


def healthy(port: int, path: str = "/web/health", patience: float = 5) -> bool:
    """Whether the market answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=patience) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_until_ready(home: Path, running, log: Path, patience: float = READY_PATIENCE) -> None:
    """Wait until a stage's server answers pages and websockets.

    :param running: tells whether the serving process still lives
    """
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if read_state(home).get("ready"):
            return
        if not running():
            raise MarketError("The server ended while starting", f"See the end of {log}.")
        time.sleep(0.2)
    raise MarketError(f"The server did not answer within {patience:.0f} s", f"See the end of {log}.")


def start_background(stage: Stage, database: str, port: int, log: Path) -> None:
    """Serve a prepared database in a process that outlives this one; return when it answers."""
    log.parent.mkdir(parents=True, exist_ok=True)
    launcher = stage.settings.root / "market"
    with open(log, "a", encoding="utf-8") as file:
        process = subprocess.Popen(
            [sys.executable, launcher, "_serve", stage.name, database, str(port), log],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    wait_until_ready(stage.home, lambda: process.poll() is None, log)


def stop(home: Path) -> bool:
    """End a stage's server; tells whether one ran."""
    state = read_state(home)
    if not state:
        state_file(home).unlink(missing_ok=True)
        return False
    processes.end(state["pid"])
    return True
