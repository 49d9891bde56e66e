"""A vote and its voters, as their rows say."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from domain.areas import AreaId
from domain.assembly import Matter
from domain.people import PersonId
from domain.published import Option
from domain.votes import Vote, VoteId, VoteKind, Voter, VoterId, VoteState
from storage.moments import moment
from storage.session import Row

SELECT = (
    "SELECT id, kind, title, question, options, matter, area_id, secret, changeable, officers,"
    " early, public_key, veil, opens_at, closes_at, closed_at, state, reason, roll_digest,"
    " envelopes_digest"
    " FROM votes"
)
VOTERS = (
    "SELECT v.id, v.vote_id, v.place, v.key, v.home_id, v.area, v.turn, v.phrase FROM voters v"
)
_options = msgspec.json.Decoder(list[Option]).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A vote that is about to be made."""

    kind: VoteKind
    title: str
    question: str
    options: tuple[Option, ...]
    matter: Matter | None = None
    area: AreaId
    secret: bool = False
    changeable: bool = False
    officers: bool = False
    early: bool = False
    #: The officers', where they alone have the private one.
    public_key: bytes | None = None
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A voice, as it goes on the roll."""

    key: int
    home: AreaId | None = None
    #: In hundredths of a square metre.
    area: int = 0
    #: Any of them may cast its ballot; none: it can be cast on paper only.
    people: tuple[PersonId, ...] = ()


def vote(row: Row) -> Vote:
    return Vote(
        id=VoteId(row["id"]),
        kind=VoteKind(row["kind"]),
        title=row["title"],
        question=row["question"],
        options=tuple(_options(row["options"])),
        matter=None if row["matter"] is None else Matter(row["matter"]),
        area=AreaId(row["area_id"]),
        secret=bool(row["secret"]),
        changeable=bool(row["changeable"]),
        officers=bool(row["officers"]),
        early=bool(row["early"]),
        public_key=None if row["public_key"] is None else bytes(row["public_key"]),
        veil=row["veil"],
        opens_at=moment(row["opens_at"]),
        closes_at=moment(row["closes_at"]),
        closed_at=None if row["closed_at"] is None else moment(row["closed_at"]),
        state=VoteState(row["state"]),
        reason=row["reason"],
        roll_digest=row["roll_digest"],
        envelopes_digest=row["envelopes_digest"],
    )


def voter(row: Row) -> Voter:
    return Voter(
        id=VoterId(row["id"]),
        vote=VoteId(row["vote_id"]),
        place=row["place"],
        key=row["key"],
        home=None if row["home_id"] is None else AreaId(row["home_id"]),
        area=row["area"],
        turn=row["turn"],
        phrase=None if row["phrase"] is None else bytes(row["phrase"]),
    )
