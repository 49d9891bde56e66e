"""What else has a date in the month: a planned notice, decisions in public, the owners' assembly,
and those who keep others waiting.
"""

from dataclasses import replace
from datetime import timedelta

from assembling import at_the_doors
from offices import area_of, given, known
from town import Town
from voting import OPTIONS

from domain.areas import Level
from domain.assembly import Matter
from domain.calling import Wish
from domain.decisions import Office, Procedure, Publication, Published, Stage
from domain.notices import Audience, Draft
from domain.people import Relation, Role
from domain.places import Place
from domain.roles import Change
from domain.tickets import Category, Kind, Report, Waiting
from domain.votes import VoteKind
from playground import Phone
from services import applications, proposals, tickets
from services.decisions import proposing
from services.decisions.proposing import Proposal
from services.notices import issuing
from services.votes import calling

_DAYS, _HOURS = timedelta(days=1), timedelta(hours=1)


async def notice(town: Town, liu: Phone) -> None:
    """For the 7th at nine, to be acknowledged; the silent are asked once more after a day."""
    async with town.linli.database.write() as unit:
        draft = Draft(
            text="清洗水箱",
            plain="清洗水箱",
            audience=Audience(areas=((await area_of(unit, "幸福里")).id,)),
            send_at=unit.now + 6 * _DAYS,
            ends_at=unit.now + 11 * _DAYS,
            asks=True,
            remind_after=24,
        )
        await issuing.issue(unit, draft, await unit.people.get(await known(unit, liu)))


async def decisions(town: Town) -> None:
    """One waits for the community's word, by the 8th; one is published from the 10th to the 17th,
    and after it somebody is to say within a week who does it.
    """
    sun = await given(town, town.guest("孙主任"), Role.COMMITTEE, "幸福里")
    rules = town.linli.settings.neighbourhood.decisions
    async with town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, sun))
        proposal = Proposal(
            procedure=Procedure.REVIEWS,
            area=await area_of(unit, "幸福里"),
            office=Office.COMMITTEE,
            title="更换门禁",
            text="已经坏了多次。",
        )
        await proposing.propose(unit, proposal, by, rules)
        other = replace(proposal, title="加装雨棚")
        decision = await proposing.propose(unit, other, by, rules)
        begins = unit.now + 9 * _DAYS
        ends = begins + timedelta(days=rules.publication_days)
        shown = Publication(kind=Published.PROCESS, at=begins, until=ends)
        await unit.decisions.save(
            replace(decision, stage=Stage.PROCESS, publications=(shown,), due_at=ends)
        )


async def assembly(town: Town, liu: Phone) -> None:
    """Announced on the 1st, from the 18th to the 28th; those whom nobody can write to have a
    notice at their door.
    """
    async with town.linli.database.write() as unit:
        area = await area_of(unit, "幸福里")
        homes = await unit.areas.within(area, Level.HOME)
        await unit.areas.resize([(each.id, 8_000) for each in homes])
        opens_at = unit.now + 17 * _DAYS
        wish = Wish(
            kind=VoteKind.ASSEMBLY,
            title="更换水泵",
            question="要不要更换水泵？",
            options=OPTIONS,
            matter=Matter.USE_FUND,
            area=area.id,
            opens_at=opens_at,
            closes_at=opens_at + 10 * _DAYS,
        )
        by = await unit.people.get(await known(unit, liu))
        called = await calling.call(unit, wish, by, town.linli.settings.neighbourhood.zone)
    await at_the_doors(town, called.vote.id)


async def kept_waiting(town: Town, li: Phone, chen: Phone, applicant: Phone, room: str) -> None:
    """Work that is held up; a proposal, and a request for a home, that nobody answers."""
    async with town.linli.database.write() as unit:
        worker = await unit.people.get(await known(unit, li))
        report = Report(
            kind=Kind.REPAIR,
            category=Category.DOORS,
            text="5号楼门坏了",
            place=Place(),
            area=await area_of(unit, "幸福里"),
        )
        number = (
            await tickets.file(unit, report, worker, town.linli.settings.neighbourhood)
        ).ticket.id
        await tickets.accept(unit, number, worker)
        await tickets.pause(unit, number, worker, Waiting.PARTS)
        administrator = await unit.people.get(await known(unit, chen))
        newcomer = await unit.people.get(await known(unit, applicant))
        await proposals.propose(unit, administrator, newcomer.id, Change.GIVE)
        home = await area_of(unit, room)
        await applications.apply(unit, newcomer, home.id, "徐先生", Relation.TENANT)
