"""Casting a ballot. Nothing here says again what somebody chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain import phrases
from domain.people import PersonId
from domain.phrases import PhraseTaken
from domain.votes import (
    BallotFinal,
    NotOffered,
    NotOnTheRoll,
    OutOfTurn,
    Vote,
    VoteId,
    Voter,
    VoterId,
)
from services import envelopes
from services.assembly import standing
from services.phrases import TURNS
from services.vote_keys import Keys, Veil
from storage.ballots import Open
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Voting:
    """What a voter is shown of a secret vote. Of phrase and choices nothing is written down, and
    nothing waits in the outbox but covered (`Keys.cover`).
    """

    vote: Vote
    voter: Voter
    #: What their line in the published list will bear.
    phrase: str
    #: In an order that is theirs alone: a button carries the place of its choice, from 0.
    choices: Sequence[str]
    #: Whether there is a ballot of theirs, and whether it bears this very phrase.
    cast: bool
    bears: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who reaches for a ballot, for which voice, and when their update was received."""

    vote: VoteId
    voter: VoterId
    #: None: it is cast on paper.
    by: PersonId | None
    received_at: datetime
    #: Its place in the inbox; None: it did not come from there.
    arrival: int | None = None


async def cast(unit: Unit, hand: Hand, choice: str) -> Vote:
    """An open ballot. Raises `VoteNotOpen`, `VoteClosed`, `NotOffered`, `NotOnTheRoll` and
    `BallotFinal`.
    """
    # Held before anything is read: whoever closes the vote waits for us, or we see it closed.
    vote = await unit.votes.share(hand.vote)
    voter = await _voter(unit, hand)
    vote.takes(choice, hand.received_at)
    if vote.secret:
        raise NotOffered(choice)
    ballot = Open(voter=voter.id, choice=choice, at=hand.received_at, by=hand.by)
    await standing.give_way(unit, vote, voter.id, hand.by)
    there = not await unit.votes.ballots.cast(vote.id, ballot, replace=vote.changeable)
    # Of a vote that can be changed it is a later one, which was served first, and stays.
    if there and not vote.changeable:
        raise BallotFinal
    return vote


async def cast_secretly(unit: Unit, keys: Keys, hand: Hand, slot: int) -> Vote:
    """`slot`: as the button carried it. Raises as `cast`, `PhraseTaken` and `OutOfTurn`."""
    vote = await unit.votes.share(hand.vote)
    voter = await _voter(unit, hand)
    vote.must_be_open(hand.received_at)
    await _in_turn(unit, vote, voter, hand)
    veil = keys.veiled(vote.veil)
    choice = veil.choice(voter.id, slot, vote.choices)
    if choice is None or vote.public_key is None:
        raise NotOffered(slot)
    phrase = _phrase(veil, voter)
    mark = await _free(unit, vote, voter, veil, phrase)
    sealed = envelopes.seal(vote.public_key, choice, phrase, voter.area)
    await standing.give_way(unit, vote, voter.id, hand.by)
    replace = vote.changeable
    if not await unit.votes.ballots.seal(vote.id, voter.id, sealed, mark, replace=replace):
        raise BallotFinal
    return vote


async def voting(unit: Unit, keys: Keys, hand: Hand) -> Voting:
    """Raises `NotOnTheRoll`."""
    vote = await unit.votes.get(hand.vote)
    voter = await _voter(unit, hand)
    veil = keys.veiled(vote.veil)
    phrase = _phrase(veil, voter)
    return Voting(
        vote=vote,
        voter=voter,
        phrase=phrase,
        choices=veil.order(voter.id, vote.choices),
        cast=await unit.votes.ballots.took_part(voter.id),
        bears=await unit.votes.ballots.marked(vote.id, veil.mark(phrase)) == voter.id,
    )


async def another_phrase(unit: Unit, hand: Hand, turn: int) -> None:
    """For the next ballot of theirs. `turn`: of the one they saw; of another one nothing happens,
    so that however often it is pressed they get one more. Raises as `cast`.
    """
    voter = (await _open(unit, hand))[1]
    if voter.turn == turn:
        await unit.votes.phrased(voter.id, (turn + 1) % TURNS, None)


async def own_phrase(
    unit: Unit, keys: Keys, hand: Hand, text: str, known_as: Sequence[str] = ()
) -> None:
    """Instead of the proposed one, for the next ballot of theirs. `known_as`: what would give them
    away. Raises as `cast`, and `PhraseUnfit`, `PhraseTellsWho` and `PhraseTaken`.
    """
    vote, voter = await _open(unit, hand)
    phrase = phrases.own(text, known_as)
    veil = keys.veiled(vote.veil)
    await _free(unit, vote, voter, veil, phrase)
    await unit.votes.phrased(voter.id, voter.turn, veil.hide(phrase))


async def hand_of(
    unit: Unit,
    voter: VoterId,
    by: PersonId,
    received_at: datetime,
    arrival: int | None = None,
) -> Hand:
    """For the voice that a button named. Raises `NotOnTheRoll`."""
    vote = await unit.voices.vote_of(voter)
    if vote is None:
        raise NotOnTheRoll
    return Hand(vote=vote, voter=voter, by=by, received_at=received_at, arrival=arrival)


async def _in_turn(unit: Unit, vote: Vote, voter: Voter, hand: Hand) -> None:
    """An envelope says nothing of when it came. So where somebody who shares it wrote or pressed
    later and was served sooner, which may have been their ballot, this one is not taken: of those
    that are, the one received last stays. Raises `OutOfTurn`.
    """
    others = [each for each in await unit.votes.people_of(voter.id) if each != hand.by]
    if not vote.changeable or not others or hand.arrival is None:
        return
    # Held before the inbox is read: whoever serves the other one waits, or we see that it is done.
    await unit.votes.hold_voice(voter.id)
    people = [await unit.people.get(each) for each in others]
    if await unit.inbox.served_after(hand.arrival, [f"p{each.telegram_id}" for each in people]):
        raise OutOfTurn


async def _open(unit: Unit, hand: Hand) -> tuple[Vote, Voter]:
    """A ballot of theirs that is final stands with its phrase. Raises as `cast`."""
    vote = await unit.votes.share(hand.vote)
    voter = await _voter(unit, hand)
    vote.must_be_open(hand.received_at)
    final = not vote.changeable and await unit.votes.ballots.took_part(voter.id)
    if final and not await standing.gives_way(unit, vote, voter.id, hand.by):
        raise BallotFinal
    return vote, voter


async def _voter(unit: Unit, hand: Hand) -> Voter:
    """Raises `NotOnTheRoll`."""
    voter = await unit.votes.find(hand.vote, hand.voter)
    if voter is None:
        raise NotOnTheRoll
    if hand.by is not None and hand.by not in await unit.votes.people_of(voter.id):
        raise NotOnTheRoll
    return voter


async def _free(unit: Unit, vote: Vote, voter: Voter, veil: Veil, phrase: str) -> bytes:
    """The mark of a phrase that is nobody else's. Raises `PhraseTaken`."""
    mark = veil.mark(phrase)
    if await unit.votes.ballots.marked(vote.id, mark) not in {None, voter.id}:
        raise PhraseTaken
    return mark


def _phrase(veil: Veil, voter: Voter) -> str:
    if voter.phrase is not None:
        return veil.shown(voter.phrase)
    return veil.phrase(voter.place, voter.turn)
