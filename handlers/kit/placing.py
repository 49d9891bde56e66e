"""The question of which area: tapped, or typed as it stands on the door plate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from domain.areas import Area, AreaId, Level
from domain.organisations import Organisation
from domain.people import OrganisationId
from domain.permissions import TABLE, Action, may
from handlers.kit import areas as named
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import cut
from services import areas
from storage.failures import NotFound
from storage.unit import Unit

_A_PAGE = 5
_FIRST_PAGE = 10**15
_LONGEST = 64
_NO_SUCH_PLACE = N_(
    "I know no place of that name where you could do this. Please write it as on the door plate."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One of several, as its button says."""

    id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What every form has that asks where."""

    #: 0 until it is clear.
    area: int = 0
    #: The area in words.
    place: str = ""
    #: A place as it was typed, until it has been looked up.
    typed: str = ""
    looked: bool = False
    offers: tuple[Offer, ...] = ()
    page: int = 0


P = TypeVar("P", bound=Placed)


async def area_of(unit: Unit, number: int) -> Area:
    """0: everything. Raises `ButtonRetired`."""
    if not number:
        return await unit.areas.root()
    try:
        return await unit.areas.get(AreaId(number))
    except NotFound:
        raise ButtonRetired from None


async def organisation_of(unit: Unit, number: int) -> Organisation:
    """Raises `ButtonRetired`."""
    try:
        return await unit.organisations.get(OrganisationId(number))
    except NotFound:
        raise ButtonRetired from None


async def own(context: Context, action: Action) -> Sequence[Area]:
    """Where the actor's roles that allow it begin, but for those inside another; widest first."""
    ids = {each.area for each in context.actor.grants if each.role in TABLE[action]}
    held = [await context.unit.areas.get(area) for area in sorted(ids)]
    outer = [each for each in held if not any(o.id != each.id and o.reaches(each) for o in held)]
    return sorted(outer, key=lambda each: (each.level, each.id))


async def written(context: Context, area: Area) -> str:
    lineage = await context.unit.areas.lineage(area)
    return named.written(context.t, lineage, context.neighbourhood.name)


async def look(context: Context, answers: P, action: Action) -> P:
    """Settled where only one is possible. Raises `NotAnAnswer`."""
    if answers.area:
        return answers
    if answers.typed:
        found = await areas.find(context.unit, answers.typed)
        meant = [each for each in found if may(context.actor, action, each)]
        if not meant:
            raise NotAnAnswer(_NO_SUCH_PLACE)
        return await _offered(context, replace(answers, typed=""), meant)
    return (
        answers
        if answers.looked
        else await _offered(context, answers, await _near(context, action))
    )


async def _near(context: Context, action: Action) -> Sequence[Area]:
    """One's own; and where it is one alone, what lies right below it."""
    held = await own(context, action)
    if len(held) != 1:
        return held
    below = await context.unit.areas.children(held[0])
    if len(below) == 1 and not held[0].name:
        # A neighbourhood of one compound: nobody tells the two apart.
        held, below = below, await context.unit.areas.children(below[0])
    return [*held, *(each for each in below if each.level <= Level.BUILDING)]


async def _offered(context: Context, answers: P, several: Sequence[Area]) -> P:
    if len(several) == 1:
        return replace(answers, area=several[0].id, place=await written(context, several[0]))
    labels = [await written(context, each) for each in several]
    offers = [
        Offer(id=each.id, label=_told_apart(context.t, each, label, labels))
        for each, label in zip(several, labels, strict=True)
    ]
    return replace(answers, offers=tuple(offers), looked=True, page=0)


def _told_apart(t: Translation, area: Area, label: str, labels: Sequence[str]) -> str:
    """A neighbourhood is often called as its oldest compound is."""
    if area.level is Level.COMPOUND or labels.count(label) == 1:
        return label
    return t.plain(N_("{place} (all of it)"), place=label)


def _choices(answers: P, t: Translation) -> Sequence[Choice]:
    first = answers.page * _A_PAGE
    shown = answers.offers[first : first + _A_PAGE]
    choices = [Choice(label=cut(each.label, 30), id=each.id) for each in shown]
    if len(answers.offers) > _A_PAGE:
        following = answers.page + 1 if len(answers.offers) > first + _A_PAGE else 0
        choices.append(Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following))
    return choices


def _choose(answers: P, chosen: int) -> P:
    """Only what was offered: whatever else a press names is old, or forged."""
    if chosen >= _FIRST_PAGE:
        return replace(answers, page=min(chosen - _FIRST_PAGE, len(answers.offers) // _A_PAGE))
    offered = next((each for each in answers.offers if each.id == chosen), None)
    if offered is None:
        raise IndexError
    return replace(answers, area=chosen, place=offered.label, typed="")


def _take(answers: P, text: str) -> P:
    return replace(answers, typed=cut(text, _LONGEST), area=0, place="", offers=())


def question(_of: type[P]) -> Question[P]:
    missing: Callable[[P], bool] = lambda answers: not answers.area  # noqa: E731 - typed
    return Question(
        name="area",
        label=N_("Place"),
        words=lambda _answers, t: t(N_("Which place? Tap it, or send its name: 幸福里3号楼.")),
        missing=missing,
        take=_take,
        choices=_choices,
        choose=_choose,
        stays=lambda chosen: chosen >= _FIRST_PAGE,
    )
