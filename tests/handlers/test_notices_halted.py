"""A notice halted halfway: what had gone stays gone, once; what had not, does not go unnoticed."""

from noticing import WORDS, composed, group, later, lines, office, read, sent
from town import Town

from domain.notices import NoticeId, Stage, State, Why
from playground import Phone

_AGAIN = "后天停水，请提前储水"


def _said(phone: Phone, words: str) -> list[str]:
    return [
        m.text or m.caption or "" for m in phone.messages if words in (m.text or m.caption or "")
    ]


def _pictures(phone: Phone) -> int:
    return sum("photo" in m.body for m in phone.messages)


async def _album(liu: Phone, *switches: str) -> None:
    await liu.says("/notice")
    await liu.sends_photo(WORDS, album=2)
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    for switch in switches:
        await liu.taps(switch)
    await liu.taps("✅ 发送")


async def test_whoever_was_reminded_reads_the_correction_in_both_places(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    await sent(town, liu, "⬜️ 要求确认")
    town.clock.move(hours=49)
    await town.tick()
    await later(town)
    assert [len(_said(p, WORDS)) for p in (wang, li)] == [2, 2]
    await liu.taps("✏️ 更正")
    await liu.says(_AGAIN)
    await liu.taps("✅ 提交")
    await later(town)

    assert [len(_said(p, WORDS)) for p in (wang, li)] == [0, 0]
    assert [len(_said(p, _AGAIN)) for p in (wang, li)] == [2, 2]

    # Answered once, neither asks any more.
    await wang.taps("我已知晓")
    assert [m for m in wang.messages if "我已知晓" in m.buttons] == []
    await liu.taps("✖️ 取消通知")
    await liu.taps("是的，取消")
    await later(town)

    assert [len(_said(p, "已取消")) for p in (wang, li)] == [2, 2]


async def test_an_album_held_up_before_its_words_is_not_sent_twice(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    town.world.faults.fail(method="sendMessage", how="500", chat_id=wang.person.id)
    await _album(liu)
    assert _said(wang, WORDS) == []
    await liu.taps("⏸ 暂停")
    town.clock.move(seconds=60)
    await liu.taps("▶️ 继续发送")
    await later(town)

    assert (_pictures(wang), len(_said(wang, WORDS))) == (2, 1)
    assert (await read(town, NoticeId(1))).stage is Stage.SENT


async def test_several_files_come_all_and_their_words_behind_them(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await liu.says("/notice")
    await liu.sends_document()
    await liu.sends_photo()
    await liu.sends_document()
    await liu.says(WORDS)
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    await liu.taps("✅ 发送")
    await later(town)

    assert sum("document" in m.body for m in wang.messages) == 2
    assert _pictures(wang) == 1
    assert len(_said(wang, WORDS)) == 1
    assert "更正" not in wang.last.text


async def test_what_was_to_stand_in_groups_is_held_up_too(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    court = await group(town, "幸福里业主群", wang)
    slow = await group(town, "幸福里二群", wang)
    town.world.faults.fail(method="sendMessage", how="500", chat_id=slow.id)
    await _album(liu, "⬜️ 同时发到群")
    assert "✓ 幸福里业主群：已发" in liu.last.text
    await liu.taps("⏸ 暂停")
    town.clock.move(seconds=60)
    await town.tick()
    assert [len([m for m in wang.sees(chat) if WORDS in m.text]) for chat in (court, slow)] == [
        1,
        0,
    ]
    await liu.taps("▶️ 继续发送")
    await later(town)

    seen = [wang.sees(chat) for chat in (court, slow)]
    assert [sum("photo" in m.body for m in each) for each in seen] == [2, 2]
    assert [sum(WORDS in m.text for m in each) for each in seen] == [1, 1]


async def test_who_cancels_is_told_which_groups_have_it(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    court = await group(town, "幸福里业主群", wang)
    slow = await group(town, "幸福里二群", wang)
    town.world.faults.fail(method="sendMessage", how="500", chat_id=slow.id)
    await composed(liu, "⬜️ 同时发到群")
    await liu.taps("✅ 发送")
    await liu.taps("✖️ 取消通知")
    assert "幸福里业主群" in liu.last.text
    assert "幸福里二群" not in liu.last.text
    await liu.taps("是的，取消")
    town.clock.move(seconds=60)
    await later(town)

    assert "已取消" in wang.sees(court)[-1].text
    assert wang.sees(slow) == []
    assert "幸福里业主群：已经发出" in liu.last.text
    assert "幸福里二群：没有发" in liu.last.text


async def test_at_night_a_group_is_left_in_peace_too(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    court = await group(town, "幸福里业主群", wang)
    town.clock.move(hours=14)
    await composed(liu, "⬜️ 同时发到群")
    assert "免打扰时段，要到 11月23日 07:00 以后才送达" in liu.last.text
    await liu.taps("✅ 发送")
    await later(town)
    assert wang.sees(court) == []
    assert "🌙 幸福里业主群" in liu.last.text
    town.clock.move(hours=9)
    await town.tick()

    assert WORDS in wang.sees(court)[-1].text


async def test_what_has_ended_before_it_could_be_sent_is_not_sent(town: Town) -> None:
    """The line was down until the emergency was over."""
    liu, [wang] = await office(town, "王阿姨")
    await composed(liu, "⬜️ 紧急")
    await liu.taps("2小时后")
    town.world.faults.fail(how="500", method="sendMessage", chat_id=wang.person.id, times=3)
    await liu.taps("✅ 发送")
    town.clock.move(hours=3)
    await town.tick()
    await later(town)

    [line] = await lines(town, NoticeId(1))
    assert (line.state, line.why) == (State.FAILED, Why.OVER)
    assert _said(wang, WORDS) == []


async def test_what_its_reader_deleted_is_said_anew_once(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await sent(town, liu)
    await wang.deletes(wang.last)
    await liu.taps("✏️ 更正")
    await liu.says(_AGAIN)
    await liu.taps("✅ 提交")
    await later(town)
    assert len(_said(wang, _AGAIN)) == 1
    await liu.taps("✖️ 取消通知")
    await liu.taps("是的，取消")
    await later(town)

    assert len(_said(wang, _AGAIN)) == 1
    assert "已取消" in wang.last.text


async def test_a_group_without_its_pictures_is_named(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    court = await group(town, "幸福里业主群", wang)
    town.world.faults.fail(method="sendMediaGroup", how="403", chat_id=court.id)
    await _album(liu, "⬜️ 同时发到群")
    await later(town)

    assert WORDS in wang.sees(court)[-1].text
    assert "幸福里业主群：文字已发，图片没有发出去" in liu.last.text
