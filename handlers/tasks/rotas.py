"""家事我办: rotas are begun, listed and ended; their tasks make themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.permissions import Action
from domain.rotas import Rota, RotaId
from domain.tasks import Field
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from handlers.kit.speaking import Speaker
from handlers.tasks import desk_buttons, rota_views, telling, words
from handlers.tasks import making_questions as asked
from handlers.tasks.making_answers import Rostering, sorted_out
from handlers.tasks.rota_views import A_PAGE, Line
from services import catalogue, rotas
from storage.rotas import Wished

_TIMES = ("8:00", "9:00", "14:00", "15:00", "19:00", "20:00")
_CLOCK = re.compile(
    r"(?:(上午|早上|下午|晚上|am|pm)\s*)?(\d{1,2})(?:[:\uff1a](\d{2})|[点时](半)?)"
)
_DAYS = "一二三四五六日"
_DAILY = {"每天", "天天", "every day", "daily"}
_WORKDAYS = {"工作日", "weekdays"}
_ALL_DAYS, _FIVE_DAYS, _READY = 20, 21, 22


async def listing(context: Context, ids: tuple[int, ...]) -> None:
    page = min(ids[0], 10_000)
    held = await placing.own(context, Action.COORDINATE)
    there = await context.unit.rotas.within(held, A_PAGE + 1, page * A_PAGE)
    lines = [await _line(context.speaker, each) for each in there[:A_PAGE]]
    await _shown(context, rota_views.listing(lines, page, more=len(there) > A_PAGE))


async def _line(speaker: Speaker, rota: Rota) -> Line:
    return Line(rota=rota, where=await telling.where(speaker, rota.area))


async def add(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Rostering())


async def one(context: Context, ids: tuple[int, ...]) -> None:
    rota = await rotas.show(context.unit, RotaId(ids[0]), context.actor)
    await _shown(context, rota_views.card(await _line(context.speaker, rota)))


async def ask_end(context: Context, ids: tuple[int, ...]) -> None:
    rota = await rotas.show(context.unit, RotaId(ids[0]), context.actor)
    await _shown(context, rota_views.end_indeed(await _line(context.speaker, rota)))


async def end(context: Context, ids: tuple[int, ...]) -> None:
    """Whoever has taken one of its tasks keeps it."""
    off = await rotas.end(context.unit, RotaId(ids[0]), context.actor)
    for task in off:
        await telling.refresh(context.speaker, task)
    await _shown(context, rota_views.ended(len(off)))


async def make_due(speaker: Speaker) -> None:
    """The tasks of the week ahead, each once. They are offered as others are."""
    here = speaker.neighbourhood
    await rotas.due(speaker.unit, here.zone, catalogue.of(here.volunteers.catalogue))


async def _look(context: Context, answers: Rostering) -> Rostering:
    return await placing.look(context, sorted_out(context, answers), Action.COORDINATE)


async def _begun(context: Context, answers: Rostering) -> None:
    assert answers.begins is not None, "asked for"
    wished = Wished(
        field=Field(answers.field),
        item=answers.item,
        title=answers.title,
        area=await placing.area_of(context.unit, answers.area),
        weekdays=answers.weekdays,
        begins=answers.begins,
        most=timedelta(minutes=answers.minutes),
        difficulty=answers.difficulty,
        capacity=answers.people,
    )
    rota = await rotas.begin(context.unit, wished, context.actor)
    await context.redraw(rota_views.card(await _line(context.speaker, rota)))


async def _shown(context: Context, view: View) -> None:
    # Forged in a group, nothing of the desk may replace what everybody reads.
    await (context.redraw(view) if context.private else context.privately(view))


def _day_choices(answers: Rostering, t: Translation) -> Sequence[Choice]:
    """Each turns a day on or off; the last says that it is all."""
    chosen = [
        Choice(label=("✅ " if day in answers.weekdays else "") + words.weekday(t, day), id=day)
        for day in range(7)
    ]
    if answers.weekdays:
        days = words.weekdays(t, answers.weekdays)
        return [*chosen, Choice(label=t.plain(N_("That is all: {days}"), days=days), id=_READY)]
    return [*chosen, Choice(label=t.plain(N_("Every day")), id=_ALL_DAYS)]


def _choose_day(answers: Rostering, chosen: int) -> Rostering:
    if chosen == _ALL_DAYS:
        return replace(answers, weekdays=tuple(range(7)), days_said=True)
    if chosen == _READY and answers.weekdays:
        return replace(answers, days_said=True)
    if chosen > 6:
        raise IndexError
    turned = set(answers.weekdays) ^ {chosen}
    return replace(answers, weekdays=tuple(sorted(turned)), days_said=False)


def _take_days(answers: Rostering, text: str) -> Rostering:
    said = text.strip().lower()
    days = {_DAYS.index(each) for each in said.replace("天", "日") if each in _DAYS}
    if said in _DAILY:
        days = set(range(7))
    elif said in _WORKDAYS:
        days = set(range(5))
    if not days:
        raise NotAnAnswer(N_("On which days? For example: 周六, 周二周四, 每天."))
    return replace(answers, weekdays=tuple(sorted(days)), days_said=True)


def _take_time(answers: Rostering, text: str) -> Rostering:
    found = _CLOCK.fullmatch(text.strip().lower())
    hour = int(found[2]) if found else 24
    minute = (30 if found[4] else int(found[3] or 0)) if found else 0
    if found and found[1] in {"下午", "晚上", "pm"} and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise NotAnAnswer(N_("At what time? For example: 9:00, 下午3点, 19:30."))
    return replace(answers, begins=hour * 60 + minute)


def _choose_time(answers: Rostering, chosen: int) -> Rostering:
    return _take_time(answers, _TIMES[chosen])


FORM: Form[Rostering] = Form(
    name="rota",
    answers=Rostering,
    questions=(
        asked.field_question(Rostering),
        asked.item_question(Rostering),
        asked.long_question(Rostering),
        asked.difficulty_question(Rostering),
        placing.question(Rostering),
        Question(
            name="days",
            label=N_("Days"),
            words=lambda _answers, t: t(N_("On which days of the week?")),
            missing=lambda answers: not answers.days_said,
            take=_take_days,
            choices=_day_choices,
            choose=_choose_day,
            stays=lambda chosen: chosen < _ALL_DAYS,
            across=4,
        ),
        Question(
            name="time",
            label=N_("Time"),
            words=lambda _answers, t: t(N_("At what time does it begin? Tap it, or send it.")),
            missing=lambda answers: answers.begins is None,
            take=_take_time,
            choices=lambda _answers, _t: [
                Choice(label=each, id=at) for at, each in enumerate(_TIMES)
            ],
            choose=_choose_time,
            across=3,
        ),
        asked.people_question(Rostering),
    ),
    submit=_begun,
    same=lambda _open, _new: True,
    look=_look,
    summary=rota_views.summary,
    yes=N_("✅ Begin it"),
)


def register(routes: Routes) -> None:
    action = Action.COORDINATE
    routes.press(desk_buttons.ROTAS, listing, action=action)
    routes.press(desk_buttons.ADD_ROTA, add, action=action)
    routes.press(desk_buttons.ROTA, one, action=action)
    routes.press(desk_buttons.END_ROTA, ask_end, action=action)
    routes.press(desk_buttons.END_ROTA_INDEED, end, action=action)
    routes.form(FORM, action=action)
    routes.jobs["rotas"] = make_due
