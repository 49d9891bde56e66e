"""No bot at all: finished bytes on bare sockets. What the stand-in and its people can take.

A run with this says where the measuring itself would be the limit.
"""

import asyncio
import sys
from urllib.parse import urlsplit

import msgspec

from bench.peers import ASKED, LABELS, SPOKEN, TOKEN

_CONNECTIONS = 32
_END = b"\r\n\r\n"


class _Chat(msgspec.Struct):
    id: int


class _Message(msgspec.Struct):
    message_id: int
    chat: _Chat


class _Query(msgspec.Struct):
    id: str
    message: _Message
    data: str


class _Update(msgspec.Struct):
    update_id: int
    message: _Message | None = None
    callback_query: _Query | None = None


class _Updates(msgspec.Struct):
    result: list[_Update]


_read = msgspec.json.Decoder(_Updates).decode
_KEYS = [{"text": label, "callback_data": f"ml:{at}"} for at, label in enumerate(LABELS)]


class Socket:
    def __init__(self, address: str) -> None:
        self._at = urlsplit(address)

    async def open(self) -> "Socket":
        self._in, self._out = await asyncio.open_connection(self._at.hostname, self._at.port)
        return self

    async def call(self, method: str, **params: object) -> bytes:
        body = msgspec.json.encode(params)
        head = (
            f"POST /bot{TOKEN}/{method} HTTP/1.1\r\nHost: {self._at.netloc}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._out.write(head.encode() + body)
        answered = (await self._in.readuntil(_END)).lower()
        length = answered.partition(b"content-length:")[2].partition(b"\r\n")[0]
        return await self._in.readexactly(int(length))


def _calls(update: _Update) -> list[tuple[str, dict[str, object]]]:
    if update.message is not None:
        shown = {"chat_id": update.message.chat.id, "text": ASKED}
        return [("sendMessage", shown | {"reply_markup": {"inline_keyboard": [_KEYS]}})]
    query = update.callback_query
    assert query is not None, "the stand-in sends no other kind"
    where = {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
    return [
        ("answerCallbackQuery", {"callback_query_id": query.id}),
        ("editMessageText", where | {"text": SPOKEN[int(query.data[3:])]}),
    ]


async def _work(socket: Socket, waiting: "asyncio.Queue[_Update]") -> None:
    while True:
        for method, params in _calls(await waiting.get()):
            await socket.call(method, **params)


async def main(address: str) -> None:
    waiting: asyncio.Queue[_Update] = asyncio.Queue()
    poll = await Socket(address).open()
    working = [
        asyncio.create_task(_work(await Socket(address).open(), waiting))
        for _ in range(_CONNECTIONS)
    ]
    offset = 0
    while working:
        found = _read(await poll.call("getUpdates", offset=offset, timeout=30)).result
        for update in found:
            offset = update.update_id + 1
            waiting.put_nowait(update)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
