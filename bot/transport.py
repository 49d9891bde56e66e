"""The wire to Telegram: aiohttp behind PTB's `BaseRequest`, and a short way past PTB for rows.

PTB's own transport gets slower the more connections are open; this one does not. The pipe's rows
hold finished JSON, so `call` posts them as they are instead of building PTB objects first.
"""

import secrets
from dataclasses import dataclass
from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_JSON = "application/json"
_OK = 200
#: Bytes of a file taken at a time.
_PART = 1 << 16
#: Servers differ in how they read these in a file's name.
_NOT_IN_NAMES = {ord(character): "_" for character in '"\\\r\n'}
#: Longer than any long poll of `getUpdates` (50 s).
_LONGEST = 70.0


class Parameters(msgspec.Struct, frozen=True):
    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """Telegram's answer: a result, or an error in its own words."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw()
    error_code: int = 0
    description: str = ""
    parameters: Parameters = Parameters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes along with a call."""

    #: The parameter that it is: "document".
    field: str
    name: str
    content: bytes


class TooLarge(Exception):
    """What is to be fetched is larger than it may be."""


class Unreachable(Exception):
    """No answer, or none that can be read: the call may have taken effect, or not."""


class Garbled(Unreachable):
    """An answer came, and can't be read."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("an answer that can't be read")
        self.payload = payload


_read = msgspec.json.Decoder(Answer).decode


class Wire(BaseRequest):
    def __init__(self, base_url: str, token: str, *, connections: int = 256) -> None:
        self._url = f"{base_url}/bot{token}/"
        self._files = f"{base_url}/file/bot{token}/"
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return 20.0

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                timeout=aiohttp.ClientTimeout(total=_LONGEST, connect=10),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self, method: str, body: bytes, *, seconds: float = 20.0, attached: Attached | None = None
    ) -> Answer:
        """`body` is JSON. Raises `Unreachable`. A refusal is an `Answer` too."""
        kind = _JSON
        if attached is not None:
            body, kind = multipart(body, attached)
        try:
            _status, payload = await self.exchange(self._url + method, body, kind, seconds)
        except NetworkError as error:
            raise Unreachable(type(error).__name__) from error
        try:
            return _read(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise Garbled(payload) from error

    async def fetch(self, path: str, most: int, *, seconds: float = _LONGEST) -> bytes:
        """A file's bytes, by the path that `getFile` gave. Raises `Unreachable`, and `TooLarge`
        for more than `most` bytes.
        """
        try:
            return await self.download(self._files + path, most, seconds)
        except NetworkError as error:
            raise Unreachable(type(error).__name__) from error

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - Telegram takes everything by POST
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more_timeouts: Any,
    ) -> tuple[int, bytes]:
        """For PTB's own calls (who am I, is this person a member): none of them sends files."""
        parameters = request_data.parameters if request_data else {}
        body = msgspec.json.encode(parameters)
        return await self.exchange(url, body, _JSON, self.read_timeout)

    async def exchange(
        self, url: str, body: bytes, kind: str, seconds: float
    ) -> tuple[int, bytes]:
        """One request. Raises PTB's `NetworkError` and `TimedOut`."""
        assert self._session is not None, "initialize() first"
        try:
            async with self._session.post(
                url,
                data=body,
                headers={"Content-Type": kind},
                timeout=_patience(seconds),
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Without the address: it holds the token.
            raise NetworkError(type(error).__name__) from error

    async def download(self, url: str, most: int, seconds: float) -> bytes:
        """Raises as `exchange`, and `TooLarge`."""
        assert self._session is not None, "initialize() first"
        try:
            async with self._session.get(url, timeout=_patience(seconds)) as response:
                if response.status != _OK:
                    raise NetworkError(f"status {response.status}")
                return await _at_most(most, response.content)
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error


async def _at_most(most: int, stream: aiohttp.StreamReader) -> bytes:
    content = bytearray()
    async for part in stream.iter_chunked(_PART):
        content += part
        if len(content) > most:
            raise TooLarge
    return bytes(content)


def _patience(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, connect=10)


def multipart(body: bytes, attached: Attached) -> tuple[bytes, str]:
    """The parameters and the file as a form, and its content type."""
    boundary = secrets.token_hex(16)
    parts = [
        _part(boundary, f'name="{name}"', _as_text(value).encode())
        for name, value in msgspec.json.decode(body).items()
    ]
    name = attached.name.translate(_NOT_IN_NAMES)
    named = f'name="{attached.field}"; filename="{name}"'
    parts += [_part(boundary, named, attached.content), f"--{boundary}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"


def _part(boundary: str, named: str, content: bytes) -> bytes:
    head = f"--{boundary}\r\nContent-Disposition: form-data; {named}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
