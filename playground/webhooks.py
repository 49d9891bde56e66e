"""Posting updates to the address a bot gave, instead of waiting for it to ask."""

import asyncio
from collections import deque
from functools import partial
from typing import Self

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, TCPConnector

from playground.calls import call
from playground.faults import NetworkFault
from playground.people import Bot, Webhook
from playground.updates import Pending
from playground.wire import Json, decode, encode
from playground.world import World

_PATIENCE = ClientTimeout(total=60)
_LONGEST_PAUSE = 60.0
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
_Lane = tuple[int, int]


class Pusher:
    """Posts while its context lasts. Each lane has its own line: its next update goes only after
    the one before was taken, and lanes don't wait for one another. `pause` is the first pause
    after a failure in real seconds; it doubles up to a minute.
    """

    def __init__(self, world: World, *, pause: float = 1.0) -> None:
        self._world = world
        self._pause = pause
        self._lines: dict[_Lane, deque[Pending]] = {}
        self._tasks: dict[_Lane, asyncio.Task[None]] = {}
        self._slots: dict[int, asyncio.Semaphore] = {}

    async def __aenter__(self) -> Self:
        self._session = ClientSession(timeout=_PATIENCE, connector=TCPConnector(limit=0))
        self._world.on_hook = self._hooked
        for bot in self._world.bots.values():
            self._hooked(bot)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._world.on_hook = None
        for bot in self._world.bots.values():
            bot.queue.on_put = None
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._session.close()

    def _hooked(self, bot: Bot) -> None:
        """Begins anew with the bot's present webhook, or stops posting."""
        for lane in [lane for lane in self._tasks if lane[0] == bot.id]:
            self._tasks.pop(lane).cancel()
            self._lines.pop(lane, None)
        if bot.webhook is None:
            bot.queue.on_put = None
            return
        self._slots[bot.id] = asyncio.Semaphore(bot.webhook.max_connections)
        bot.queue.on_put = partial(self._put, bot)
        for pending in bot.queue.pending:
            self._put(bot, pending)

    def _put(self, bot: Bot, pending: Pending) -> None:
        lane = (bot.id, pending.lane)
        self._lines.setdefault(lane, deque()).append(pending)
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._work(bot, lane))

    async def _work(self, bot: Bot, lane: _Lane) -> None:
        line = self._lines[lane]
        while line:
            await self._deliver(bot, line[0])
            bot.queue.settle(line.popleft())
        self._lines.pop(lane, None)
        self._tasks.pop(lane, None)

    async def _deliver(self, bot: Bot, pending: Pending) -> None:
        """Returns once it was taken, or is too old."""
        pause = self._pause
        while bot.queue.keeps(pending, self._world.moment) and bot.webhook is not None:
            async with self._slots[bot.id]:
                taken = await self._post(bot, bot.webhook, pending.update)
            if taken:
                return
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    async def _post(self, bot: Bot, hook: Webhook, update: Json) -> bool:
        times = 2 if self._world.faults.repeats() else 1
        try:
            taken = [await self._post_once(bot, hook, update) for _ in range(times)]
        except (ClientError, TimeoutError, OSError) as problem:
            self._note(hook, str(problem) or type(problem).__name__)
            return False
        return all(taken)

    async def _post_once(self, bot: Bot, hook: Webhook, update: Json) -> bool:
        faults = self._world.faults
        if faults.down:
            raise ClientError("Connection timed out")
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers[_SECRET] = hook.secret
        async with self._session.post(hook.url, data=encode(update), headers=headers) as response:
            taken = 200 <= response.status < 300
            if taken:
                await self._obey(bot, response)
            else:
                problem = f"{response.status} {response.reason}"
                self._note(hook, f"Wrong response from the webhook: {problem}")
            return taken

    def _note(self, hook: Webhook, problem: str) -> None:
        hook.last_error = (int(self._world.moment), problem)

    async def _obey(self, bot: Bot, response: ClientResponse) -> None:
        """An answer may carry one call; nobody hears how it went."""
        try:
            wanted = decode(await response.read())
        except ValueError:
            return
        if isinstance(wanted, dict) and isinstance(wanted.get("method"), str):
            params = {name: value for name, value in wanted.items() if name != "method"}
            try:
                await call(self._world, bot.token, wanted["method"], params)
            except NetworkFault:
                return
