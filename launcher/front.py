"""The market's front door on this machine: one port, behind it Odoo's page workers and its websocket process.

Odoo in prefork mode answers websockets on a port of their own and wants a proxy before both; on servers that is nginx
(``config/nginx``). Here each connection goes, after a look at its first request, as a whole to the one or the other:
browsers open a websocket on a connection of its own.
"""

import asyncio
import contextlib
import socket

from .errors import MarketError

HEAD_LIMIT = 64 * 1024
HEAD_PATIENCE = 30  # seconds for the first request to arrive
CHUNK = 64 * 1024
BACKLOG = 256
UNAVAILABLE = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 2\r\n"
    b"Connection: close\r\n\r\nThe market is starting; try again in a moment.\n"
)


def wants_websocket(head: bytes) -> bool:
    """Whether a request's head asks for a websocket.

    >>> wants_websocket(b"GET /websocket?v=1 HTTP/1.1\\r\\nHost: x\\r\\nUpgrade: WebSocket\\r\\n\\r\\n")
    True
    >>> wants_websocket(b"GET /shop HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")
    False
    """
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"upgrade":
            return value.strip().lower() == b"websocket"
    return False


class Front:
    """Listens on the market's port and joins each connection with the process that answers it."""

    def __init__(self, host: str, port: int, pages: int, websockets: int):
        self.host, self.port = host, port
        self.pages, self.websockets = pages, websockets
        self.tasks = set()

    def sockets(self) -> list:
        """The listening sockets: for ``localhost`` both of its addresses, where the machine has both."""
        families = {"localhost": ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))}
        default = ((socket.AF_INET6 if ":" in self.host else socket.AF_INET, self.host),)
        opened = []
        for family, address in families.get(self.host, default):
            try:
                opened.append(self._listen(family, address))
            except OSError as error:
                if opened:
                    continue  # a machine without IPv6
                raise MarketError(
                    f"Port {self.port} is taken by another program ({error.strerror})",
                    f"End that program or choose another port: PORT={self.port + 1}.",
                ) from error
        return opened

    def _listen(self, family: int, address: str) -> socket.socket:
        listener = socket.socket(family)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind((address, self.port))
        except OSError:
            listener.close()
            raise
        return listener

    async def serve(self, sockets) -> list:
        """Begin to answer on the sockets; gives back the servers, to be closed by the caller."""
        return [
            await asyncio.start_server(self._answer, sock=each, limit=HEAD_LIMIT, backlog=BACKLOG) for each in sockets
        ]

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), HEAD_PATIENCE)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.TimeoutError, ConnectionError):
            await close(writer)
            return
        port = self.websockets if wants_websocket(head) else self.pages
        try:
            behind_reader, behind_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.write(UNAVAILABLE)
            await close(writer)
            return
        behind_writer.write(head)
        await asyncio.gather(pump(reader, behind_writer), pump(behind_reader, writer))


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry bytes one way until either side ends."""
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    await close(writer)


async def close(writer: asyncio.StreamWriter) -> None:
    """End a connection; the other side may have ended it already."""
    with contextlib.suppress(ConnectionError, OSError):
        writer.close()
        await writer.wait_closed()
