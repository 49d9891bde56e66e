"""/invite: an owner brings their household in; whoever looks after a building invites by door."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.areas import Area
from domain.people import Person, Relation, Role
from domain.permissions import TABLE, Action, require
from domain.residents import RollId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.said import Said
from handlers.kit.screens import Button, Key, Screen, html, view
from handlers.residents import finding, words
from handlers.residents.finding import Lineage
from handlers.residents.given import give
from handlers.residents.household import invite_key
from services import inviting

BY_DOOR = Button("hd", N_("🚪 Invite one household"), takes=0)
PRINT = Button("hp", N_("🖨 Print the sheets of a building"), takes=0)

#: On one screen, with the buttons of the staff.
_MOST_HOMES = 3
_MOST_PEOPLE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody on the roll whom nobody here is known to be."""

    line: int
    name: str
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviting:
    said: str = ""
    found: tuple[Lineage, ...] = ()
    home: Lineage = ()
    people: tuple[Named, ...] = ()
    chosen: int | None = None


async def invite(context: Context, _said: Said) -> None:
    owned = [each.home for each in context.actor.homes if each.relation is Relation.OWNER]
    areas = [await context.unit.areas.get(home) for home in sorted(owned)[:_MOST_HOMES]]
    homes = await finding.lineages(context, areas)
    await context.privately(_whom(homes, looks_after=_looks_after(context.actor)))


def _looks_after(person: Person) -> bool:
    return bool(person.roles & (TABLE[Action.INVITE] - {Role.OWNER}))


async def by_door(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Inviting())


async def _look(context: Context, answers: Inviting) -> Inviting:
    if answers.said and not answers.found:
        found = await finding.homes(context, answers.said)
        answers = replace(answers, found=found, home=found[0] if len(found) == 1 else ())
    if not answers.home or answers.people:
        return answers
    home = answers.home[-1]
    require(context.actor, Action.INVITE, at=home)
    listed = [each for each in await context.unit.residents.listed(home.id) if not each.claimed]
    if not listed:
        raise NotAnAnswer(
            N_(
                "The roll names nobody in this home who is not registered yet."
                " Whoever lives there can write /join to me. Another home?"
            )
        )
    people = [Named(line=each.id, name=each.name, relation=each.relation) for each in listed]
    return replace(answers, people=tuple(people[:_MOST_PEOPLE]))


def _who(answers: Inviting, t: Translation) -> Sequence[Choice]:
    return [
        Choice(label=words.who(t, each.name, each.relation), id=at)
        for at, each in enumerate(answers.people)
    ]


def _choose(answers: Inviting, chosen: int) -> Inviting:
    return replace(answers, chosen=answers.people[chosen].line)


def _no_name(_answers: Inviting, _text: str) -> Inviting:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


async def _made(context: Context, answers: Inviting) -> None:
    assert answers.chosen is not None, "asked before"
    made = await inviting.for_line(
        context.unit, RollId(answers.chosen), context.actor, context.neighbourhood
    )
    await give(context, made)


@view
def _whom(t: Translation, homes: tuple[tuple[Area, ...], ...], *, looks_after: bool) -> Screen:
    keys: list[tuple[Key, ...]] = []
    lines = [t(N_("Whom would you like to invite?"))]
    for at, home in enumerate(homes, 1):
        number = f" {at}" if len(homes) > 1 else ""
        lines.append(html("🏠{number} {home}", number=number, home=words.address(t, home)))
        pair = [invite_key(t, home[-1].id, each) for each in (Relation.FAMILY, Relation.TENANT)]
        keys.append(tuple(replace(key, label=key.label + number) for key in pair))
    if looks_after:
        keys += [(BY_DOOR(t),), (PRINT(t),)]
    return Screen(text=html("\n").join(lines), keys=tuple(keys))


FORM = Form(
    name="inviting",
    answers=Inviting,
    questions=(
        Question(
            name="home",
            label=N_("Home"),
            words=lambda a, t: t(
                N_("There are several of these. Which one is it?")
                if len(a.found) > 1
                else N_("Whom? Write the door, for example “building 3, unit 2, room 501”.")
            ),
            missing=lambda answers: not answers.home,
            take=lambda a, text: replace(a, said=text, found=(), home=(), people=()),
            choices=lambda a, t: finding.choices(a.found, t),
            choose=lambda a, chosen: replace(a, home=a.found[chosen]),
            across=1,
        ),
        Question(
            name="who",
            label=N_("Name"),
            words=lambda a, t: t(N_("Who of {home}?"), home=words.address(t, a.home)),
            missing=lambda answers: answers.chosen is None,
            take=_no_name,
            choices=_who,
            choose=_choose,
        ),
    ),
    submit=_made,
    same=lambda _open, _new: True,
    look=_look,
)
