"""Who is asked to vote, and when: only those with a voice that was not heard, once each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.people import Person
from domain.reminders.votes import HALFWAY, LAST_DAY
from domain.votes import Vote
from storage.unit import Unit
from storage.vote_told import Telling

_DAY = LAST_DAY.span
#: Of a shorter vote nobody is reminded.
_SHORTEST = HALFWAY.span
#: How many are told in one sweep.
_TOLD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRemind:
    vote: Vote
    telling: Telling
    people: Sequence[Person]

    @property
    def until(self) -> datetime:
        """Then the next one is said, or the vote is over."""
        last_day = self.vote.closes_at - _DAY
        urged = self.telling is Telling.HALFWAY and _twice(self.vote)
        return last_day if urged else self.vote.closes_at


def due(vote: Vote, at: datetime) -> Telling | None:
    """The latest of those whose moment has come: of two that were slept through one is enough."""
    lasts = vote.closes_at - vote.opens_at
    if at >= vote.closes_at or lasts < _SHORTEST:
        return None
    if _twice(vote) and at >= vote.closes_at - _DAY:
        return Telling.LAST_DAY
    return Telling.HALFWAY if at >= vote.opens_at + lasts / 2 else None


def _twice(vote: Vote) -> bool:
    """Whether it lasts so long that its last day is worth a reminder of its own."""
    return vote.closes_at - vote.opens_at > 2 * _DAY


async def to_remind(unit: Unit) -> Sequence[ToRemind]:
    """Noted as told: each person once of each vote and moment, whatever happens meanwhile."""
    found: list[ToRemind] = []
    left = _TOLD
    for vote_id in await unit.voices.under_way(unit.now):
        vote = await unit.votes.get(vote_id)
        telling = due(vote, unit.now)
        if telling is None or not left:
            continue
        if not await unit.votes.told.untold(vote_id, telling, 1, silent=True):
            continue
        # Of two sweeps at once the second finds what the first has told.
        await unit.votes.hold(vote_id)
        silent = await unit.votes.told.untold(vote_id, telling, left, silent=True)
        await unit.votes.told.tell(vote_id, telling, silent, unit.now)
        left -= len(silent)
        people = [await unit.people.get(each) for each in silent]
        welcome = [person for person in people if not person.barred]
        if welcome:
            found.append(ToRemind(vote=vote, telling=telling, people=welcome))
    return found
