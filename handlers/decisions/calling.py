"""🗳 召集业主大会表决: when it opens, how long it lasts; the text is the decision's."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.assembly.procedure import earliest
from domain.decisions import DecisionId
from domain.permissions import Action
from handlers.decisions import buttons, listing, telling
from handlers.kit import forms, moments, voting
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from services.decisions import calling
from services.decisions.calling import Call

_MORNING = 9
_EARLIEST = "earliest"
_DAYS = (7, 15, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    decision: int
    title: str
    typed: str = ""
    opens_at: datetime | None = None
    days: int = 0


class Caller:
    """Knows who tells of a vote that is called."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._called)

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        decision = await calling.may_call(context.unit, DecisionId(ids[0]), context.actor)
        await forms.begin(context, self.form, Calling(decision=ids[0], title=decision.title))

    async def _called(self, context: Context, answers: Calling) -> None:
        assert answers.opens_at is not None, "asked for"
        asked = Call(
            options=voting.yes_or_no(context.speaker.languages.default),
            opens_at=answers.opens_at,
            closes_at=answers.opens_at + timedelta(days=answers.days),
        )
        decision_id, zone = DecisionId(answers.decision), context.neighbourhood.zone
        decision, made = await calling.call(context.unit, decision_id, asked, context.actor, zone)
        for each in self._routes.called:
            await each(context.speaker, made.vote)
        await telling.changed(context.speaker, decision, context.actor)
        await listing.show(context, decision.id)


async def _look(context: Context, answers: Calling) -> Calling:
    if not answers.typed:
        return answers
    zone = context.neighbourhood.zone
    first = earliest(context.now.astimezone(zone).date())
    lawful = datetime(first.year, first.month, first.day, _MORNING, tzinfo=zone)
    if answers.typed == _EARLIEST:
        return replace(answers, typed="", opens_at=lawful)
    named = moments.read(f"{answers.typed} {_MORNING}:00", context.now, zone)
    named = named or moments.read(answers.typed, context.now, zone)
    if named is None or named < lawful:
        raise NotAnAnswer(
            N_("When does voting open? All owners are told fifteen days before: no earlier.")
        )
    return replace(answers, typed="", opens_at=named)


@view
def _summary(t: Translation, answers: Calling) -> Screen:
    assert answers.opens_at is not None, "asked for"
    said = N_(
        "🗳 <b>{title}</b>\nThe owners vote from {at} for {days} days, openly; the text is that of"
        " the decision. Call them?"
    )
    at = t.moment(answers.opens_at)
    return Screen(text=t(said, title=answers.title, at=at, days=answers.days))


def _days(answers: Calling, text: str) -> Calling:
    number = "".join(each for each in text if each.isdecimal())
    if not number or not 1 <= int(number[:4]) <= max(_DAYS) * 3:
        raise NotAnAnswer(N_("For how many days? For example: 15"))
    return replace(answers, days=int(number[:4]))


OPENS: Question[Calling] = Question(
    name="opens",
    label=N_("Opens"),
    words=lambda a, t: t(
        N_("When do the owners begin to vote on “{title}”? Tap, or write a date."),
        title=a.title,
    ),
    missing=lambda answers: answers.opens_at is None,
    take=lambda answers, text: replace(answers, typed=text[:64]),
    choices=lambda _a, t: [
        Choice(label=t.plain(N_("On the first lawful day (15 days from today)")), id=0)
    ],
    choose=lambda answers, _id: replace(answers, typed=_EARLIEST),
    across=1,
)
LASTS: Question[Calling] = Question(
    name="days",
    label=N_("Lasts"),
    words=lambda _a, t: t(N_("For how many days may they vote?")),
    missing=lambda answers: not answers.days,
    take=_days,
    choices=lambda _a, t: [
        Choice(label=t.plain(N_("{days} days"), days=each), id=each) for each in _DAYS
    ],
    choose=lambda answers, chosen: replace(answers, days=_DAYS[_DAYS.index(chosen)]),
    across=3,
)


def _form(submit: Callable[[Context, Calling], Awaitable[None]]) -> Form[Calling]:
    return Form(
        name="decision-call",
        answers=Calling,
        questions=(OPENS, LASTS),
        submit=submit,
        same=lambda open_, new: open_.decision == new.decision,
        summary=_summary,
        yes=N_("✅ Call them"),
        look=_look,
    )


def register(routes: Routes) -> None:
    caller = Caller(routes)
    routes.press(buttons.CALL_VOTE, caller.pressed, action=Action.CALL_VOTE)
    routes.form(caller.form, action=Action.CALL_VOTE)
