"""The stand-in for Telegram in this very process, behind PTB's own `BaseRequest`."""

import re
from collections.abc import Mapping

import msgspec
from telegram.error import NetworkError, TimedOut

from bot.transport import TooLarge, Wire
from playground import File, World, call, download
from playground.faults import NetworkFault

_NAME = re.compile(r'; name="([^"]*)"')
_FILENAME = re.compile(r'; filename="([^"]*)"')


class InProcessWire(Wire):
    def __init__(self, world: World, token: str) -> None:
        super().__init__("http://telegram.invalid", token)
        self._world = world

    async def initialize(self) -> None:
        """There is nothing to connect to."""

    async def shutdown(self) -> None:
        """Nor to close."""

    async def exchange(
        self, url: str, body: bytes, kind: str, seconds: float
    ) -> tuple[int, bytes]:
        token, _, method = url.rpartition("/bot")[2].partition("/")
        fields, files = read(body, kind)
        try:
            answer = await call(self._world, token, method, fields, files)
        except NetworkFault as fault:
            raise (TimedOut if "hang" in fault.kind else NetworkError)(fault.kind) from fault
        return answer.status, msgspec.json.encode(answer.body)

    async def download(self, url: str, most: int, seconds: float) -> bytes:
        token, _, path = url.rpartition("/file/bot")[2].partition("/")
        if self._world.faults.down:
            raise NetworkError("down")
        content = download(self._world, token, path)
        if content is None:
            raise NetworkError("status 404")
        if len(content) > most:
            raise TooLarge
        return content


def read(body: bytes, kind: str) -> tuple[Mapping[str, object], Mapping[str, File]]:
    """A call's parameters and files, as JSON or as a form."""
    _, form, boundary = kind.partition("multipart/form-data; boundary=")
    if not form:
        return msgspec.json.decode(body), {}
    fields: dict[str, object] = {}
    files: dict[str, File] = {}
    for part in body.split(f"--{boundary}\r\n".encode())[1:]:
        head, _, content = part.partition(b"\r\n\r\n")
        content = content.removesuffix(f"--{boundary}--\r\n".encode()).removesuffix(b"\r\n")
        [name], filenames = _NAME.findall(head.decode()), _FILENAME.findall(head.decode())
        if filenames:
            files[name] = File(name=filenames[0], data=content)
        else:
            fields[name] = content.decode()
    return fields, files
