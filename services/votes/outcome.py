"""What came of a published vote."""

from fractions import Fraction

from domain.assembly import Count
from domain.outcomes import A_THIRD, Outcome, reckon
from domain.votes import Vote
from services.assembly import silence
from services.votes.closing import results
from storage.unit import Unit


async def outcome(unit: Unit, vote: Vote, third: Fraction = A_THIRD) -> Outcome:
    """Raises `VoteStillOpen`: nobody sees any of it earlier."""
    document = await results(unit, vote.id)
    areas = document.areas or {}
    counts = {
        choice: Count(heads=heads, area=areas.get(choice, 0))
        for choice, heads in document.sums.items()
    }
    roll = await unit.votes.ballots.total(vote.id)
    return reckon(vote, roll, counts, silent=await silence.counted(unit, vote), third=third)
