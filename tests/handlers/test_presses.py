"""P2: a press does one thing, however often it arrives, and whoever sends it."""

import coordinating_scenes
import desk_scenes
import doing_scenes
import filing_scenes
import group_scenes
import me_scenes
import msgspec
import points_scenes
import pytest
import resident_scenes
import role_scenes
import roll_scenes
import serving_scenes
import task_scenes
import voucher_scenes
import working_scenes
from ready import Ready, Scene
from town import Town

from bot.app import routes
from domain.tickets import TicketId
from playground import Phone, presses
from playground.chats import Message

LIFT = "3号楼2单元电梯坏了"
AT_ONCE = 50


async def _summary(town: Town, label: str) -> Ready:
    wang = town.resident()
    await wang.says(LIFT)
    return Ready(wang, label, wang.last)


async def _filed(town: Town) -> tuple[Phone, Phone, Message]:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)
    await wang.sends_photo(LIFT)
    await wang.taps("✅ 提交")
    return wang, li, li.sees(group)[-1]


async def _finished(town: Town) -> tuple[Phone, Phone]:
    wang, li, card = await _filed(town)
    await li.taps("接单", on=card)
    await li.taps("完成", on=card)
    await li.sends_photo("换了门机电源")
    await li.taps("✅ 提交")
    return wang, li


async def choose(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/repair 7号楼那个东西不对劲")
    return Ready(wang, "更多…", wang.last)


async def back(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/repair 楼道灯不亮了")
    return Ready(wang, "↩️ 返回", wang.last)


async def cancel(town: Town) -> Ready:
    return await _summary(town, "❌ 取消")


async def submit(town: Town) -> Ready:
    return await _summary(town, "✅ 提交")


async def edit(town: Town) -> Ready:
    return await _summary(town, "✏️ 修改")


async def reask(town: Town) -> Ready:
    ready = await edit(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "地点", ready.who.last)


async def speak(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/lang")
    return Ready(wang, "English", wang.last)


async def accept(town: Town) -> Ready:
    _, li, card = await _filed(town)
    return Ready(li, "接单", card)


async def finish(town: Town) -> Ready:
    _, li, card = await _filed(town)
    await li.taps("接单", on=card)
    return Ready(li, "完成", card)


async def confirm(town: Town) -> Ready:
    wang, _ = await _finished(town)
    return Ready(wang, "👍 已解决", wang.last)


async def reopen(town: Town) -> Ready:
    wang, _ = await _finished(town)
    return Ready(wang, "🔁 没解决", wang.last)


async def rate(town: Town) -> Ready:
    ready = await confirm(town)
    await ready.who.taps(ready.label)
    return Ready(
        ready.who, "★★★★", next(m for m in reversed(ready.who.messages) if "★★★★" in m.buttons)
    )


async def withdraw(town: Town) -> Ready:
    wang, _, _ = await _filed(town)
    return Ready(wang, "↩️ 撤回", wang.last)


async def open_one(town: Town) -> Ready:
    wang, _, _ = await _filed(town)
    await wang.says("/tickets")
    return Ready(wang, "#1 电梯 · 等待接单", wang.last)


async def photos(town: Town) -> Ready:
    _, li, card = await _filed(town)
    return Ready(li, "📷 图片 (1)", card)


async def page(town: Town) -> Ready:
    wang = town.resident()
    for _ in range(7):
        town.clock.move(hours=1)
        await wang.says(LIFT)
        await wang.taps("✅ 提交")
    await wang.says("/tickets")
    return Ready(wang, "▶️", wang.last)


SCENES: dict[str, Scene] = {
    "fc": choose,
    "fb": back,
    "fx": cancel,
    "fs": submit,
    "fe": edit,
    "fq": reask,
    "ml": speak,
    "ta": accept,
    "tf": finish,
    "tc": confirm,
    "tn": reopen,
    "tr": rate,
    "tw": withdraw,
    "to": open_one,
    "tp": photos,
    "tl": page,
    **coordinating_scenes.SCENES,
    **desk_scenes.SCENES,
    **doing_scenes.SCENES,
    **filing_scenes.SCENES,
    **role_scenes.SCENES,
    **me_scenes.SCENES,
    **group_scenes.SCENES,
    **points_scenes.SCENES,
    **resident_scenes.SCENES,
    **roll_scenes.SCENES,
    **serving_scenes.SCENES,
    **task_scenes.SCENES,
    **voucher_scenes.SCENES,
    **working_scenes.SCENES,
}
#: Whoever presses them does something for themself, and nothing to anybody else.
EVERYBODYS = {"hb", "nj"} | me_scenes.OWN | serving_scenes.OWN


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
        volunteers = "SELECT * FROM volunteers ORDER BY person_id"
        skills = "SELECT * FROM skills ORDER BY person_id, skill"
        rotas = "SELECT * FROM rotas ORDER BY id"
        known = (told, rotas, groups, proposals, homes, invitations, applications, roll, imports)
        tables = (
            *known,
            *(incidents, answers, rules, rewards, vouchers),
            *(made, claims, consents, offers, entries),
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
    ready = await accept(town)
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
