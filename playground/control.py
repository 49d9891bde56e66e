"""The control API: the world in the hands of people and programs outside Python."""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from urllib.parse import urlsplit

from aiohttp import web

from playground import shown
from playground.actions import Unable
from playground.answers import Answers, stream
from playground.clock import Clock
from playground.deeds import DEEDS, place
from playground.forms import read
from playground.params import Params
from playground.people import Person, User
from playground.refusals import Refused, bad
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
        clock.move(body.number("move"))
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
    fail = body.object("fail")
    try:
        if fail:
            faults.fail(**fail)
    except (TypeError, ValueError) as problem:
        raise bad(f"fail: {problem}") from None
    return shown.faults(world)


def reset(world: World, _: Params) -> Json:
    world.clear()
    return shown.world(world)


_ROUTES: dict[tuple[str, str], Route] = {
    ("GET", "world"): lambda world, body: shown.world(world, body.integer("messages")),
    ("POST", "people"): make_person,
    ("POST", "groups"): make_group,
    ("POST", "clock"): move_clock,
    ("POST", "faults"): set_faults,
    ("POST", "reset"): reset,
}


class Control:
    def __init__(self, world: World) -> None:
        self._world = world

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if _foreign(request):
            return _json({"error": "another site's page has no business here"}, 403)
        path, _, query = request.raw_path.partition("?")
        match path.strip("/").split("/"):
            case [""] if request.method == "GET":
                return web.Response(body=_page(), content_type="text/html", charset="utf-8")
            case ["playground", "events"] if request.method == "GET":
                return await stream(self._world, request)
            case ["playground", *words]:
                return await self._safely(request, words, query)
        return _json({"error": f"nothing is at {path}"}, 404)

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

    async def _act(self, method: str, words: list[str], body: Params) -> Json | None:
        """None where nothing is at that address."""
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


def _json(body: Json, status: int = 200) -> web.Response:
    return web.Response(status=status, body=encode(body), content_type="application/json")


def _page() -> bytes:
    return files("playground").joinpath("static/log.html").read_bytes()
