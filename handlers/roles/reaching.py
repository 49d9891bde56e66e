"""The question for which area: down the tree from one's own reach, or typed as on the door."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.areas import Area, AreaId, Level
from domain.people import GIVEN, Role
from domain.permissions import GIVES, givable
from handlers.kit import areas as named
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.roles.appointment import Appointment, Offer
from handlers.roles.placing import where
from services import areas

#: How far down the buttons lead; narrower ones can be typed.
_DOWN_TO = {
    Role.STREET: Level.STREET,
    Role.SECRETARY: Level.GRID,
    Role.BUILDING_HEAD: Level.BUILDING,
}
_A_PAGE = 4
#: The area that is shown, and the choices that turn its page.
_HERE, _FIRST_PAGE = 0, 10**15
_LONGEST = 64
_NO_SUCH_PLACE = N_(
    "I know no place of that name where you could do this. Please write it as on the door plate."
)


def roles_to_give(context: Context, answers: Appointment) -> Appointment:
    """Anywhere at all: for the very area it is asked when that is known."""
    given = {role for held in context.actor.roles for role in GIVES.get(held, frozenset())}
    return replace(answers, givable=tuple(role.value for role in GIVEN if role in given))


async def look(context: Context, answers: Appointment) -> Appointment:
    if not answers.role or answers.area:
        return answers
    role = Role(answers.role)
    if role is Role.ADMINISTRATOR:
        return await _settled(context, answers, await context.unit.areas.root())
    if answers.typed_place:
        return await _typed(context, answers, role)
    return answers if answers.looked else await _parts(context, answers, role)


async def _typed(context: Context, answers: Appointment, role: Role) -> Appointment:
    found = await areas.find(context.unit, answers.typed_place)
    meant = [area for area in found if role in givable(context.actor, area)]
    answers = replace(answers, typed_place="")
    if not meant:
        raise NotAnAnswer(_NO_SUCH_PLACE)
    if len(meant) == 1:
        return await _settled(context, answers, meant[0])
    return await _offered(context, answers.somewhere_else(), meant)


async def _parts(context: Context, answers: Appointment, role: Role) -> Appointment:
    """What lies right below the area that is shown, as far as the buttons lead."""
    if not answers.at:
        own = await _own(context, role)
        if len(own) != 1:
            return await _offered(context, answers, own)
        answers = answers.somewhere_else(at=own[0].id)
    area = await context.unit.areas.get(AreaId(answers.at))
    down_to = _DOWN_TO.get(role, Level.COMPOUND)
    below = [each for each in await context.unit.areas.children(area) if each.level <= down_to]
    if not below or area.level >= down_to:
        return await _settled(context, answers, area)
    if len(below) == 1 and not area.name:
        # A neighbourhood of one compound: nobody tells the two apart.
        return await _parts(context, answers.somewhere_else(at=below[0].id), role)
    offers = tuple(Offer(id=each.id, label=named.called(context.t, each)) for each in below)
    return replace(answers, here=await _written(context, area), offers=offers, looked=True)


async def _own(context: Context, role: Role) -> Sequence[Area]:
    """Where the actor's roles that give this one begin, but for those inside another."""
    ids = {each.area for each in context.actor.grants if role in GIVES.get(each.role, frozenset())}
    own = [await context.unit.areas.get(area) for area in sorted(ids)]
    return [area for area in own if not any(o.id != area.id and o.reaches(area) for o in own)]


async def _offered(context: Context, answers: Appointment, several: Sequence[Area]) -> Appointment:
    offers = [Offer(id=each.id, label=await _written(context, each)) for each in several]
    return replace(answers, here="", offers=tuple(offers), looked=True)


async def _settled(context: Context, answers: Appointment, area: Area) -> Appointment:
    return replace(answers, area=area.id, place=await _written(context, area))


async def _written(context: Context, area: Area) -> str:
    return (await where(context.speaker, area)).written(context.t)


def _words(answers: Appointment, t: Translation) -> Markup:
    if answers.offers:
        return t(N_("For which area? Tap it, or send its name, for example 幸福里3号楼."))
    return t(N_("For which area? Send its name, for example 幸福里3号楼."))


def _choices(answers: Appointment, t: Translation) -> Sequence[Choice]:
    first = answers.page * _A_PAGE
    choices = [
        Choice(label=each.label, id=each.id) for each in answers.offers[first : first + _A_PAGE]
    ]
    if answers.here:
        whole = t.plain(N_("✅ All of {place}"), place=answers.here)
        choices.insert(0, Choice(label=whole, id=_HERE))
    if len(answers.offers) > _A_PAGE:
        following = answers.page + 1 if len(answers.offers) > first + _A_PAGE else 0
        choices.append(Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following))
    return choices


def _choose(answers: Appointment, chosen: int) -> Appointment:
    """Only what was offered: whatever else a press names is old, or forged."""
    if chosen >= _FIRST_PAGE:
        return replace(answers, page=min(chosen - _FIRST_PAGE, len(answers.offers) // _A_PAGE))
    if chosen == _HERE and answers.here:
        return replace(answers, area=answers.at, place=answers.here)
    if chosen not in {each.id for each in answers.offers}:
        raise IndexError
    return answers.somewhere_else(at=chosen)


QUESTION: Question[Appointment] = Question(
    name="area",
    label=N_("Area"),
    words=_words,
    missing=lambda answers: not answers.area,
    take=lambda answers, text: replace(answers, area=0, typed_place=text[:_LONGEST]),
    choices=_choices,
    choose=_choose,
    stays=lambda chosen: chosen >= _FIRST_PAGE,
)
