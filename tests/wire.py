"""The stand-in for Telegram in this very process, behind PTB's own `BaseRequest`."""

import msgspec
from telegram.error import NetworkError, TimedOut

from bot.transport import Wire
from playground import World, call
from playground.faults import NetworkFault


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
        try:
            answer = await call(self._world, token, method, msgspec.json.decode(body), {})
        except NetworkFault as fault:
            raise (TimedOut if "hang" in fault.kind else NetworkError)(fault.kind) from fault
        return answer.status, msgspec.json.encode(answer.body)
