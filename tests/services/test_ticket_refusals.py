"""Every wrong person at every wrong moment is refused in words, and nothing has changed."""

from zoneinfo import ZoneInfo

import pytest
from ticket_cast import RULES, Cast, act, as_kept, cast, report, rows
from ticket_model import DEEDS, PEOPLE, Deed, Model, deeds, do, filed, may
from town import HandClock

from domain.refusals import Refusal
from domain.tickets import TicketId
from handlers.kit.i18n import Languages
from handlers.kit.reasons import WORDS
from services import tickets
from storage.database import Database

WANG, LIN, ZHAO, PROPERTY = "王阿姨", "林社工", "赵师傅", "幸福物业"
ACCEPTED = [Deed("accept", ZHAO)]
FINISHED = [*ACCEPTED, Deed("finish", ZHAO)]
RETURNED = [Deed("dispatch", LIN, PROPERTY), Deed("give_back", "马师傅")]
#: How each is come to, from a ticket that waits on the desk.
STANDINGS = {
    "filed": [],
    "dispatched": [Deed("dispatch", LIN, PROPERTY)],
    "returned and given there again": [*RETURNED, Deed("dispatch", LIN, PROPERTY)],
    "offered": [Deed("offer", LIN)],
    "accepted": ACCEPTED,
    "held up": [*ACCEPTED, Deed("pause", ZHAO)],
    "put off": [*ACCEPTED, Deed("extend", ZHAO, 3)],
    "finished": FINISHED,
    "finished, and they were in touch": [*FINISHED, Deed("contacted", WANG, True)],
    "confirmed": [*FINISHED, Deed("confirm", WANG)],
    "rated": [*FINISHED, Deed("confirm", WANG), Deed("rate", WANG, 5)],
    "withdrawn": [Deed("withdraw", WANG)],
    "rejected": [Deed("reject", LIN)],
}
LANGUAGES = Languages("zh_CN", ZoneInfo("Asia/Shanghai")).all()


async def brought(known: Cast, walk: list[Deed]) -> dict[int, Model]:
    """Ticket 1 as it stands after that, and another one that is open."""
    models: dict[int, Model] = {}
    async with known.database.write() as unit:
        for _ in range(2):
            filing = tickets.file(unit, report("noise"), known.people[WANG], RULES)
            number = (await filing).ticket.id
            models[number] = filed(Model(number, "noise", WANG), unit.now)
        first = next(iter(models))
        for deed in walk:
            await act(known, unit, first, deed)
            do(models[first], deed, unit.now, models)
    return models


def _words(refusal: Refusal) -> list[str]:
    return [WORDS[type(refusal)](t, refusal) for t in LANGUAGES]


async def _refused(known: Cast, number: int, deed: Deed) -> None:
    """In words of every language, though what it did meanwhile is committed."""
    async with known.database.write() as unit:
        with pytest.raises(Refusal) as refused:
            await act(known, unit, number, deed)
    assert all(len(said) > 5 for said in _words(refused.value)), deed


@pytest.mark.parametrize("standing", STANDINGS)
async def test_what_may_not_be_is_refused_in_words_and_changes_nothing(
    database: Database, clock: HandClock, standing: str
) -> None:
    known = await cast(database, clock)
    models = await brought(known, STANDINGS[standing])
    first = next(iter(models))
    wrong = [
        deed for deed in deeds(PEOPLE, models) if not may(models[first], deed, clock(), models)
    ]
    async with database.read() as unit:
        before = await rows(unit)

    for deed in wrong:
        await _refused(known, first, deed)

    async with database.read() as unit:
        assert await rows(unit) == before
        assert as_kept(await unit.tickets.get(TicketId(first)))["stage"] == models[first].stage
    assert len(wrong) > 100
    assert {deed.what for deed in wrong} >= set(DEEDS) - {"join", "release"}


async def test_what_is_merged_is_only_separated_again(
    database: Database, clock: HandClock
) -> None:
    known = await cast(database, clock)
    models = await brought(known, [])
    first, other = models
    merging = Deed("merge", LIN, other)
    async with database.write() as unit:
        await act(known, unit, first, merging)
    do(models[first], merging, clock(), models)
    wrong = [d for d in deeds(PEOPLE, models) if not may(models[first], d, clock(), models)]

    for deed in wrong:
        await _refused(known, first, deed)

    right = {d.what for d in deeds(PEOPLE, models)} - {d.what for d in wrong}
    assert right <= {"unmerge", "note"}
