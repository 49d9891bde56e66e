"""Hearing what happens: as a stream, or for one person until the bot has answered."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Self

from aiohttp import web

from playground import shown
from playground.events import Event
from playground.people import Bot, Person
from playground.wire import Json, encode
from playground.world import World

#: Seconds without a further word after which an answer counts as whole.
_QUIET = 0.15
_HEARTBEAT = 15
#: A reader slower than this misses events rather than filling the memory.
_BACKLOG = 2_000

#: The whole world as an event.
Whole = Callable[[], Json]


class Answers:
    """Collects what bots say to a person while its context lasts."""

    def __init__(self, world: World, person: Person) -> None:
        self._world = world
        self._person = person
        self._heard: list[Json] = []
        self._toast: Json | None = None
        self._something = asyncio.Event()

    def __enter__(self) -> Self:
        self._stop = self._world.listen(self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _hear(self, event: Event) -> None:
        if event.kind == "answered" and (event.detail or {}).get("person") == self._person.id:
            self._toast = event.detail
            self._something.set()
        message = event.message
        if event.kind not in {"message", "edited"} or message is None:
            return
        if isinstance(message.by, Bot) and message.chat.holds(self._person.id):
            self._heard.append(shown.message(message))
            self._something.set()

    async def within(self, seconds: float) -> Json:
        """Returns when the bot has been quiet for a moment after its last word."""
        patience = seconds
        with contextlib.suppress(TimeoutError):
            while True:
                await asyncio.wait_for(self._something.wait(), patience)
                self._something.clear()
                patience = min(_QUIET, seconds) if self._heard else seconds
        return {"answers": self._heard, "toast": self._toast}


async def stream(
    world: World, request: web.BaseRequest, whole: Whole | None = None
) -> web.StreamResponse:
    """Server-sent events, one for each event of the world, until the reader leaves. With `whole`
    the world itself comes first, and again wherever single events no longer tell it.
    """
    events: asyncio.Queue[Event] = asyncio.Queue(_BACKLOG)

    def hear(event: Event) -> None:
        if events.full():
            _drain(events)
            event = Event(kind="cleared", at=event.at)
        events.put_nowait(event)

    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    )
    await response.prepare(request)
    stop = world.listen(hear)
    try:
        if whole is not None:
            # Milliseconds until a browser that lost the stream asks again.
            await response.write(b"retry: 500\n" + _line(whole()))
        await _pass_on(events, response, whole)
    except ConnectionError:
        pass
    finally:
        stop()
    return response


def _drain(events: asyncio.Queue[Event]) -> None:
    while not events.empty():
        events.get_nowait()


def _line(body: Json) -> bytes:
    return b"data: " + encode(body) + b"\n\n"


async def _pass_on(
    events: asyncio.Queue[Event], response: web.StreamResponse, whole: Whole | None
) -> None:
    while True:
        try:
            event = await asyncio.wait_for(events.get(), _HEARTBEAT)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        fresh = event.kind == "cleared" and whole is not None
        await response.write(_line(whole() if fresh and whole else shown.event(event)))
