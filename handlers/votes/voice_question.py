"""The question whose ballot it is, by the door: “3号楼2单元501”."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

from domain.areas import Area, Level
from domain.votes import VoteId
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.votes import assembly_words as words
from services import areas
from services.assembly import finding

#: On one screen; whoever means none of these names the building as well.
_MOST = 6


class Voiced(Protocol):
    """Answers, a dataclass, that name a voice of a vote."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def vote(self) -> int: ...
    @property
    def said(self) -> str:
        """What was typed, until it has been looked up."""

    @property
    def homes(self) -> tuple[tuple[Area, ...], ...]:
        """Those that it may mean, where it is not clear."""

    @property
    def voter(self) -> int:
        """0 until it is clear."""

    @property
    def home(self) -> tuple[Area, ...]:
        """With all that it lies in."""

    @property
    def flats(self) -> int:
        """How many the voice has."""


A = TypeVar("A", bound=Voiced)


def question() -> Question[A]:
    return Question(
        name="door",
        label=N_("Which home"),
        words=lambda answers, t: t(
            N_("Which of these homes is it?")
            if answers.homes
            else N_("Whose is it? Please write the door, like “building 3, unit 2, room 501”.")
        ),
        missing=lambda answers: not answers.voter,
        take=lambda answers, text: replace(answers, said=text, homes=(), voter=0, home=()),
        choices=_choices,
        choose=lambda answers, at: replace(answers, home=answers.homes[at], homes=()),
        across=1,
    )


async def look(context: Context, answers: A) -> A:
    """Raises `NotAnAnswer` where no home of the roll is meant."""
    if answers.said:
        found = await _homes(context, answers)
        one = found[0] if len(found) == 1 else ()
        answers = replace(answers, said="", homes=() if one else found, home=one)
    if answers.voter or not answers.home:
        return answers
    voter = await context.unit.votes.flats.voter_of(VoteId(answers.vote), answers.home[-1].id)
    if voter is None:
        raise NotAnAnswer(N_("This home is not on the roll of this vote. Another one?"))
    flats = await context.unit.votes.flats.count(voter)
    return replace(answers, voter=voter, flats=flats)


async def _homes(context: Context, answers: Voiced) -> tuple[tuple[Area, ...], ...]:
    """Those in the area of the vote."""
    vote = await finding.vote(context.unit, VoteId(answers.vote))
    around = await context.unit.areas.get(vote.area)
    meant = [
        home
        for home in await areas.find(context.unit, answers.said)
        if home.level is Level.HOME and around.reaches(home)
    ]
    if not meant:
        raise NotAnAnswer(
            N_("I cannot find this home. Please write it like “building 3, unit 2, room 501”.")
        )
    return tuple([tuple(await context.unit.areas.lineage(home)) for home in meant[:_MOST]])


def _choices(answers: Voiced, t: Translation) -> Sequence[Choice]:
    return [Choice(label=words.home(t, each), id=at) for at, each in enumerate(answers.homes)]
