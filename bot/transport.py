"""The wire to Telegram: aiohttp behind PTB's `BaseRequest`, and a short way past PTB for rows.

PTB's own transport gets slower the more connections are open; this one does not. The pipe's rows
hold finished JSON, so `call` posts them as they are instead of building PTB objects first.
"""

from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_JSON = "application/json"
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

    async def call(self, method: str, body: bytes, *, seconds: float = 20.0) -> Answer:
        """Raises `Unreachable`. A refusal is an `Answer` too."""
        try:
            _status, payload = await self.exchange(self._url + method, body, _JSON, seconds)
        except NetworkError as error:
            raise Unreachable(type(error).__name__) from error
        try:
            return _read(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise Garbled(payload) from error

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
                timeout=aiohttp.ClientTimeout(total=seconds, connect=10),
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Without the address: it holds the token.
            raise NetworkError(type(error).__name__) from error
