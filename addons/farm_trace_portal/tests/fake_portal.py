"""A portal on this machine, with faults to order. Real HTTP, no network."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

STALL = 'stall'  # never answers
CUT = 'cut'  # stops in the middle of the answer


class FakePortal:
    """Answers as told by :meth:`answer`; :attr:`received` has method, path, query, headers and body of each request."""

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
        """Give these answers (status, body, headers; or a fault) one after another; the last one stays."""
        self._answers[method, path] = list(answers)

    def bodies(self, path):
        return [body for _method, asked, _query, _headers, body in self.received if asked == path and body]

    def stop(self):
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _make_handler(fake):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def _serve(self):
                parts = urlsplit(self.path)
                raw = self.rfile.read(int(self.headers.get('Content-Length') or 0))
                body = json.loads(raw) if raw else None
                fake.received.append((self.command, parts.path, parse_qs(parts.query), dict(self.headers), body))
                answers = fake._answers.get((self.command, parts.path), [(404, {}, {})])
                self._send(answers.pop(0) if len(answers) > 1 else answers[0])

            def _send(self, answer):
                if answer == STALL:
                    fake._released.wait()
                    self.close_connection = True
                    return
                status, content, headers = (200, {'items': []}, {}) if answer == CUT else (*answer, {})[:3]
                data = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header('Content-Length', str(len(data) + (100 if answer == CUT else 0)))
                self.end_headers()
                self.wfile.write(data)
                self.close_connection = answer == CUT

            do_GET = do_POST = _serve

            def log_message(self, *args):
                """Keep quiet: the test says what went wrong."""

        return Handler
