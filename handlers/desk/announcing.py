"""Announcing an outage, and changing by when it is expected to end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from domain.incidents import IncidentId
from domain.permissions import Action
from domain.tickets import Category
from handlers.desk import outage_views, outages, sorting
from handlers.desk.outage_views import Told
from handlers.desk.sorting import Sorted
from handlers.kit import forms, moments, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import View, cut
from services import incidents
from services.incidents import Saying

_LONGEST = 500
#: What stands on each choice, and how it would be typed; what follows them is: nobody knows.
_ENDS = (
    (N_("In 2 hours"), "2小时"),
    (N_("In 4 hours"), "4小时"),
    (N_("18:00"), "18:00"),
    (N_("Tomorrow 18:00"), "明天18:00"),
)
_UNKNOWN = len(_ENDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcing(Sorted):
    text: str = ""
    ends_at: datetime | None = None
    ends_said: bool = False
    #: As it was typed, until it has been read.
    ends_typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prolonging:
    incident: int
    ends_at: datetime | None = None
    ends_said: bool = False
    ends_typed: str = ""


E = TypeVar("E", Announcing, Prolonging)


async def announce(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, ANNOUNCING, Announcing())


async def _look(context: Context, answers: Announcing) -> Announcing:
    return await placing.look(context, _read(context, answers), Action.DISPATCH)


async def _look_again(context: Context, answers: Prolonging) -> Prolonging:
    return _read(context, answers)


def _read(context: Context, answers: E) -> E:
    if not answers.ends_typed:
        return answers
    at = moments.read(answers.ends_typed, context.now, context.neighbourhood.zone)
    if at is None or at <= context.now:
        raise NotAnAnswer(N_("Until when? For example: 18:00, 3小时, 11月25日9点."))
    return replace(answers, ends_at=at, ends_said=True, ends_typed="")


async def _announced(context: Context, answers: Announcing) -> None:
    saying = Saying(
        area=await placing.area_of(context.unit, answers.area),
        category=Category(answers.category),
        text=answers.text,
        starts_at=context.now,
        ends_at=answers.ends_at,
    )
    incident = await incidents.begin(context.unit, saying, context.actor)
    await outages.post(context.speaker, incident, outage_views.begun)
    await context.redraw(await outages.card(context, incident))


async def prolong(context: Context, ids: tuple[int, ...]) -> None:
    incident = await outages.reached(context, ids[0])
    await forms.begin(context, PROLONGING, Prolonging(incident=incident.id))


async def _prolonged(context: Context, answers: Prolonging) -> None:
    incident = await incidents.prolong(
        context.unit, IncidentId(answers.incident), context.actor, answers.ends_at
    )
    await outages.post(context.speaker, incident, outage_views.prolonged)
    await context.redraw(await outages.card(context, incident))


def _summary(answers: Announcing) -> View:
    return outage_views.summary(
        Told(
            category=Category(answers.category),
            place=answers.place,
            text=answers.text,
            ends_at=answers.ends_at,
        )
    )


def _ends(_answers: object, t: Translation) -> Sequence[Choice]:
    known = [Choice(label=t.plain(label), id=at) for at, (label, _) in enumerate(_ENDS)]
    return [*known, Choice(label=t.plain(N_("Nobody knows yet")), id=_UNKNOWN)]


def _choose(answers: E, chosen: int) -> E:
    if chosen == _UNKNOWN:
        return replace(answers, ends_at=None, ends_said=True, ends_typed="")
    return _typed(answers, _ENDS[chosen][1])


def _typed(answers: E, text: str) -> E:
    return replace(answers, ends_typed=cut(text, 40), ends_said=False)


def _question(_of: type[E]) -> Question[E]:
    return Question(
        name="ends",
        label=N_("Expected end"),
        words=lambda _answers, t: t(N_("Until when, as far as one knows? Tap it, or write it.")),
        missing=lambda answers: not answers.ends_said,
        take=_typed,
        choices=_ends,
        choose=_choose,
    )


ANNOUNCING: Form[Announcing] = Form(
    name="outage",
    of_others=True,
    answers=Announcing,
    questions=(
        sorting.question(Announcing),
        placing.question(Announcing),
        Question(
            name="text",
            label=N_("Words for residents"),
            words=lambda _answers, t: t(
                N_("What shall residents read? For example: 水管抢修停水，正在处理。")
            ),
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=cut(text, _LONGEST)),
        ),
        _question(Announcing),
    ),
    submit=_announced,
    same=lambda _open, _new: True,
    look=_look,
    summary=_summary,
)

PROLONGING: Form[Prolonging] = Form(
    name="outage-end",
    answers=Prolonging,
    questions=(_question(Prolonging),),
    submit=_prolonged,
    look=_look_again,
    same=lambda open_, new: open_.incident == new.incident,
)
