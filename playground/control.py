"""The control API: the world in the hands of people and programs outside Python."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import web

from playground import page, shown
from playground.actions import Unable
from playground.answers import Answers, stream
from playground.clock import Clock
from playground.deeds import DEEDS, place
from playground.forms import read
from playground.params import Params
from playground.people import Person, User
from playground.refusals import Refused, bad
from playground.stage import Stage
from playground.wire import Json, encode
from playground.world import World

Route = Callable[[World, Params], Json]


def make_person(world: World, body: Params) -> Json:
    if not body.text("name").strip():
        raise bad("name is needed")
    person = world.person(
        body.text("name"),
        last_name=body.text("last_name"),
        username=body.text("username"),
        language_code=body.text("language_code"),
        phone=body.text("phone"),
    )
    return shown.person(person)


def make_group(world: World, body: Params) -> Json:
    """Everybody in it is named by id, people and bots alike."""
    if not body.text("title").strip():
        raise bad("title is needed")
    owners = _users(world, [body.integer("owner")] if body.has("owner") else [])
    group = world.group(
        body.text("title"),
        _users(world, body.numbers("members")),
        owner=next((one for one in owners if isinstance(one, Person)), None),
        admins=_users(world, body.numbers("admins")),
        anonymous=[
            one for one in _users(world, body.numbers("anonymous")) if isinstance(one, Person)
        ],
        kind="group" if body.text("kind") == "group" else "supergroup",
        approval=body.flag("approval"),
    )
    return shown.chat(group)


def _users(world: World, numbers: list[int] | None) -> list[User]:
    everyone: dict[int, User] = {**world.people, **world.bots}
    for number in numbers or ():
        if number not in everyone:
            raise bad(f"nobody has the id {number}")
    return [everyone[number] for number in numbers or ()]


def move_clock(world: World, body: Params) -> Json:
    clock = world.now
    if not isinstance(clock, Clock):
        raise bad("this world's clock can't be moved from here")
    if body.has("to"):
        try:
            clock.move_to(datetime.fromisoformat(body.text("to")))
        except ValueError as problem:
            raise bad(f"to: {problem}") from None
    else:
        clock.move(-clock.offset if body.flag("real") else body.number("move"))
    world.happen("clock", detail=shown.moment(world))
    return {"now": clock().isoformat(), "offset": clock.offset}


def set_faults(world: World, body: Params) -> Json:
    faults = world.faults
    if body.flag("mend"):
        faults.mend()
        world.limits.on = False
    for name in ("latency", "redelivery"):
        if body.has(name):
            setattr(faults, name, body.number(name))
    faults.down = body.flag("down") if "down" in body.raw else faults.down
    world.limits.on = body.flag("limits") if "limits" in body.raw else world.limits.on
    faults.stop(body.text("stop"))
    fail = body.object("fail")
    try:
        if fail:
            faults.fail(**fail)
    except (TypeError, ValueError) as problem:
        raise bad(f"fail: {problem}") from None
    world.happen("faults", detail=shown.faults(world))
    return shown.faults(world)


_ROUTES: dict[tuple[str, str], Route] = {
    ("POST", "people"): make_person,
    ("POST", "groups"): make_group,
    ("POST", "clock"): move_clock,
    ("POST", "faults"): set_faults,
}


class Control:
    def __init__(self, world: World, stage: Stage) -> None:
        self._world = world
        self._stage = stage
        self._under_way: asyncio.Future[None] | None = None

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if _foreign(request):
            return _json({"error": "another site's page has no business here"}, 403)
        path, _, query = request.raw_path.partition("?")
        words = path.strip("/").split("/")
        if request.method == "GET" and words == ["playground", "events"]:
            return await self._events(request, query)
        found = page.find(self._world, words) if request.method == "GET" else None
        if found is not None:
            return found
        match words:
            case ["playground", *words]:
                return await self._safely(request, words, query)
        return _nothing(path)

    async def _events(self, request: web.BaseRequest, query: str) -> web.StreamResponse:
        """With `messages`, the world comes first, each chat with so many of its last."""
        fields, _ = await read(request, query)
        count = Params(fields, {}).integer("messages")
        if not count:
            return await stream(self._world, request)
        return await stream(
            self._world, request, lambda: {"kind": "world", "world": self._shown(count)}
        )

    def _shown(self, messages: int) -> Json:
        return shown.world(self._world, messages) | {"stage": self._stage.shown}

    async def _safely(
        self, request: web.BaseRequest, words: list[str], query: str
    ) -> web.Response:
        try:
            fields, _ = await read(request, query)
            found = await self._act(request.method, words, Params(fields, {}))
        except Refused as refused:
            return _json({"error": refused.description.removeprefix("Bad Request: ")}, 400)
        except (AssertionError, LookupError, Unable) as problem:
            return _json({"error": str(problem)}, 400)
        return _json({"error": "no such address"}, 404) if found is None else _json(found)

    async def _act(self, method: str, words: list[str], body: Params) -> Json | list[Json] | None:
        """None where nothing is at that address."""
        match (method, *words):
            case ("GET", "world"):
                return self._shown(body.integer("messages"))
            case ("GET", "tour"):
                return list(self._stage.tour)
            case ("GET", "calls"):
                return [shown.call(one) for one in self._world.calls]
            case ("POST", "restart" | "reset"):
                return await self._anew(words[0])
        return await self._routed(method, words, body)

    async def _anew(self, what: str) -> Json | None:
        """Through the hook of the embedding program; a reset does without one."""
        hook = self._stage.restart if what == "restart" else self._stage.afresh
        if hook is not None:
            # Begun is begun: a browser that goes away must not leave the bot killed.
            self._under_way = asyncio.ensure_future(hook())
            await asyncio.shield(self._under_way)
        elif what == "reset":
            self._world.clear()
        else:
            return None
        return self._shown(0)

    async def _routed(self, method: str, words: list[str], body: Params) -> Json | None:
        if len(words) == 1:
            route = _ROUTES.get((method, words[0]))
            return route(self._world, body) if route else None
        match words:
            case ["people", number, "chat"] if method == "GET":
                return self._screen(self._person(number), body)
            case ["people", number, verb] if method == "POST" and verb in DEEDS:
                return await self._deed(self._person(number), verb, body)
            case _:
                return None

    def _person(self, number: str) -> Person:
        person = self._world.people.get(int(number) if number.isdigit() else 0)
        if person is None:
            raise bad("no such person")
        return person

    def _screen(self, person: Person, body: Params) -> Json:
        chat = place(self._world, person, body)
        chat = chat or self._world.dialogue(person, self._world.only_bot)
        if not chat.holds(person.id):
            raise Unable(f"{person.first_name} is not in this chat")
        return shown.screen(chat, person, body.integer("limit", 100))

    async def _deed(self, person: Person, verb: str, body: Params) -> Json:
        """With `wait`, up to so many seconds, what the bot then answered to this person."""
        if not body.has("wait"):
            return DEEDS[verb](self._world, person, body)
        with Answers(self._world, person) as answers:
            result = DEEDS[verb](self._world, person, body)
            return result | await answers.within(body.number("wait"))


def _foreign(request: web.BaseRequest) -> bool:
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("Host")


def _json(body: Json | list[Json], status: int = 200) -> web.Response:
    return web.Response(status=status, body=encode(body), content_type="application/json")


def _nothing(path: str) -> web.Response:
    return _json({"error": f"nothing is at {path}"}, 404)
