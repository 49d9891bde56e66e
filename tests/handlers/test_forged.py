"""P21: forged input does nothing, and every answer to it is words."""

import pytest
from forging import ATTACKERS, Forged, besieged, drawn
from ordeal import seeded
from town import Town

from playground import presses

_CASES = 1_000


async def test_forged_input_of_every_kind_does_nothing(town: Town) -> None:
    siege = await besieged(town)

    count = 0
    for batch in drawn(siege.wires, _CASES, seeded()):
        await siege.suffers(batch)
        count += len(batch)

    print(f"{count} forged cases, 0 effects")
    assert count >= _CASES


async def test_what_an_attacker_may_do_is_noticed_where_it_does_something(town: Town) -> None:
    """The control: were the siege blind, it would prove nothing."""
    siege = await besieged(town)
    worker = next(p for p in town.world.people.values() if p.first_name == "李师傅")
    siege.attackers[0].person = worker

    with pytest.raises(AssertionError):
        await siege.suffers([Forged(by=0, on=0, data="ta:1")])


async def test_a_replayed_press_of_somebody_else_does_nothing(town: Town) -> None:
    """Every button that stands on a screen of somebody entitled, sent by each attacker."""
    siege = await besieged(town)
    shown = {
        key["callback_data"]
        for chat in [*town.world.private.values(), *town.world.groups.values()]
        for message in chat.messages.values()
        for row in message.rows
        for key in row
        if "callback_data" in key
    }
    assert len(shown) > 20

    for by in range(len(ATTACKERS)):
        await siege.suffers([Forged(by=by, on=0, data=data) for data in sorted(shown)])


async def test_a_language_is_everybodys_own(town: Town) -> None:
    """What is theirs they may change, and only theirs changes."""
    siege = await besieged(town)
    phone = siege.attackers[0]
    presses.press(town.world, phone.person, phone.last, "ml:1")

    await siege.suffers([])

    async with town.linli.database.read() as unit:
        spoken = await unit._session.value("SELECT count(*) FROM people WHERE language = 'en'")
    assert spoken == 1
