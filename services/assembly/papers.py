"""Paper ballots: each entered by two, who do not see each other's entry."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.papers import Both, Entry, Paper, PaperId, PaperState, PaperThere, SecretOnPaper
from domain.people import Person
from domain.permissions import Action, may, require
from domain.serving import NotAnAssembly
from domain.votes import NotOnTheRoll, Vote, VoteId, VoteKind, Voter, VoterId
from services.assembly import finding, standing
from storage.ballots import Open
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper ballot, by whom it may be entered, and whose it is."""

    vote: Vote
    voter: Voter
    paper: Paper


async def must_take(unit: Unit, vote_id: VoteId, received_at: datetime) -> Vote:
    """Raises `NotAnAssembly`, `SecretOnPaper`, `VoteNotOpen` and `VoteClosed`."""
    vote = await finding.vote(unit, vote_id, share=True)
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    if vote.secret:
        raise SecretOnPaper
    vote.must_be_open(received_at)
    return vote


async def begin(
    unit: Unit, of: tuple[VoteId, VoterId], file_id: str, choice: str, *, by: Person, at: datetime
) -> Sheet:
    """The first entry, with the photograph. Raises as `must_take`, and `NotOffered`,
    `NotOnTheRoll`, `NotEntitled`, and `PaperThere` where there is one of this home.
    """
    vote = await must_take(unit, of[0], at)
    voter = await _voter(unit, vote, of[1], by)
    vote.takes(choice, at)
    paper = await unit.papers.make(vote.id, voter.id, file_id, at)
    if paper is None:
        raise PaperThere
    entry = Entry(by=by.id, choice=choice, at=at)
    await unit.papers.enter(paper.id, entry)
    return Sheet(vote=vote, voter=voter, paper=paper.enter(entry))


async def enter(unit: Unit, paper_id: PaperId, choice: str, by: Person, at: datetime) -> Sheet:
    """A further entry; with two alike the ballot counts. Raises as `begin`, and `PaperSettled`
    and `EnteredByYou`.
    """
    known = await finding.paper(unit, paper_id)
    vote = await must_take(unit, known.vote, at)
    voter = await _voter(unit, vote, known.voter, by)
    vote.takes(choice, at)
    # In the order in which whoever casts online holds them.
    await unit.proxies.hold_of(voter.id)
    entry = Entry(by=by.id, choice=choice, at=at)
    paper = (await unit.papers.hold(paper_id)).enter(entry)
    await unit.papers.enter(paper.id, entry)
    if paper.state is PaperState.COUNTED:
        paper = await _count(unit, vote, paper, at)
    await unit.papers.save(paper, unit.now)
    return Sheet(vote=vote, voter=voter, paper=paper)


async def drop(unit: Unit, paper_id: PaperId, by: Person, at: datetime) -> Sheet:
    """It can't be read: it is to be photographed and entered anew. Raises as `enter`."""
    known = await finding.paper(unit, paper_id)
    vote = await must_take(unit, known.vote, at)
    voter = await _voter(unit, vote, known.voter, by)
    paper = (await unit.papers.hold(paper_id)).drop()
    await unit.papers.save(paper, unit.now)
    return Sheet(vote=vote, voter=voter, paper=paper)


async def look(unit: Unit, paper_id: PaperId, by: Person) -> Sheet:
    """Raises `NotFound` and `NotEntitled`."""
    paper = await finding.paper(unit, paper_id)
    vote = await unit.votes.get(paper.vote)
    return Sheet(vote=vote, voter=await _voter(unit, vote, paper.voter, by), paper=paper)


async def waiting(unit: Unit, vote: Vote, by: Person) -> list[Sheet]:
    """What they may enter: others entered it before, and it lies where their role reaches."""
    entered = await unit.papers.of(vote.id, PaperState.WAITING)
    waits = {each.voter: each for each in entered if each.awaits(by.id)}
    voters = await unit.votes.several(waits.keys())
    homes = await unit.areas.several({each.home for each in voters if each.home is not None})
    theirs = {home for home, area in homes.items() if may(by, Action.KNOCK, at=area)}
    sheets = {
        each.id: Sheet(vote=vote, voter=each, paper=waits[each.id])
        for each in voters
        if each.home in theirs
    }
    return [sheets[voter] for voter in waits if voter in sheets]


async def reaches(unit: Unit, voter: Voter, by: Person) -> bool:
    return voter.home is not None and may(by, Action.KNOCK, await unit.areas.get(voter.home))


async def _voter(unit: Unit, vote: Vote, voter_id: VoterId, by: Person) -> Voter:
    voter = await unit.votes.find(vote.id, voter_id)
    if voter is None or voter.home is None:
        raise NotOnTheRoll
    require(by, Action.KNOCK, at=await unit.areas.get(voter.home))
    return voter


async def _count(unit: Unit, vote: Vote, paper: Paper, at: datetime) -> Paper:
    await standing.overridden(unit, paper.voter)
    online = await unit.votes.ballots.took_part(paper.voter)
    if online and (await unit.assemblies.get(vote.id)).both is Both.ONLINE:
        return replace(paper, state=PaperState.ASIDE)
    await unit.votes.ballots.withdraw(paper.voter)
    ballot = Open(voter=paper.voter, choice=paper.choice, at=at, by=None)
    await unit.votes.ballots.cast(vote.id, ballot, replace=False)
    return paper
