"""What stands beside an owners' vote, in and out of both databases."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from homes import building, home, met
from town import HandClock
from voting import OPTIONS

from domain.areas import AreaId
from domain.assembly import Count, Matter
from domain.papers import Both
from domain.people import PersonId, Relation, Role
from domain.residents import How as Came
from domain.serving import How
from domain.votes import Vote, VoteId, VoteKind
from services import votes
from services.assembly import doors, packing, papers, serving, silence
from services.vote_keys import Keys
from services.votes import GRACE, Hand, rolls
from storage.database import Database
from storage.knocks import Mark
from storage.unit import Unit
from storage.votes import Announced

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    vote: VoteId
    staff: PersonId
    #: Of the first two of three flats.
    owners: list[PersonId]
    flats: list[AreaId]


async def announced(unit: Unit) -> Case:
    root = await unit.areas.root()
    flats = [await home(unit, room) for room in ("101", "102", "103")]
    await unit.areas.resize([(each.id, 8_000) for each in flats])
    owners = []
    for number, flat in enumerate(flats[:2]):
        owner = await met(unit, 7000 + number)
        await unit.residents.settle(
            owner.id, flat.id, Relation.OWNER, unit.now, how=Came.APPROVAL, line=None, by=None
        )
        owners.append(owner.id)
    staff = await met(unit, 7100)
    await unit.grants.give(staff.id, Role.COMMUNITY, root, unit.now, by=None)
    vote = await votes.announce(
        unit,
        Announced(
            kind=VoteKind.ASSEMBLY,
            title="电梯",
            question="?",
            options=OPTIONS,
            matter=Matter.USE_FUND,
            area=root.id,
            opens_at=unit.now + timedelta(days=10),
            closes_at=unit.now + timedelta(days=12),
        ),
        staff.id,
    )
    await unit.assemblies.begin(vote.id, Both.ONLINE)
    return Case(vote=vote.id, staff=staff.id, owners=owners, flats=[each.id for each in flats])


async def served(database: Database, clock: HandClock) -> Case:
    """Moved; then one by message and confirmed, one by a message alone, one handed over."""
    async with database.write() as unit:
        case = await announced(unit)
        [vote] = await serving.to_draw(unit)
        await serving.draw(unit, vote)
        assert await serving.to_draw(unit) == []
        assert [each[2] for each in await unit.served.waiting(10)] == case.owners
        assert await serving.hold_back(unit, vote)
        assert not await serving.hold_back(unit, vote)
    clock.move(minutes=1)
    async with database.write() as unit:
        staff = await unit.people.get(case.staff)
        moved = await serving.move(unit, case.vote, staff, ZONE)
        assert (moved.opens_at - vote.opens_at).days == 5
        assert await unit.served.waiting(10) == [], "it told of another day"
        assert [each.id for each in await serving.to_draw(unit)] == [case.vote]
        await serving.draw(unit, moved)
        await _tell(unit, case)
        await silence.switch(unit, case.vote, "第十二条：未表态的计入参与", staff)
    clock.move(days=15)
    return case


async def _tell(unit: Unit, case: Case) -> None:
    waiting = await unit.served.waiting(10)
    assert [each[2] for each in waiting] == case.owners
    for _, delivery, _ in waiting:
        await unit.served.send(delivery, unit.now, "")
        assert await unit.served.settle(delivery, unit.now, "")
        assert not await unit.served.settle(delivery, unit.now, "403")
    assert await unit.served.read(case.vote, case.owners[0], unit.now)
    assert not await unit.served.read(case.vote, case.staff, unit.now)
    staff = await unit.people.get(case.staff)
    for _ in range(2):
        await serving.by_hand(unit, case.vote, [case.flats[2]], How.PERSON, by=staff, zone=ZONE)


async def opened(database: Database, clock: HandClock, folder: Path) -> Case:
    case = await served(database, clock)
    async with database.write() as unit:
        vote = await unit.votes.get(case.vote)
        await serving.must_be_served(unit, vote, ZONE)
        await rolls.open_now(unit, Keys(folder / "keys"), vote)
    return case


async def over(database: Database, case: Case, clock: HandClock, folder: Path) -> Vote:
    clock.move(days=2, seconds=GRACE.total_seconds())
    async with database.write() as unit:
        await votes.close(unit, case.vote)
    async with database.write() as unit:
        await votes.publish(unit, Keys(folder / "keys"), case.vote, "业主大会表决")
        return await unit.votes.get(case.vote)


async def test_the_ledger_proves_what_it_can(database: Database, clock: HandClock) -> None:
    case = await served(database, clock)

    async with database.read() as unit:
        found = await serving.ledger(unit, case.vote, ZONE)
        deliveries = await unit.served.of(case.vote)
    assert (found.service.told, found.service.unread, found.service.late) == (3, 1, [])
    assert [each.proven for each in deliveries[-4:]] == [True, False, False, True]


async def test_doors_paper_and_the_silent_are_counted_alike(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    case = await opened(database, clock, tmp_path)
    async with database.write() as unit:
        voters = await unit.votes.voters(case.vote)
        hand = Hand(vote=case.vote, voter=voters[1].id, by=case.owners[1], received_at=unit.now)
        await votes.cast(unit, hand, "for")
        staff = await unit.people.get(case.staff)
        where = await building(unit)
        await doors.tick(unit, case.vote, voters[0].id, Mark.AWAY, staff)
        await doors.tick(unit, case.vote, voters[0].id, Mark.WILL_VOTE, staff)
        walk = await doors.walk(unit, case.vote, where.id, staff)
        looked_after = await doors.buildings(unit, walk.vote, staff)
        sheet = await papers.begin(
            unit, (case.vote, voters[2].id), "photo", "for", by=staff, at=unit.now
        )
        assert await papers.waiting(unit, walk.vote, staff) == []
        assert await unit.assemblies.under_way(uncalled=True) == [case.vote]
    assert [(each.home.name, each.mark) for each in walk.doors] == [
        ("101", Mark.WILL_VOTE),
        ("103", None),
    ]
    assert looked_after == [(where, 2)]
    assert sheet.paper.differs is False

    vote = await over(database, case, clock, tmp_path)

    async with database.read() as unit:
        assert await silence.counted(unit, vote) == Count(heads=2, area=16_000)


async def test_the_pack_holds_all_of_it_and_is_let_go_of_after_a_year(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    case = await opened(database, clock, tmp_path)
    vote = await over(database, case, clock, tmp_path)

    async with database.read() as unit:
        staff = await unit.people.get(case.staff)
        assert await packing.may_pack(unit, case.vote, staff) == vote
        pack = await packing.gather(unit, vote)
    assert (len(pack.cast), len(pack.deliveries), len(pack.addresses)) == (3, 7, 3)
    assert pack.roll.digest == vote.roll_digest
    assert pack.assembly.clause.startswith("第十二条")
    assert pack.dates.published_at is not None
    assert set(pack.names) == {*case.owners, case.staff}

    clock.move(days=367)
    async with database.write() as unit:
        await unit.knocks.forget()
        await unit.assemblies.let_go(unit.now - timedelta(days=366))
        assert await unit.served.of(case.vote) == []
        assert (await unit.assemblies.get(case.vote)).clause == ""
