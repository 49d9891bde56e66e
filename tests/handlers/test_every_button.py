"""P2, P20, P25: what holds for every button there is, each in the scene where people meet it.

One walk for each, as coming there takes ten times as long as looking.
"""

import pytest
from buttons import EVERYBODYS, SCENES, answered_all, data, state
from logged import listening
from masks import leaked
from ready import Ready
from town import TOKEN, Town

#: In the scenes these speak as staff; residents are called 王… and the like, and live in 501.
STAFF = {"李师傅", "陈主任", "周楼长"}


@pytest.mark.parametrize("wire", SCENES)
async def test_it_does_one_thing_for_whom_it_is_meant_and_gives_nobody_away(
    town: Town, wire: str
) -> None:
    with listening(loud=True) as log:
        ready = await SCENES[wire](town)
        assert data(ready).split(":")[0] == wire
        if wire not in EVERYBODYS:
            await _somebody_elses_press_does_nothing(town, ready)
        await _arriving_again_it_changes_nothing_more(town, ready)
        town.clock.move(hours=1)
        await town.tick()

    _nobody_is_named_in_a_group(town)
    _nobody_is_in_the_log(town, log.getvalue())


async def _somebody_elses_press_does_nothing(town: Town, ready: Ready) -> None:
    zhang = town.resident("张大爷")
    await zhang.says("/start")
    before = await state(town)

    await zhang.presses(data(ready), on=zhang.last)

    assert await state(town) == before


async def _arriving_again_it_changes_nothing_more(town: Town, ready: Ready) -> None:
    await ready.who.taps(ready.label, on=ready.message)
    once = await state(town)

    await ready.who.press_again(same_update=True)
    assert await state(town) == once
    await ready.who.press_again()

    assert await state(town) == once
    assert answered_all(town)


def _nobody_is_named_in_a_group(town: Town) -> None:
    names = {person.first_name for person in town.world.people.values()}
    residents = {name for name in names - STAFF if len(name) > 2}
    groups = town.world.groups.values()

    assert [leak for chat in groups for leak in leaked(chat, *residents, "501")] == []


def _nobody_is_in_the_log(town: Town, log: str) -> None:
    people = town.world.people.values()
    secrets = {person.first_name for person in people} | {p.phone[-11:] for p in people}

    assert [secret for secret in (*secrets, TOKEN) if secret in log] == []
