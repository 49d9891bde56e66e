"""The questions of a resolution: what is to be done, by whom, until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from markupsafe import Markup

from domain.areas import Area
from domain.meetings import Kept, Resolution
from domain.organisations import OrganisationKind
from domain.people import OrganisationId
from handlers.kit import moments
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import Screen, cut, view
from services.resolving import Wish

_TEXT, _OWNER, _MOST = 300, 40, 5
#: Of the choices: ids of organisations are smaller.
_VOLUNTEERS = 10**15
_SPANS = (
    (N_("In a week"), 7),
    (N_("In two weeks"), 14),
    (N_("In a month"), 30),
    (N_("In three months"), 90),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """Answers that say who does what, until when."""

    title: str
    organisations: tuple[Known, ...] = ()
    text: str = ""
    owner: str = ""
    organisation: int | None = None
    volunteers: bool = False
    #: What they are called in what is kept.
    volunteers_are: str = ""
    due_typed: str = ""
    due_at: datetime | None = None

    def wish(self) -> Wish:
        assert self.due_at is not None, "asked for"
        return Wish(
            text=self.text,
            owner=self.owner,
            due_at=self.due_at,
            organisation=None if self.organisation is None else OrganisationId(self.organisation),
            volunteers=self.volunteers,
        )


A = TypeVar("A", bound=Wished)


async def serving(context: Context, area: Area) -> tuple[Known, ...]:
    """Who may be given it there."""
    found = [
        each
        for kind in (OrganisationKind.PROPERTY, OrganisationKind.DEPARTMENT)
        for each in await context.unit.rules.serving(area, kind)
    ]
    return tuple(Known(id=each.id, name=each.name) for each in found[:_MOST])


def volunteers(context: Context) -> str:
    """What they are called in what is kept."""
    return context.speaker.languages.default.plain(N_("the volunteers"))


async def look(context: Context, answers: A) -> A:
    if not answers.due_typed:
        return answers
    zone = context.neighbourhood.zone
    days = next((days for words_, days in _SPANS if words_ == answers.due_typed), None)
    if days is not None:
        at = (context.now + timedelta(days=days)).astimezone(zone)
        at = at.replace(hour=18, minute=0, second=0, microsecond=0)
    else:
        found = moments.read(answers.due_typed, context.now, zone, by_day=True)
        named = found or moments.read(f"{answers.due_typed} 18:00", context.now, zone)
        if named is None or named <= context.now:
            raise NotAnAnswer(N_("Until when? For example: 12月20日, or 下周五."))
        at = named
    return replace(answers, due_typed="", due_at=at)


@view
def summary(t: Translation, answers: Wished) -> Screen:
    said = N_("<b>Resolution</b>\n{text}\nBy: {owner}\nUntil: {day}\n\nIs this right?")
    assert answers.due_at is not None, "asked for"
    day = t.day(answers.due_at)
    return Screen(text=t(said, text=answers.text, owner=answers.owner, day=day))


def _owners(answers: Wished, t: Translation) -> Sequence[Choice]:
    known = [Choice(label=cut(each.name, 40), id=each.id) for each in answers.organisations]
    return [*known, Choice(label=t.plain(N_("🤝 The volunteers")), id=_VOLUNTEERS)]


def _choose_owner(answers: A, chosen: int) -> A:
    if chosen == _VOLUNTEERS:
        return replace(answers, owner=answers.volunteers_are, organisation=None, volunteers=True)
    found = next((each for each in answers.organisations if each.id == chosen), None)
    if found is None:
        raise IndexError
    return replace(answers, owner=found.name, organisation=found.id, volunteers=False)


def _own_words(answers: A, text: str) -> A:
    known = next((each for each in answers.organisations if each.name == text.strip()), None)
    if known is not None:
        return _choose_owner(answers, known.id)
    return replace(answers, owner=cut(text, _OWNER), organisation=None, volunteers=False)


def _asked(answers: Wished, t: Translation) -> Markup:
    said = N_("What is resolved on “{title}”? Write it, or tap below.")
    return t(said, title=answers.title)


def _text() -> Question[A]:
    return Question(
        name="text",
        label=N_("What is resolved"),
        words=_asked,
        missing=lambda answers: not answers.text,
        take=lambda answers, text: replace(answers, text=cut(text, _TEXT)),
        choices=lambda _a, t: [Choice(label=t.plain(N_("As proposed")), id=0)],
        choose=lambda answers, _chosen: replace(answers, text=answers.title),
    )


def _owner() -> Question[A]:
    return Question(
        name="owner",
        label=N_("By whom"),
        words=lambda _a, t: t(N_("Who sees to it? Tap, or write who.")),
        missing=lambda answers: not answers.owner,
        take=_own_words,
        choices=_owners,
        choose=_choose_owner,
        across=1,
    )


def _due() -> Question[A]:
    return Question(
        name="due",
        label=N_("Until when"),
        words=lambda _a, t: t(N_("Until when? Tap, or write a date.")),
        missing=lambda answers: answers.due_at is None,
        take=lambda answers, text: replace(answers, due_typed=text),
        choices=lambda _a, t: [
            Choice(label=t.plain(said), id=at) for at, (said, _) in enumerate(_SPANS)
        ],
        choose=lambda answers, chosen: replace(answers, due_typed=_SPANS[chosen][0]),
    )


def questions() -> tuple[Question[A], Question[A], Question[A]]:
    return _text(), _owner(), _due()


KEPT = {
    Kept.DONE: N_("✅ done"),
    Kept.UNDER_WAY: N_("⏳ under way"),
    Kept.OVERDUE: N_("🔴 overdue"),
    Kept.DROPPED: N_("✖️ not done"),
}


def written(t: Translation, each: Resolution) -> str:
    """What, who, by when, and what it became."""
    became = N_("ticket #{number}") if each.ticket is not None else N_("task #{number}")
    return t.plain(
        N_("{text} (by {owner}, until {day}; {became})"),
        text=each.text,
        owner=each.owner,
        day=t.day(each.due_at),
        became=t.plain(became, number=each.ticket or each.task),
    )


def promised(t: Translation, each: Resolution, at: datetime) -> str:
    """With what became of it."""
    kept = t.plain(KEPT[each.kept(at)])
    return t.plain(N_("{kept} {resolution}"), kept=kept, resolution=written(t, each))
