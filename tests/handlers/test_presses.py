"""P2: a press does one thing, however often it arrives, and whoever sends it."""

import assembly_scenes
import ballot_scenes
import calling_scenes
import coordinating_scenes
import decision_scenes
import desk_scenes
import digest_scenes
import doing_scenes
import filing_scenes
import group_scenes
import me_scenes
import meeting_scenes
import msgspec
import notice_scenes
import points_scenes
import pytest
import resident_scenes
import role_scenes
import roll_scenes
import serving_scenes
import task_scenes
import ticket_scenes
import vote_picture_scenes
import voucher_scenes
import working_scenes
from ready import Ready, Scene
from town import Town

from bot.app import routes
from domain.tickets import TicketId
from playground import presses

AT_ONCE = 50
SCENES: dict[str, Scene] = {
    **ballot_scenes.SCENES,
    **calling_scenes.SCENES,
    **assembly_scenes.SCENES,
    **coordinating_scenes.SCENES,
    **decision_scenes.SCENES,
    **desk_scenes.SCENES,
    **digest_scenes.SCENES,
    **doing_scenes.SCENES,
    **filing_scenes.SCENES,
    **role_scenes.SCENES,
    **me_scenes.SCENES,
    **meeting_scenes.SCENES,
    **notice_scenes.SCENES,
    **group_scenes.SCENES,
    **points_scenes.SCENES,
    **resident_scenes.SCENES,
    **roll_scenes.SCENES,
    **serving_scenes.SCENES,
    **task_scenes.SCENES,
    **ticket_scenes.SCENES,
    **vote_picture_scenes.SCENES,
    **voucher_scenes.SCENES,
    **working_scenes.SCENES,
}
#: Whoever presses them does something for themself, and nothing to anybody else.
EVERYBODYS = (
    {"hb", "nj", "bx", "bq"}
    | digest_scenes.OWN
    | me_scenes.OWN
    | meeting_scenes.OWN
    | notice_scenes.OWN
    | serving_scenes.OWN
)
EVERYBODYS |= calling_scenes.OWN | decision_scenes.OWN


async def state(town: Town) -> list[object]:
    """All that a press can change for good, apart from what is said."""
    async with town.linli.database.read() as unit:
        people = [await unit.people.known_as(user) for user in town.world.people]
        drafts = [person and await unit.drafts.of(person.id) for person in people]
        tickets: list[object] = []
        for number in range(1, 9):
            tickets.append(await unit.events.of_ticket(number))
            try:
                tickets.append(await unit.tickets.get(TicketId(number)))
            except Exception:  # noqa: BLE001 - there are fewer
                break
        session = unit._session
        told = "SELECT subject, subject_id, kind, note FROM events ORDER BY id"
        groups = "SELECT chat_id, purpose, area_id, admits, left_at FROM groups ORDER BY chat_id"
        proposals = "SELECT id, state, decided_by FROM proposals ORDER BY id"
        homes = "SELECT * FROM residencies ORDER BY id"
        invitations = "SELECT * FROM invitations ORDER BY id"
        applications = "SELECT * FROM applications ORDER BY id"
        roll = "SELECT * FROM roll ORDER BY id"
        imports = "SELECT id, state FROM imports ORDER BY id"
        incidents = "SELECT * FROM incidents ORDER BY id"
        answers = "SELECT id, answer, retired_at FROM answers ORDER BY id"
        rules = "SELECT * FROM rules ORDER BY id"
        rewards = "SELECT * FROM rewards ORDER BY id"
        vouchers = "SELECT * FROM vouchers ORDER BY id"
        made = "SELECT * FROM tasks ORDER BY id"
        claims = "SELECT * FROM claims ORDER BY id"
        consents = "SELECT * FROM consents ORDER BY claim_id, person_id"
        entries = "SELECT * FROM entries ORDER BY id"
        offers = "SELECT * FROM offers ORDER BY task_id, person_id"
        meetings = (
            "SELECT id, stage, starts_at, place, moves FROM meetings ORDER BY id",
            "SELECT * FROM items ORDER BY id",
            "SELECT item_id, person_id FROM item_seconds ORDER BY item_id, person_id",
            "SELECT * FROM attendances ORDER BY meeting_id, person_id",
            "SELECT * FROM item_votes ORDER BY item_id, home_id",
            "SELECT * FROM remarks ORDER BY id",
            "SELECT * FROM speakers ORDER BY id",
            "SELECT * FROM resolutions ORDER BY id",
            "SELECT * FROM amendments ORDER BY id",
            "SELECT area_id, series, person_id FROM invitees ORDER BY person_id",
        )
        decisions = (
            "SELECT id, stage, vote_id, resolution_id FROM decisions ORDER BY id",
            "SELECT * FROM opinions ORDER BY id",
            "SELECT * FROM objections ORDER BY id",
        )
        notices = (
            "SELECT id, stage, text, revision, reminded_at FROM notices ORDER BY id",
            "SELECT id, acknowledged_at, told_at, told_by FROM deliveries ORDER BY id",
        )
        votes = (
            "SELECT id, state, reason, closes_at, opens_at, veil FROM votes ORDER BY id",
            "SELECT * FROM voters ORDER BY id",
            "SELECT * FROM ballots ORDER BY voter_id",
            "SELECT voter_id, vote_id FROM envelopes ORDER BY voter_id",
        )
        assembly = (
            "SELECT vote_id, clause, moved_at FROM assemblies ORDER BY vote_id",
            "SELECT home_id, person_id, how, state, read_at FROM served ORDER BY id",
            "SELECT voter_id, mark FROM knocks ORDER BY voter_id",
            "SELECT * FROM papers ORDER BY id",
            "SELECT * FROM paper_entries ORDER BY id",
            "SELECT * FROM proxies ORDER BY id",
        )
        volunteers = "SELECT * FROM volunteers ORDER BY person_id"
        skills = "SELECT * FROM skills ORDER BY person_id, skill"
        rotas = "SELECT * FROM rotas ORDER BY id"
        known = (told, rotas, groups, proposals, homes, invitations, applications, roll, imports)
        tables = (
            *known,
            *(incidents, answers, rules, rewards, vouchers),
            *(made, claims, consents, offers, entries),
            *meetings,
            *assembly,
            *votes,
            *notices,
            *decisions,
            *(volunteers, skills),
        )
        others = [[tuple(row) for row in await session.all(sql)] for sql in tables]
        return [people, drafts, tickets, others]


