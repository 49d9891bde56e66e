"""P2: a press does one thing, however often and however many at once; forged ones do nothing."""

import msgspec
import pytest
import ticket_scenes
from buttons import SCENES, answered_all, data, state
from town import Town

from bot.app import routes
from playground import presses

AT_ONCE = 50


def test_every_button_there_is_has_its_scene() -> None:
    """A wire name that is gone from here may never come back meaning something else."""
    assert set(SCENES) == set(routes().presses)


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


def test_callback_data_fits_whatever_the_ids(town: Town) -> None:
    largest = 2**63 - 1
    for wire in SCENES:
        assert len(f"{wire}:{largest}:{largest}:99".encode()) <= 64
    assert msgspec.json.encode([largest])
