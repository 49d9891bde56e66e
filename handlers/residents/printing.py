"""Printing the invitation sheets of a whole building: asked for in a chat, drawn as an errand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.areas import Area, AreaId, Level
from domain.files import Upload
from domain.people import Role
from domain.permissions import TABLE, Action, require
from domain.residents import NobodyToInvite
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import Screen, view
from handlers.residents import finding, words
from handlers.residents.finding import Lineage
from handlers.residents.sheet import sheet
from services import areas, inviting, sheets
from services.inviting import Batch

ERRAND = "residents.sheets"
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    said: str = ""
    found: tuple[Lineage, ...] = ()
    building: Lineage = ()
    #: How many would be invited, and how many homes have nobody to invite.
    people: int = 0
    nobody: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An errand's: the bot's name stands in every link."""

    building: int
    username: str


async def begin(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Printing(found=await _own(context)))


async def _own(context: Context) -> tuple[Lineage, ...]:
    """The buildings that they look after, if those are few."""
    inviters = TABLE[Action.INVITE] - {Role.OWNER}
    held = {each.area for each in context.actor.grants if each.role in inviters}
    found: list[Area] = []
    for area_id in sorted(held):
        area = await context.unit.areas.get(area_id)
        within = await context.unit.areas.within(area, Level.BUILDING)
        found += [area] if area.level is Level.BUILDING else within
    return await finding.lineages(context, found) if len(found) <= _MOST else ()


async def _look(context: Context, answers: Printing) -> Printing:
    if answers.said:
        found = await _named(context, answers.said)
        one = found[0] if len(found) == 1 else ()
        answers = replace(answers, said="", found=found, building=one)
    if not answers.building:
        return answers
    building = answers.building[-1]
    require(context.actor, Action.INVITE, at=building)
    return replace(
        answers,
        people=len(await context.unit.residents.unclaimed(building)),
        nobody=await context.unit.residents.empty_homes(building),
    )


async def _named(context: Context, said: str) -> tuple[Lineage, ...]:
    found = await areas.find(context.unit, said)
    buildings = [each for each in found if each.level is Level.BUILDING]
    if not buildings:
        raise NotAnAnswer(N_("I cannot find this building. Please write it like “building 3”."))
    return await finding.lineages(context, buildings[:_MOST])


def _choices(answers: Printing, t: Translation) -> Sequence[Choice]:
    return [Choice(label=words.address(t, one), id=at) for at, one in enumerate(answers.found)]


async def _asked(context: Context, answers: Printing) -> None:
    building = answers.building[-1]
    require(context.actor, Action.INVITE, at=building)
    if not answers.people:
        raise NobodyToInvite
    asked = Asked(building=building.id, username=context.bot.username)
    await context.unit.errands.add(ERRAND, asked, context.now, person_id=context.actor.id)
    await context.redraw(_drawing())


async def draw(desk: Desk) -> None:
    """The tokens are made up in memory, and worth something from the last transaction on: an
    errand that is begun twice leaves one set of them.
    """
    asked = desk.args(Asked)
    async with desk.reading() as unit:
        building = await unit.areas.get(AreaId(asked.building))
        batch = await inviting.for_building(unit, building, desk.neighbourhood)
    drawn = await desk.apart(
        sheets.draw, sheet(desk.languages.default, desk.neighbourhood, batch, asked.username)
    )
    assert desk.person is not None, "somebody pressed a button"
    async with desk.finishing() as speaker:
        person = await speaker.unit.people.get(desk.person.id)
        require(person, Action.INVITE, at=building)
        await inviting.keep(speaker.unit, batch.made, person, building)
        await speaker.tell(person, _drawn(batch, drawn))


@view
def _summary(t: Translation, answers: Printing) -> Screen:
    return Screen(
        text=t(
            N_(
                "🖨 {building}: {people} sheets to print, one for each person on the roll who is"
                " not registered yet. In {nobody} homes the roll names nobody.\n"
                "Sheets printed earlier and not used yet become void."
            ),
            building=words.address(t, answers.building),
            people=answers.people,
            nobody=answers.nobody,
        )
    )


@view
def _drawing(t: Translation) -> Screen:
    return Screen(text=t(N_("I am drawing the sheets and send them in a moment.")))


@view
def _drawn(t: Translation, batch: Batch, drawn: bytes) -> Screen:
    building = words.address(t, batch.building)
    name = t.plain(N_("Invitations {building}.pdf"), building=building)
    return Screen(
        text=t(
            N_(
                "🖨 {building}: {count} sheets, valid until {day}. Please print on A4, cut along"
                " the lines, and put each into the right letterbox. Whoever holds a sheet can"
                " register with it: keep this file to yourself."
            ),
            building=building,
            count=len(batch.made),
            day=words.last_day(t, batch.expires_at),
        ),
        uploads=(Upload(name=name, content=drawn),),
    )


FORM = Form(
    name="printing",
    answers=Printing,
    questions=(
        Question(
            name="building",
            label=N_("Building"),
            words=lambda _a, t: t(N_("Which building? For example “building 3”.")),
            missing=lambda answers: not answers.building,
            take=lambda a, text: replace(a, said=text, building=()),
            choices=_choices,
            choose=lambda a, chosen: replace(a, building=a.found[chosen]),
        ),
    ),
    submit=_asked,
    same=lambda _open, _new: True,
    look=_look,
    summary=_summary,
    yes=N_("🖨 Print"),
)
