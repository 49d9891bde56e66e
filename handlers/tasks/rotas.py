"""家事我办: rotas are begun, listed and ended; their tasks make themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.permissions import Action
from domain.rotas import Rota, RotaId
from domain.tasks import Field
from handlers.kit import forms, moments, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.tasks import desk_buttons, rota_views, telling
from handlers.tasks import making_questions as asked
from handlers.tasks.making_answers import Rostering, sorted_out
from handlers.tasks.rota_views import A_PAGE, Line
from services import catalogue, rotas
from storage.rotas import Wished

_TIMES = ("8:00", "9:00", "14:00", "15:00", "19:00", "20:00")
_DAYS = "一二三四五六日"
#: 周一到周五, 周二至四.
_FROM_TO = re.compile(rf"([{_DAYS}])(?:到|至|-|—|~|\uff5e)(?:周|星期|礼拜)?([{_DAYS}])")
_USUAL_DAYS = (
    (N_("Saturdays"), (5,)),
    (N_("Sundays"), (6,)),
    (N_("Weekends"), (5, 6)),
    (N_("Monday to Friday"), tuple(range(5))),
    (N_("Every day"), tuple(range(7))),
)
_SPOKEN_DAYS = {
    "每天": range(7),
    "天天": range(7),
    "daily": range(7),
    "工作日": range(5),
    "周末": (5, 6),
}


async def listing(context: Context, ids: tuple[int, ...]) -> None:
    page = min(ids[0], 10_000)
    held = await placing.own(context, Action.COORDINATE)
    there = await context.unit.rotas.within(held, A_PAGE + 1, page * A_PAGE)
    lines = [await _line(context.speaker, each) for each in there[:A_PAGE]]
    await context.in_place(rota_views.listing(lines, page, more=len(there) > A_PAGE))


async def _line(speaker: Speaker, rota: Rota) -> Line:
    return Line(rota=rota, where=await telling.where(speaker, rota.area))


async def add(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Rostering())


async def one(context: Context, ids: tuple[int, ...]) -> None:
    rota = await rotas.show(context.unit, RotaId(ids[0]), context.actor)
    await context.in_place(rota_views.card(await _line(context.speaker, rota)))


async def ask_end(context: Context, ids: tuple[int, ...]) -> None:
    rota = await rotas.show(context.unit, RotaId(ids[0]), context.actor)
    await context.in_place(rota_views.end_indeed(await _line(context.speaker, rota)))


async def end(context: Context, ids: tuple[int, ...]) -> None:
    """Whoever has taken one of its tasks keeps it."""
    off = await rotas.end(context.unit, RotaId(ids[0]), context.actor)
    for task in off:
        await telling.refresh(context.speaker, task)
    await context.in_place(rota_views.ended(len(off)))


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


def _day_choices(_answers: Rostering, t: Translation) -> Sequence[Choice]:
    return [Choice(label=t.plain(label), id=at) for at, (label, _) in enumerate(_USUAL_DAYS)]


def _choose_days(answers: Rostering, chosen: int) -> Rostering:
    return replace(answers, weekdays=_USUAL_DAYS[chosen][1])


def _take_days(answers: Rostering, text: str) -> Rostering:
    said = text.strip().lower()
    days = set(_SPOKEN_DAYS.get(said, _named(said.replace("天", "日"))))
    if not days:
        raise NotAnAnswer(N_("On which days? For example: 周六, 周二周四, 每天."))
    return replace(answers, weekdays=tuple(sorted(days)))


def _named(said: str) -> set[int]:
    """Days one by one, and from one to another, over Sunday too."""
    named = {_DAYS.index(each) for each in said if each in _DAYS}
    for first, last in _FROM_TO.findall(said):
        at = _DAYS.index(first)
        ahead = (_DAYS.index(last) - at) % 7
        named |= {(at + each) % 7 for each in range(ahead + 1)}
    return named


def _take_time(answers: Rostering, text: str) -> Rostering:
    at = moments.clock(text)
    if at is None:
        raise NotAnAnswer(N_("At what time? For example: 9:00, 下午3点, 19:30."))
    return replace(answers, begins=at.hour * 60 + at.minute)


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
            words=lambda _answers, t: t(
                N_("On which days of the week? Tap it, or send them: 周二周四.")
            ),
            missing=lambda answers: not answers.weekdays,
            take=_take_days,
            choices=_day_choices,
            choose=_choose_days,
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
