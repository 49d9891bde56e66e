"""The words for what tasks are made of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.privacy import masked_text
from domain.tasks import ClaimState, Field, Skill, Task, TaskStage
from handlers.kit.i18n import N_, Translation

FIELDS = {
    Field.PARTY: N_("Party building together"),
    Field.PROPERTY: N_("Help with the house"),
    Field.SANITATION: N_("Tidy surroundings"),
    Field.ORDER: N_("Order in public places"),
    Field.CARE: N_("Care for the old and the poor"),
    Field.CULTURE: N_("Culture and everyday help"),
}

SKILLS = {
    Skill.ELECTRICITY: N_("Electricity"),
    Skill.PLUMBING: N_("Plumbing"),
    Skill.MEDICAL: N_("Medicine"),
    Skill.CARE: N_("Nursing"),
    Skill.DRIVING: N_("Driving"),
    Skill.TEACHING: N_("Teaching"),
    Skill.COMPUTERS: N_("Phones and computers"),
    Skill.LAW: N_("Law"),
    Skill.ARTS: N_("Arts and sports"),
    Skill.LANGUAGES: N_("Languages"),
}

STAGES = {
    TaskStage.OPEN: N_("looking for volunteers"),
    TaskStage.DONE: N_("done, thank you!"),
    TaskStage.CANCELLED: N_("called off"),
    TaskStage.MISSED: N_("its time has gone by"),
}

STATES = {
    ClaimState.HOLDING: N_("taken"),
    ClaimState.WAITING: N_("on the waiting list"),
    ClaimState.ARRIVED: N_("at work"),
    ClaimState.FINISHED: N_("reported done, waiting for a word"),
    ClaimState.CONFIRMED: N_("confirmed"),
    ClaimState.DISPUTED: N_("said not to be done: the coordinator decides"),
    ClaimState.REFUSED: N_("not recognised"),
    ClaimState.DROPPED: N_("given back"),
    ClaimState.LAPSED: N_("lapsed"),
    ClaimState.RELEASED: N_("called off"),
}

_WEEKDAYS = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)


#: In place of what a neighbour said of themself.
SOMEBODY = N_("A neighbour needs a hand")


def when(t: Translation, task: Task) -> str:
    """The day, the day of the week, from when until when."""
    if task.starts_at is None or task.ends_at is None:
        return t.plain(N_("as soon as somebody can"))
    local, end = t.local(task.starts_at), t.local(task.ends_at)
    return t.plain(
        N_("{month}/{day} ({weekday}) {start}-{end}"),
        month=local.month,
        day=local.day,
        weekday=t.plain(_WEEKDAYS[local.weekday()]),
        start=f"{local:%H:%M}",
        end=f"{end:%H:%M}",
    )


def begins(t: Translation, at: datetime) -> str:
    """The day, the day of the week, from when."""
    local = t.local(at)
    return t.plain(
        N_("{month}/{day} ({weekday}) {start}"),
        month=local.month,
        day=local.day,
        weekday=weekday(t, local.weekday()),
        start=f"{local:%H:%M}",
    )


def weekday(t: Translation, day: int) -> str:
    """0: Monday."""
    return t.plain(_WEEKDAYS[day])


def weekdays(t: Translation, days: Sequence[int]) -> str:
    if len(set(days)) == len(_WEEKDAYS):
        return t.plain(N_("Every day"))
    return t.plain(N_(", ")).join(weekday(t, day) for day in sorted(days))


def people(t: Translation, count: int) -> str:
    return t.plain(N_("1 person") if count == 1 else N_("{count} people"), count=count)


def minutes(t: Translation, count: int) -> str:
    return long(t, timedelta(minutes=count))


def long(t: Translation, span: timedelta) -> str:
    """“1.5 hours”, “20 minutes”."""
    minutes = span // timedelta(minutes=1)
    if minutes < 60:
        return t.plain(N_("{count} minutes"), count=minutes)
    return t.plain(N_("{count} hours"), count=f"{minutes / 60:.1f}".removesuffix(".0"))


def in_public(t: Translation, task: Task) -> str:
    """What it is about, where everybody may read it: what a neighbour said of themself is told
    to volunteers alone, in private.
    """
    return t.plain(SOMEBODY) if task.quoted else masked_text(task.title)


def called(t: Translation, task: Task) -> str:
    """As those may read it who are asked to help. Whoever it was for may be known no more, and
    what they said with them.
    """
    return masked_text(task.title) or t.plain(SOMEBODY)
