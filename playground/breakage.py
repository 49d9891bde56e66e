"""Network faults on a real socket."""

import asyncio
import socket
import struct

from aiohttp import web

#: Longer than any client waits.
_FOREVER = 600
_HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"ok":'
_GARBAGE = b"\x16\x03\x01 this is not what you asked for\r\n\x00\xff\xfe"


async def act(request: web.BaseRequest, kind: str) -> web.StreamResponse:
    """Does to the connection what the fault says; whatever is returned never gets out."""
    if kind.startswith("hang"):
        await asyncio.sleep(_FOREVER)
    transport = request.transport
    if transport is not None:
        if kind == "half_closed":
            transport.write(_HALF)
            transport.close()
        elif kind == "garbage":
            transport.write(_GARBAGE)
            transport.close()
        else:
            _reset(transport)
    return web.Response()


def _reset(transport: asyncio.Transport) -> None:
    """Without a lingering goodbye the other side sees a reset, not an end."""
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
