"""My data: all that is known of me, as a file."""

import asyncio

import msgspec

from domain.files import Upload
from domain.people import Person
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Button, Screen, view
from handlers.people.me import CARD
from handlers.people.readme import readme
from services import privacy
from storage.unit import Unit

EXPORT = Button("mx", N_("📦 Send me my data"), takes=0)
FORGET = Button("mf", N_("🗑 Erase me"), takes=0, tap_only=True)

ERRAND = "export"


class Asked(msgspec.Struct, frozen=True):
    """There is nothing to choose: it is always all of it."""


async def show(context: Context, _ids: tuple[int, ...]) -> None:
    await context.in_place(_yours())


async def command(context: Context, _said: Said) -> None:
    await export(context, ())


async def export(context: Context, _ids: tuple[int, ...]) -> None:
    await privacy.ask_for_export(context.unit, context.actor)
    await context.unit.errands.add(ERRAND, Asked(), context.now, person_id=context.actor.id)
    await context.privately(_coming())


class Exports:
    """Knows what the other features tell of somebody."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def do(self, desk: Desk) -> None:
        assert desk.person is not None, "whoever asks is known"
        t = desk.languages.of(desk.person.language)
        async with desk.reading() as unit:
            upload = await self.upload(unit, desk.person, t, desk.neighbourhood.name)
        async with desk.finishing() as speaker:
            await speaker.tell(desk.person, _here(upload))

    async def upload(
        self, unit: Unit, person: Person, t: Translation, neighbourhood: str
    ) -> Upload:
        words = await readme(unit, person, t, neighbourhood, self._routes.chapters)
        data = await privacy.gather(unit, person)
        at = t.local(unit.now)
        # Somebody's thousands of tickets must not hold up everybody's answers.
        content = await asyncio.to_thread(privacy.packed, words, data, at)
        name = t.plain(N_("my-data-{date}.zip"), date=f"{at:%Y-%m-%d}")
        return Upload(name=name, content=content)


@view
def _yours(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "What I know of you is yours: I can send you all of it as a file,"
                " and I can forget you."
            )
        ),
        keys=((EXPORT(t),), (FORGET(t), CARD(t))),
    )


@view
def _coming(t: Translation) -> Screen:
    return Screen(text=t(N_("I am putting it together. The file comes here in a moment.")))


@view
def _here(t: Translation, upload: Upload) -> Screen:
    return Screen(
        text=t(
            N_(
                "📦 This is all that I know of you. Open readme.txt in it to read;"
                " data.json is for machines."
            )
        ),
        uploads=(upload,),
    )
