"""What is asked of whoever makes a task."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NoReturn, TypeVar

from domain.tasks import MOST_HOURS, MOST_PEOPLE, Field, Skill
from handlers.kit import moments
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.placing import Offer, Placed
from handlers.kit.questions import NotAnAnswer
from handlers.kit.screens import cut
from services import catalogue
from services.catalogue import Item
from services.tasks import FURTHEST

TITLE, DETAILS = 60, 800
MINUTE = timedelta(minutes=1)
#: In minutes.
_SHORTEST = 15
_SPAN = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:(分钟?|min(?:utes?)?)|个?(?:小时|钟头)|h(?:ours?)?)?"
)
#: Of what is in no catalogue.
USUAL_NOTICE = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted(Placed):
    """What is to be done, and where."""

    field: str = ""
    #: Of this field, as their buttons say them.
    items: tuple[Offer, ...] = ()
    items_page: int = 0
    #: The number of an item that was tapped, until it has been looked up.
    tapped: int = 0
    #: Its code; "": own words.
    item: str = ""
    title: str = ""
    #: 0 until they are known; in minutes.
    difficulty: int = 0
    minutes: int = 0
    #: How many people it usually takes, and how many are wanted.
    usual: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Making(Sorted):
    skills: tuple[Skill, ...] = ()
    #: In minutes: how long before it begins people have to know.
    notice: int = int(USUAL_NOTICE / MINUTE)
    starts_at: datetime | None = None
    when_said: bool = False
    #: As it was typed, until it has been read.
    when_typed: str = ""
    #: It was said, and leaves people less time than they should have.
    hasty: datetime | None = None
    #: When it can begin at the earliest.
    earliest: datetime | None = None
    details: str = ""
    details_said: bool = False
    private: str = ""
    private_said: bool = False
    urgent: bool = False
    #: The ticket that it is made of; 0: none.
    ticket: int = 0
    #: How many serve there and can do it; None until it is known where.
    serving: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rostering(Sorted):
    #: 0: Monday.
    weekdays: tuple[int, ...] = ()
    #: Minutes after midnight; None until it is said.
    begins: int | None = None


S = TypeVar("S", bound=Sorted)


def items_of(context: Context) -> catalogue.Catalogue:
    """Raises `CatalogueUnusable` where the neighbourhood's own went bad since the start."""
    return catalogue.of(context.neighbourhood.volunteers.catalogue)


def sorted_out(context: Context, answers: S) -> S:
    """With what the catalogue says of the field and the item that were chosen."""
    if answers.field and not answers.items:
        answers = replace(answers, items=_offers(context, Field(answers.field)))
    if not answers.tapped:
        return answers
    item = items_of(context).numbered(answers.tapped)
    answers = replace(answers, tapped=0)
    return answers if item is None else of_item(context, answers, item)


def of_item(context: Context, answers: S, item: Item) -> S:
    """Its usual figures stand until somebody says otherwise."""
    language = context.speaker.languages.default.language
    chosen = replace(
        answers,
        field=item.field.value,
        items=_offers(context, item.field),
        item=item.code,
        title=item.called(language),
        difficulty=item.difficulty,
        minutes=item.most // MINUTE,
        usual=item.people,
        people=0,
    )
    if isinstance(chosen, Making):
        return replace(chosen, skills=tuple(sorted(item.skills)), notice=item.notice // MINUTE)
    return chosen


def _offers(context: Context, field: Field) -> tuple[Offer, ...]:
    language = context.t.language
    return tuple(
        Offer(id=each.number, label=each.called(language))
        for each in items_of(context).within(field)
    )


def timed(context: Context, answers: Making) -> Making:
    """With the time that was typed. Raises `NotAnAnswer` for one that can't be."""
    if not answers.when_typed:
        return answers
    now = context.now
    at = moments.read(answers.when_typed, now, context.neighbourhood.zone, by_day=True)
    if at is None:
        raise NotAnAnswer(NO_TIME)
    if at <= now:
        raise NotAnAnswer(N_("That time has gone by already. Please send a later one."))
    if at > now + FURTHEST:
        raise NotAnAnswer(N_("That is more than half a year ahead. Please send an earlier one."))
    answers = replace(answers, when_typed="")
    earliest = now + answers.notice * MINUTE
    if at < earliest and not answers.urgent:
        return replace(answers, hasty=at, earliest=_quarter(earliest), when_said=False)
    return beginning(answers, at)


def beginning(answers: Making, at: datetime | None) -> Making:
    """None: as soon as somebody can."""
    return replace(answers, starts_at=at, when_said=True, hasty=None, earliest=None)


NO_TIME = N_("When does it begin? For example: 明天下午3点, 周六上午9点, 25号19:30, 尽快.")


def _quarter(at: datetime) -> datetime:
    """The next full quarter of an hour."""
    whole = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=15)


def counted(text: str) -> int:
    """How many people. Raises `NotAnAnswer`."""
    figures = text.strip().rstrip("人个名位 ")
    if not figures.isdecimal() or not 1 <= int(figures[:4]) <= MOST_PEOPLE:
        raise NotAnAnswer(N_("How many people does it take? Please send a number from 1 to 200."))
    return int(figures[:4])


def lasting(text: str) -> int:
    """How many minutes: 2, 1.5小时, 90分钟. Raises `NotAnAnswer`."""
    found = _SPAN.fullmatch(
        text.strip().lower().replace("半小时", "30分").replace("半个小时", "30分")
    )
    if found is not None:
        minutes = round(float(found[1]) * (1 if found[2] else 60))
        if _SHORTEST <= minutes <= MOST_HOURS * 60:
            return minutes
    raise NotAnAnswer(N_("How long does it take? From 15 minutes to 12 hours, such as 1.5小时."))


def own_words(answers: S, text: str) -> S:
    """What stands in no catalogue: how hard and how long it is has to be asked."""
    title = cut(" ".join(text.split()), TITLE)
    chosen = replace(answers, item="", title=title, tapped=0, difficulty=0, minutes=0, usual=1)
    return replace(chosen, people=0)


def choose_item(answers: S, chosen: int, first_page: int, a_page: int) -> S:
    """Only what was offered: whatever else a press names is old, or forged."""
    if chosen >= first_page:
        page = min(chosen - first_page, max(0, len(answers.items) - 1) // a_page)
        return replace(answers, items_page=page)
    if chosen not in {each.id for each in answers.items}:
        raise IndexError
    return replace(answers, tapped=chosen)


def not_offered() -> NoReturn:
    """Of a choice that nobody was offered: it is old, or forged."""
    raise IndexError
