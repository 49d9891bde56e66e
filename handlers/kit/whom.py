"""The question whom it is about: by name, by their number, or by their shared contact."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from domain.areas import Area
from domain.people import Person
from domain.permissions import Action, may
from handlers.kit.areas import Where
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.said import Contact
from handlers.kit.screens import cut
from services import holders

_UNKNOWN = N_(
    "I know nobody of that name or number. Whoever it is has to open our chat and press Start"
    " first; then their name will do."
)
_NO_ACCOUNT = N_("This contact has no Telegram account. Please send me their name.")
_LONGEST = 64
_LABEL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    id: int
    name: str
    #: The name, and what tells two of that name apart.
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Answers that name a person."""

    #: What was typed, until it has been looked up.
    words: str = ""
    #: Whose contact was shared, until it has been looked up.
    contact: int = 0
    #: Who may be meant, where it is not clear.
    found: tuple[Candidate, ...] = ()
    more: bool = False
    #: 0 until it is clear.
    person: int = 0
    name: str = ""


A = TypeVar("A", bound=Whom)


def question(asked: str) -> Question[A]:
    def words(answers: A, t: Translation) -> Markup:
        if not answers.found:
            return t(asked)
        if answers.more:
            return t(
                N_("There are more than these. Is it one of them? Else send more of the name.")
            )
        return t(
            N_(
                "Who of them is it? Behind each name stands their home, or the end of the number"
                " that /me shows them."
            )
        )

    return Question(
        name="whom",
        label=N_("Person"),
        words=words,
        missing=lambda answers: not answers.person,
        take=lambda answers, text: replace(_anew(answers), words=text[:_LONGEST]),
        choices=_choices,
        choose=_choose,
        across=1,
    )


def take_contact(answers: A, contact: Contact) -> A:
    if contact.user_id is None:
        raise NotAnAnswer(_NO_ACCOUNT)
    return replace(_anew(answers), contact=contact.user_id)


async def look(context: Context, answers: A, action: Action = Action.SEE_ROLES) -> A:
    """Raises `NotAnAnswer` where nobody is known by what was said. `action`: what they are
    looked for to do, which whoever asks has to be allowed.
    """
    if answers.contact:
        known = await holders.by_number(context.unit, answers.contact)
        people: Sequence[Person] = [known] if known else []
    elif answers.words:
        people = await holders.find(context.unit, context.actor, answers.words, action)
    else:
        return answers
    if not people:
        raise NotAnAnswer(_UNKNOWN)
    shown = people[: holders.MOST_FOUND]
    found = tuple([await _candidate(context, person, action) for person in shown])
    answers = replace(answers, words="", contact=0, more=len(people) > len(shown))
    if len(found) == 1:
        return replace(answers, person=found[0].id, name=found[0].name, found=())
    return replace(answers, found=found)


def _anew(answers: A) -> A:
    return replace(answers, words="", contact=0, found=(), person=0, name="")


def _choices(answers: A, _t: Translation) -> Sequence[Choice]:
    return [Choice(label=each.label, id=each.id) for each in answers.found]


def _choose(answers: A, chosen: int) -> A:
    """Only somebody who was offered: whatever else a press names is old, or forged."""
    candidate = next((each for each in answers.found if each.id == chosen), None)
    if candidate is None:
        raise IndexError
    return replace(answers, person=candidate.id, name=candidate.name)


async def _candidate(context: Context, person: Person, action: Action) -> Candidate:
    name = cut(person.name, _LONGEST)
    home = await _home(context, person, action)
    if home is not None:
        lineage = await context.unit.areas.lineage(home)
        apart = Where(lineage=lineage, whole=context.neighbourhood.name).written(context.t)
    else:
        apart = f"…{person.telegram_id % 10_000:04}"
    return Candidate(id=person.id, name=name, label=cut(f"{name} · {apart}", _LABEL))


async def _home(context: Context, person: Person, action: Action) -> Area | None:
    """One that whoever asks looks after: of others they learn nothing here."""
    for held in sorted(person.homes, key=lambda each: each.home):
        home = await context.unit.areas.get(held.home)
        if may(context.actor, action, at=home):
            return home
    return None
