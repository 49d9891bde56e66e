"""Paper ballots and who entered them."""

from collections.abc import Sequence
from datetime import datetime

from domain.papers import Entry, Paper, PaperId, PaperState
from domain.people import PersonId
from domain.votes import VoteId, VoterId
from storage.moments import moment, stamp
from storage.session import Row, Session

_SELECT = "SELECT id, vote_id, voter_id, file_id, state, choice FROM papers"


class Papers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def make(
        self, vote_id: VoteId, voter: VoterId, file_id: str, at: datetime
    ) -> Paper | None:
        """None: there is one of this voice."""
        row = await self._session.first(
            "INSERT INTO papers (vote_id, voter_id, file_id, state, choice, at)"
            " VALUES (:vote, :voter, :file, 'waiting', '', :at) ON CONFLICT DO NOTHING"
            " RETURNING id, vote_id, voter_id, file_id, state, choice",
            vote=vote_id,
            voter=voter,
            file=file_id,
            at=stamp(at),
        )
        return None if row is None else _paper(row, ())

    async def get(self, paper: PaperId) -> Paper:
        """Raises `NotFound`."""
        row = await self._session.one(f"{_SELECT} WHERE id = :id", id=paper)
        return _paper(row, await self._entries(paper))

    async def aside(self, paper: PaperId) -> None:
        """The home voted online since, and that counts."""
        await self._session.run("UPDATE papers SET state = 'aside' WHERE id = :id", id=paper)

    async def hold(self, paper: PaperId) -> Paper:
        """Until this unit ends nobody else enters it. Raises `NotFound`."""
        row = await self._session.one(
            f"{_SELECT} WHERE id = :id{self._session.for_update}", id=paper
        )
        return _paper(row, await self._entries(paper))

    async def hold_of(self, voter: VoterId) -> Paper | None:
        """The voice's one, as `hold`."""
        return await self._of_voter(voter, self._session.for_update)

    async def of_voter(self, voter: VoterId) -> Paper | None:
        return await self._of_voter(voter, "")

    async def _of_voter(self, voter: VoterId, held: str) -> Paper | None:
        row = await self._session.first(
            f"{_SELECT} WHERE voter_id = :voter AND state <> 'dropped'{held}", voter=voter
        )
        return None if row is None else _paper(row, await self._entries(PaperId(row["id"])))

    async def of(self, vote_id: VoteId, state: PaperState | None = None) -> Sequence[Paper]:
        """In the order in which they came."""
        rows = await self._session.all(
            f"{_SELECT} WHERE vote_id = :vote AND (:state = '' OR state = :state) ORDER BY id",
            vote=vote_id,
            state=state or "",
        )
        entries = await self._session.all(
            "SELECT e.paper_id, e.person_id, e.choice, e.at FROM paper_entries e"
            " JOIN papers p ON p.id = e.paper_id WHERE p.vote_id = :vote ORDER BY e.id",
            vote=vote_id,
        )
        by_paper: dict[int, list[Entry]] = {}
        for each in entries:
            by_paper.setdefault(each["paper_id"], []).append(_entry(each))
        return [_paper(row, by_paper.get(row["id"], ())) for row in rows]

    async def enter(self, paper: PaperId, entry: Entry) -> None:
        await self._session.run(
            "INSERT INTO paper_entries (paper_id, person_id, choice, at)"
            " VALUES (:paper, :person, :choice, :at)",
            paper=paper,
            person=entry.by,
            choice=entry.choice,
            at=stamp(entry.at),
        )

    async def save(self, paper: Paper, at: datetime) -> None:
        await self._session.run(
            "UPDATE papers SET state = :state, choice = :choice, settled_at = :at WHERE id = :id",
            id=paper.id,
            state=paper.state,
            choice=paper.choice,
            at=None if paper.state is PaperState.WAITING else stamp(at),
        )

    async def _entries(self, paper: PaperId) -> Sequence[Entry]:
        rows = await self._session.all(
            "SELECT paper_id, person_id, choice, at FROM paper_entries WHERE paper_id = :paper"
            " ORDER BY id",
            paper=paper,
        )
        return [_entry(row) for row in rows]


def _paper(row: Row, entries: Sequence[Entry]) -> Paper:
    return Paper(
        id=PaperId(row["id"]),
        vote=VoteId(row["vote_id"]),
        voter=VoterId(row["voter_id"]),
        file_id=row["file_id"],
        state=PaperState(row["state"]),
        choice=row["choice"],
        entries=tuple(entries),
    )


def _entry(row: Row) -> Entry:
    by = row["person_id"]
    return Entry(
        by=None if by is None else PersonId(by), choice=row["choice"], at=moment(row["at"])
    )
