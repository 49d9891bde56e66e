"""The one entry to the Bot API, whoever carries the call."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from playground.events import Call
from playground.faults import NetworkFault
from playground.files import File
from playground.methods import METHODS
from playground.methods.request import Method, Request
from playground.params import Params
from playground.people import Bot
from playground.refusals import WEBHOOK_ACTIVE, Refused, conflict
from playground.wire import Json, present
from playground.world import World

_NO_FILES: Mapping[str, File] = {}
_LONGEST_POLL = 50
#: Written down nowhere: polls would fill the log.
_QUIET = "getupdates"


@dataclass(frozen=True, slots=True)
class Answer:
    #: The HTTP status, equal to the body's error_code.
    status: int
    body: Json


async def call(
    world: World,
    token: str,
    method: str,
    params: Mapping[str, object],
    files: Mapping[str, File] = _NO_FILES,
) -> Answer:
    """Raises NetworkFault where a fault keeps the call or its answer from arriving."""
    if world.faults.latency:
        await asyncio.sleep(world.faults.latency)
    if world.faults.down:
        raise NetworkFault("down")
    fault = world.faults.draw(method.lower(), params.get("chat_id"))
    try:
        if fault is not None and not fault.after:
            raise fault.error()
        result = await _result(world, token, method.lower(), params, files)
        answer = Answer(200, {"ok": True, "result": result})
    except Refused as refused:
        answer = Answer(refused.code, refused.body())
    _note(world, token, method, params, answer)
    if fault is not None and fault.after:
        raise fault.error()
    return answer


def download(world: World, token: str, path: str) -> bytes | None:
    """A file's bytes, by the path that getFile gave; None where there is none."""
    stored = world.files.at(path) if token in world.tokens else None
    return None if stored is None else stored.data


async def _result(
    world: World, token: str, name: str, params: Mapping[str, object], files: Mapping[str, File]
) -> object:
    bot = _bot(world, token)
    if bot.logged_out > world.moment:
        raise Refused(400, "Logged out")
    request = Request(world, bot, Params(params, files))
    if name == "getupdates":
        return await _updates(request)
    found: Method | None = METHODS.get(name)
    if found is None:
        raise Refused(404, "Not Found")
    return found(request)


def _bot(world: World, token: str) -> Bot:
    known = world.tokens.get(token)
    if known is not None:
        return known
    try:
        return world.bot(token)
    except ValueError:
        raise Refused(404, "Not Found") from None
    except LookupError:
        raise Refused(401, "Unauthorized") from None


async def _updates(request: Request) -> list[Json]:
    """Waits in real time, so that a bot's own patience is tried too."""
    params, queue, world = request.params, request.bot.queue, request.world
    if request.bot.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    kinds = params.names("allowed_updates")
    if kinds is not None:
        queue.allow(kinds)
    offset = params.integer("offset")
    limit = params.integer("limit", 100)
    limit = limit if 1 <= limit <= 100 else 100
    seconds = min(_LONGEST_POLL, max(0, params.integer("timeout")))
    queue.interrupt()
    found = queue.take(offset, limit, world.moment)
    if not found and seconds:
        await queue.arrival(seconds)
        found = queue.take(offset, limit, world.moment)
    if queue.confirmed and world.faults.repeats():
        return [*queue.confirmed, *found][:limit]
    return found


def _note(
    world: World, token: str, method: str, params: Mapping[str, object], answer: Answer
) -> None:
    if method.lower() == _QUIET and answer.status == 200:
        return
    bot = world.tokens.get(token)
    noted = Call(
        number=world.number("call"),
        at=world.now(),
        bot=bot.username if bot else "?",
        method=method,
        params=dict(params),
        status=answer.status,
        description=str(answer.body.get("description", "")),
    )
    world.calls.append(noted)
    detail = {"number": noted.number, "status": noted.status, "description": noted.description}
    shown = present(method=method, bot=noted.bot, params=noted.params)
    world.happen("call", detail=shown | detail)
