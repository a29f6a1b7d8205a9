"""Serving with a stand-in for Odoo: a small program that answers on both ports."""

import json
import os
import signal
import subprocess
import sys
import threading
import types
import urllib.request

import pytest

from launcher import processes, server
from launcher.errors import MarketError
from launcher.server import Server

STAND_IN = """
import http.server, sys, threading

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(sys.argv[1].encode())

    def log_message(self, *words):
        pass

ports = [int(word.partition("=")[2]) for word in sys.argv if "-port=" in word]
for port in ports:
    threading.Thread(target=http.server.HTTPServer(("127.0.0.1", port), Answer).serve_forever).start()
"""


@pytest.fixture
def stand_in(checkout, tmp_path):
    script = tmp_path / "stand_in.py"
    script.write_text(STAND_IN, encoding="utf-8")

    def command(*words, database):
        return [sys.executable, str(script), database, *words]

    return types.SimpleNamespace(
        stage=checkout.test_stage(), settings=checkout, command=command, environment=lambda: dict(os.environ)
    )


def test_it_serves_until_it_is_told_to_end_and_leaves_nothing_running(stand_in, checkout):
    port = processes.free_ports(1)[0]
    served = {}
    home = stand_in.stage.home

    def look_and_end():
        served["state"] = server.read_state(home)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/shop", timeout=5) as answer:
            served["page"] = answer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    serving = Server(stand_in, "market_db", port, log=checkout.local / "x.log")
    status = serving.run(lambda: threading.Thread(target=look_and_end).start())
    assert status == 0
    assert served["page"] == b"market_db"
    assert (served["state"]["port"], served["state"]["database"]) == (port, "market_db")
    assert serving.process.poll() is not None
    assert server.read_state(home) == {}
    processes.check_port("localhost", port)


def test_it_ends_when_odoo_ends_and_hands_its_status_on(stand_in, checkout):
    stand_in.command = lambda *_words, **_named: [sys.executable, "-c", "raise SystemExit(7)"]
    assert Server(stand_in, "db", processes.free_ports(1)[0], log=checkout.local / "x.log").run() == 7


def test_a_server_that_ends_while_starting_is_told_with_its_log(tmp_path):
    log = tmp_path / "odoo.log"
    with pytest.raises(MarketError, match=r"ended while starting.*odoo\.log"):
        server.wait_until_ready(tmp_path, lambda: False, log)


def test_a_server_that_never_answers_is_told(tmp_path):
    with pytest.raises(MarketError, match="did not answer within 0 s"):
        server.wait_until_ready(tmp_path, lambda: True, tmp_path / "odoo.log", patience=0.3)


def test_stopping_ends_the_process_that_the_file_names(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    state = {"pid": process.pid, "port": 1, "born": processes.birth(process.pid)}
    server.state_file(tmp_path).write_text(json.dumps(state), encoding="utf-8")
    threading.Thread(target=process.wait).start()
    assert server.stop(tmp_path)
    assert process.wait(5) == -signal.SIGTERM
    assert not server.stop(tmp_path)
