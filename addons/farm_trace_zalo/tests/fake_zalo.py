"""Zalo on this machine, with faults to order. Real HTTP, no network."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class FakeZalo:
    """Takes messages with the right token and remembers them; `fault` is ``500``, ``half``, or a number of Zalo's."""

    def __init__(self):
        self.token, self.refresh_token, self.fault = 'good', 'renew-1', None
        self.messages, self.paths = [], []
        self._server = ThreadingHTTPServer(('127.0.0.1', 0), self._make_handler())
        self.url = f'http://127.0.0.1:{self._server.server_port}'
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path, headers, body):
        """Return status and text of the answer to a request."""
        if self.fault == 500:
            return 500, 'oops'
        if self.fault == 'half':
            return 200, '{"error": 0, "mess'
        if self.fault:
            return 200, json.dumps({'error': self.fault, 'message': "refused"})
        if path == '/v4/oa/access_token':
            return 200, json.dumps(self._renew(headers, parse_qs(body)))
        if headers.get('access_token') != self.token:
            return 200, json.dumps({'error': -124, 'message': "Access token invalid"})
        self.messages.append(json.loads(body))
        return 200, json.dumps({'error': 0, 'message': "Success", 'data': {'msg_id': str(len(self.messages))}})

    def _renew(self, headers, form):
        if headers.get('secret_key') != 'secret' or form.get('refresh_token') != [self.refresh_token]:
            return {'error': -14014, 'error_name': "Invalid refresh token", 'error_description': "wrong"}
        self.token, self.refresh_token = 'better', 'renew-2'
        return {'access_token': self.token, 'refresh_token': self.refresh_token, 'expires_in': '90000'}

    def _make_handler(self):
        zalo = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                zalo.paths.append(self.path)
                body = self.rfile.read(int(self.headers['Content-Length'])).decode()
                status, text = zalo.answer(self.path, self.headers, body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *args):
                """Keep the log of the tests free of requests."""

        return Handler
