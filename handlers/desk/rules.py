"""派单规则: which organisation gets which tickets of an area, listed, made and dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area
from domain.permissions import Action
from handlers.desk import buttons, sorting, words
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Placed
from handlers.kit.questions import Form
from handlers.kit.screens import Screen, View, cut, view
from services import ruling
from services.ruling import Ruled

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    ruled: Ruled
    #: For which area, in words.
    place: str

    @property
    def ids(self) -> tuple[int, int]:
        rule = self.ruled.rule
        return rule.area.id, sorting.number(rule.category)


async def listing(context: Context, ids: tuple[int, ...]) -> None:
    if ids[0]:
        area = await placing.area_of(context.unit, ids[0])
    else:
        area = (await placing.own(context, Action.DISPATCH))[0]
    await context.in_place(await of_area(context, area))


async def of_area(context: Context, area: Area) -> View:
    """What decides there: its own rules and those from above."""
    over = await ruling.over(context.unit, area, context.actor)
    lines = [await _line(context, each) for each in over]
    return _listed(lines, area, await placing.written(context, area))


async def _line(context: Context, ruled: Ruled) -> Line:
    return Line(ruled=ruled, place=await placing.written(context, ruled.rule.area))


async def one(context: Context, ids: tuple[int, ...]) -> None:
    area, category = await placing.area_of(context.unit, ids[0]), sorting.numbered(ids[1])
    ruled = await ruling.show(context.unit, area, category, context.actor)
    await context.in_place(_card(await _line(context, ruled)))


async def drop(context: Context, ids: tuple[int, ...]) -> None:
    area, category = await placing.area_of(context.unit, ids[0]), sorting.numbered(ids[1])
    await ruling.drop(context.unit, area, category, context.actor)
    await context.in_place(await of_area(context, area))


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Placed):
    """Whose rules are asked for."""


async def ask_area(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, ELSEWHERE, Elsewhere())


async def _look(context: Context, answers: Elsewhere) -> Elsewhere:
    return await placing.look(context, answers, Action.DISPATCH)


async def _chosen(context: Context, answers: Elsewhere) -> None:
    area = await placing.area_of(context.unit, answers.area)
    await context.redraw(await of_area(context, area))


@view
def _listed(t: Translation, lines: Sequence[Line], area: Area, place: str) -> Screen:
    keys = [(buttons.RULE.labelled(_said(t, each), *each.ids),) for each in lines[:_MOST]]
    text = t(
        N_(
            "🔀 Who gets what in {place}. What no rule names goes to the only organisation that"
            " does such work there; where there is none, or several, it waits on the desk."
        ),
        place=place,
    )
    if len(lines) > _MOST:
        text += t(N_(" {count} more decide there too."), count=len(lines) - _MOST)
    adding = (buttons.ADD_RULE(t, area.id), buttons.RULES_OF(t))
    return Screen(text=text, keys=(*keys, adding, (buttons.HOME(t, 0, 0),)))


def _said(t: Translation, line: Line) -> str:
    category = words.category(t, line.ruled.rule.category)
    return cut(f"{line.place} · {category} → {line.ruled.organisation.name}", words.LABEL)


@view
def _card(t: Translation, line: Line) -> Screen:
    rule, organisation = line.ruled.rule, line.ruled.organisation
    away = buttons.RULES.labelled(t.plain(N_("↩️ Back to these")), rule.area.id)
    return Screen(
        text=t(
            N_("🔀 {place} · {category}: goes to {organisation}."),
            place=line.place,
            category=words.category(t, rule.category),
            organisation=organisation.name,
        ),
        keys=((buttons.DROP_RULE(t, *line.ids),), (away,)),
    )


ELSEWHERE: Form[Elsewhere] = Form(
    name="rule-area",
    answers=Elsewhere,
    questions=(placing.question(Elsewhere),),
    submit=_chosen,
    same=lambda _open, _new: True,
    look=_look,
)
