"""A carrier's service on this machine, with faults to order. Real HTTP, no network."""

import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import requests

from odoo.tests import common

STALL = 'stall'  # never answers
CUT = 'cut'  # stops in the middle of the answer
DROP = 'drop'  # takes the request and hangs up


@dataclass
class Answer:
    status: int = 200
    body: object = b''
    fault: str = ''


@dataclass
class Received:
    method: str
    path: str
    query: dict
    headers: dict
    body: object


class FakeCarrier:
    """Answers as told by :meth:`answer` and remembers in :attr:`received` what was asked."""

    def __init__(self):
        self.received = []
        self._answers = {}
        self._released = threading.Event()
        self._server = ThreadingHTTPServer(('127.0.0.1', 0), self._make_handler())
        self._server.daemon_threads = True
        self.url = f'http://127.0.0.1:{self._server.server_port}'
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def answer(self, method, path, *answers):
        """Give these answers to that request, one after another; the last one stays."""
        self._answers[method, path] = list(answers)

    def calls(self, path):
        return [request for request in self.received if request.path == path]

    def stop(self):
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _next_answer(self, method, path):
        answers = self._answers.get((method, path), [Answer(404, {'message': 'no such page'})])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _make_handler(fake):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def _serve(self):
                parts = urlsplit(self.path)
                raw = self.rfile.read(int(self.headers.get('Content-Length') or 0))
                fake.received.append(
                    Received(
                        self.command,
                        parts.path,
                        parse_qs(parts.query),
                        dict(self.headers.items()),
                        json.loads(raw) if raw else None,
                    )
                )
                self._send(fake._next_answer(self.command, parts.path))

            do_GET = do_POST = _serve

            def _send(self, answer):
                body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
                self.close_connection = True
                if answer.fault == STALL:
                    fake._released.wait(10)
                if answer.fault in (STALL, DROP):
                    return
                self.send_response(answer.status)
                self.send_header('Content-Length', str(len(body)))
                self.send_header('Connection', 'close')
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if answer.fault == CUT else body)

            def log_message(self, *args):
                """Keep the test's output clean."""

        return Handler


class LocalSession(requests.Session):
    """A session that reaches this machine only, and keeps short time limits.

    Odoo's tests replace ``Session.send`` to guard the network; their guard stretches
    short time limits, which would hide what is tested here.
    """

    def send(self, request, **kwargs):
        assert urlsplit(request.url).hostname == '127.0.0.1', request.url
        return common._super_send(self, request, **kwargs)
