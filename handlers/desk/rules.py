"""派单规则: which organisation gets which tickets of an area, listed, made and dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area
from domain.dispatching import Rule
from domain.permissions import Action, require
from handlers.desk import buttons, sorting, words
from handlers.desk.queue import shown
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Placed
from handlers.kit.questions import Form
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Screen, View, cut, view

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    rule: Rule
    organisation: str
    #: For which area, in words.
    place: str

    @property
    def ids(self) -> tuple[int, int]:
        return self.rule.area.id, sorting.number(self.rule.category)


async def listing(context: Context, ids: tuple[int, ...]) -> None:
    if ids[0]:
        area = await placing.area_of(context.unit, ids[0])
    else:
        area = (await placing.own(context, Action.DISPATCH))[0]
    await shown(context, await of_area(context, area))


async def of_area(context: Context, area: Area) -> View:
    """What decides there, the narrowest first: its own rules and those from above."""
    require(context.actor, Action.DISPATCH, area)
    rules = await context.unit.rules.over(area)
    ordered = sorted(rules, key=lambda each: (-each.area.level, sorting.number(each.category)))
    lines = [await _line(context, each) for each in ordered]
    return _listed(lines, area, await placing.written(context, area))


async def _line(context: Context, rule: Rule) -> Line:
    organisation = await context.unit.organisations.get(rule.organisation)
    place = await placing.written(context, rule.area)
    return Line(rule=rule, organisation=organisation.name, place=place)


async def one(context: Context, ids: tuple[int, ...]) -> None:
    await shown(context, _card(await _reached(context, ids)))


async def drop(context: Context, ids: tuple[int, ...]) -> None:
    line = await _reached(context, ids)
    await context.unit.rules.drop(line.rule.area.id, line.rule.category)
    await shown(context, await of_area(context, line.rule.area))


async def _reached(context: Context, ids: tuple[int, ...]) -> Line:
    """Raises `NotEntitled`, and `ButtonRetired` for one that is gone."""
    area, category = await placing.area_of(context.unit, ids[0]), sorting.numbered(ids[1])
    require(context.actor, Action.DISPATCH, area)
    for rule in await context.unit.rules.over(area):
        if rule.area.id == area.id and rule.category is category:
            return await _line(context, rule)
    raise ButtonRetired


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
    text = t(N_("🔀 Who gets what in {place}. What no rule names waits on the desk."), place=place)
    if len(lines) > _MOST:
        text += t(N_(" {count} more decide there too."), count=len(lines) - _MOST)
    adding = (buttons.ADD_RULE(t, area.id), buttons.RULES_OF(t))
    return Screen(text=text, keys=(*keys, adding, (buttons.HOME(t, 0, 0),)))


def _said(t: Translation, line: Line) -> str:
    category = words.category(t, line.rule.category)
    return cut(f"{line.place} · {category} → {line.organisation}", words.LABEL)


@view
def _card(t: Translation, line: Line) -> Screen:
    away = buttons.RULES.labelled(t.plain(N_("↩️ Back to these")), line.rule.area.id)
    return Screen(
        text=t(
            N_("🔀 {place} · {category}: goes to {organisation}."),
            place=line.place,
            category=words.category(t, line.rule.category),
            organisation=line.organisation,
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
