import asyncio
import contextlib

import pytest

from launcher import processes
from launcher.errors import MarketError
from launcher.front import Front

WEBSOCKET = b"GET /websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
PAGE = b"POST /shop HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"


@contextlib.asynccontextmanager
async def behind(name: bytes):
    """A server that answers with its name and all it got."""

    async def answer(reader, writer):
        writer.write(name + b":" + await reader.read(10_000))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def ask(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    await writer.drain()
    data = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return data


async def through(request: bytes) -> bytes:
    async with behind(b"pages") as pages, behind(b"websockets") as websockets:
        port = processes.free_ports(1)[0]
        front = Front("127.0.0.1", port, pages, websockets)
        servers = await front.serve(front.sockets())
        try:
            return await ask(port, request)
        finally:
            for server in servers:
                server.close()


def test_a_page_goes_to_the_page_workers_with_all_its_bytes():
    assert asyncio.run(through(PAGE)) == b"pages:" + PAGE


def test_a_websocket_goes_to_the_websocket_process():
    assert asyncio.run(through(WEBSOCKET)) == b"websockets:" + WEBSOCKET


def test_while_odoo_starts_the_visitor_is_asked_to_wait():
    async def nobody_behind():
        port, closed = processes.free_ports(2)
        front = Front("127.0.0.1", port, closed, closed)
        servers = await front.serve(front.sockets())
        try:
            return await ask(port, PAGE)
        finally:
            for server in servers:
                server.close()

    answer = asyncio.run(nobody_behind())
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert b"Retry-After" in answer


def test_a_taken_port_is_told():
    port = processes.free_ports(1)[0]
    listeners = Front("localhost", port, 1, 2).sockets()
    listeners[0].listen()
    try:
        with pytest.raises(MarketError, match=f"Port {port} is taken"):
            Front("localhost", port, 1, 2).sockets()
    finally:
        for each in listeners:
            each.close()