def data(ready: Ready) -> str:
    keys = (key for row in ready.message.rows for key in row)
    return next(str(key["callback_data"]) for key in keys if key["text"] == ready.label)


def test_every_button_there_is_has_its_scene() -> None:
    """A wire name that is gone from here may never come back meaning something else."""
    assert set(SCENES) == set(routes().presses)


@pytest.mark.parametrize("wire", SCENES)
async def test_a_press_arriving_again_changes_nothing_more(town: Town, wire: str) -> None:
    ready = await SCENES[wire](town)
    assert data(ready).split(":")[0] == wire
    await ready.who.taps(ready.label, on=ready.message)
    once = await state(town)

    await ready.who.press_again(same_update=True)
    assert await state(town) == once
    await ready.who.press_again()

    assert await state(town) == once
    assert answered_all(town)


@pytest.mark.parametrize("wire", SCENES)
async def test_fifty_presses_at_once_do_what_one_does(town: Town, wire: str) -> None:
    ready = await SCENES[wire](town)
    pressed = data(ready)

    for _ in range(AT_ONCE):
        presses.press(town.world, ready.who.person, ready.message, pressed)
    await town.settle()

    fifty = await state(town)
    await ready.who.presses(pressed, on=ready.message)
    assert await state(town) == fifty
    assert answered_all(town)


@pytest.mark.parametrize("wire", SCENES)
async def test_somebody_elses_press_does_nothing(town: Town, wire: str) -> None:
    ready = await SCENES[wire](town)
    if wire in EVERYBODYS:
        return
    pressed, before = data(ready), await state(town)
    zhang = town.resident("张大爷")
    await zhang.says("/start")
    before = await state(town)

    await zhang.presses(pressed, on=zhang.last)

    assert await state(town) == before


@pytest.mark.parametrize(
    "forged",
    [
        "",
        ":",
        "zz:1",
        "ta",
        "ta:",
        "ta:x",
        "ta:-1",
        "ta:1:1:1",
        f"ta:{'9' * 30}",
        "fc:1:99:99",
        "tr:1:6",
        "ml:7",
        "tl:999999",
    ],
)
async def test_forged_data_does_nothing_and_is_answered(town: Town, forged: str) -> None:
    ready = await ticket_scenes.accept(town)
    before = await state(town)

    await ready.who.presses(forged or " ", on=ready.message)

    assert await state(town) == before
    assert answered_all(town)


def answered_all(town: Town) -> bool:
    """No spinner turns on any button."""
    return all(query.answer is not None for query in town.world.queries.values())


def test_callback_data_fits_whatever_the_ids(town: Town) -> None:
    largest = 2**63 - 1
    for wire in SCENES:
        assert len(f"{wire}:{largest}:{largest}:99".encode()) <= 64
    assert msgspec.json.encode([largest])
