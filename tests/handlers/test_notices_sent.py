"""A notice on its way: seen before, sent once to each, held up, changed, taken back."""

from noticing import WORDS, bold, composed, group, later, lines, office, read, sent
from offices import known
from town import Town

from domain.notices import NoticeId, Stage, State, Why


async def test_it_is_seen_as_it_will_look_and_comes_to_each_once(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    court = await group(town, "幸福里业主群", wang, li)
    await liu.says("/notice")
    await bold(liu, "停水通知\n明天<8点>停水 & 储水", 4)
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    await liu.taps("⬜️ 要求确认")
    await liu.taps("⬜️ 同时发到群")
    preview = next(m for m in reversed(liu.messages) if "我已知晓" in m.buttons)
    assert "2 人" in liu.last.text
    assert [m for m in wang.messages if "停水" in m.text] == []
    await liu.taps("✅ 发送")
    await later(town)

    for phone in (wang, li):
        [notice] = [m for m in phone.messages if "停水" in m.text]
        assert notice.text == preview.text
        assert "明天<8点>停水 & 储水" in notice.text
        assert [e["type"] for e in notice.body["entities"]] == ["bold", "bold"]
    assert ["停水" in m.text for m in wang.sees(court)] == [True]
    assert "已送达 2 / 2" in liu.last.text
    assert "幸福里业主群：已发" in liu.last.text

    await wang.taps("我已知晓")
    assert "谢谢" in wang.toast
    assert "我已知晓" not in wang.last.buttons
    await li.taps("我已知晓", chat=court)
    await liu.taps("🔄 刷新")

    assert "已知晓 2" in liu.last.text
    assert {each.state for each in await lines(town, NoticeId(1))} == {State.ACKNOWLEDGED}


async def test_what_waits_can_be_held_up_put_right_and_taken_back(town: Town) -> None:
    """At ten in the evening 王阿姨 is not disturbed, and 李叔 has no quiet hours."""
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    async with town.linli.database.write() as unit:
        await unit.wishes.quiet(await known(unit, li), (0, 0))
    town.clock.move(hours=14)
    number = await sent(town, liu)
    assert "1 人在免打扰时段" in liu.last.text
    await liu.taps("⏸ 暂停")
    town.clock.move(hours=12)
    await town.tick()

    assert [WORDS in m.text for m in (wang.last, li.last)] == [False, True]

    await liu.taps("✏️ 更正")
    await liu.says("后天停水，请提前储水")
    await liu.taps("✅ 提交")
    await liu.taps("▶️ 继续发送")
    await later(town)
    assert ["后天停水" in m.text for m in (wang.last, li.last)] == [True, True]
    assert [len([m for m in p.messages if "停水" in m.text]) for p in (wang, li)] == [1, 1]
    assert (await read(town, number)).stage is Stage.SENT

    await liu.taps("✖️ 取消通知")
    await liu.taps("是的，取消")
    await later(town)

    assert ["已取消" in m.text for m in (wang.last, li.last)] == [True, True]
    assert "已取消" in liu.last.text


async def test_an_emergency_disturbs_and_says_until_when(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    town.clock.move(hours=14)
    await composed(liu, "⬜️ 紧急", words="3号楼燃气泄漏，请立即撤离")
    assert "到什么时候" in liu.last.text
    await liu.says("昨天18点")
    assert "已经过了" in liu.last.text
    await liu.says("2小时")
    await liu.taps("✅ 发送")
    await later(town)

    assert "🚨 紧急通知" in wang.last.text
    assert "到 11月23日 01:00 为止" in wang.last.text


async def test_who_can_not_be_told_is_named_with_why(town: Town) -> None:
    liu, [wang, li, zhao] = await office(town, "王阿姨", "李叔", "赵叔")
    await wang.blocks()
    await li.says("/quiet")
    town.world.faults.fail(method="sendMessage", how="403", chat_id=zhao.person.id)
    number = await sent(town, liu)

    found = {each.name: (each.state, each.why) for each in await lines(town, number)}
    assert found == {
        "王阿姨": (State.FAILED, Why.UNREACHABLE),
        "李叔": (State.SENT, None),
        "赵叔": (State.FAILED, Why.UNREACHABLE),
    }
    assert "未送达 2" in liu.last.text
    assert "没打开对话或已停用机器人" in liu.last.text


async def test_a_photo_goes_with_its_words_or_is_known_to_be_missing(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await liu.says("/notice")
    await liu.sends_photo("停水范围见图", album=2)
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    town.world.faults.fail(method="sendMediaGroup", how="403", chat_id=wang.person.id)
    await liu.taps("✅ 发送")
    await later(town)
    assert "停水范围见图" in wang.last.text
    assert "图片没有送到：1 人" in liu.last.text

    # Telegram said that he blocks us; he does not.
    await wang.opens()
    await liu.says("/notice")
    await liu.sends_photo("一张图")
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    await liu.taps("✅ 发送")
    await later(town)

    assert "一张图" in (wang.last.caption or "")
    await liu.taps("✏️ 更正")
    await liu.says("换了说明")
    await liu.taps("✅ 提交")
    await later(town)
    assert "换了说明" in (wang.last.caption or "")


async def test_a_group_that_can_not_pin_or_is_gone_is_said_plainly(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    court = await group(town, "幸福里业主群", wang)
    gone = await group(town, "旧群", wang)
    town.world.faults.fail(method="sendMessage", how="403", chat_id=gone.id)
    await sent(town, liu, "⬜️ 同时发到群", "☑️ 同时发到群")
    await later(town)

    assert "幸福里业主群：已发出，但我没有置顶权限" in liu.last.text
    assert "没能发到“旧群”" in liu.last.text
    assert WORDS in wang.sees(court)[-1].text


async def test_what_does_not_fit_is_refused_with_its_count(town: Town) -> None:
    liu, _ = await office(town)
    await liu.says("/notice")
    await liu.says("水" * 4096)
    assert "4096 个字，最多 3500 个字" in liu.last.text
    # Telegram sends the 4,097th behind, as a message of its own.
    await liu.says("水")
    assert "4097 个字，最多 3500 个字" in liu.last.text
    town.clock.move(seconds=9)
    await liu.says(WORDS)
    await liu.taps("幸福里")
    await liu.taps("商家")

    assert "没有可以通知的人" in liu.toast
    await liu.taps("志愿者")
    assert "没有可以通知的人" in liu.toast


async def test_a_correction_too_long_is_not_cut_to_its_end(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await sent(town, liu)
    await liu.taps("✏️ 更正")
    await liu.says("水" * 4096)
    await liu.says("完")
    assert "4097 个字" in liu.last.text
    town.clock.move(seconds=9)
    await liu.says("改好了")
    await liu.taps("✅ 提交")
    await later(town)

    assert "改好了" in wang.last.text


async def test_a_reminder_kept_for_the_morning_goes_with_its_notice(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await sent(town, liu, "⬜️ 要求确认")
    await later(town)
    town.clock.move(hours=14)
    await liu.taps("🔔 再提醒未确认的")
    await later(town)
    await liu.taps("✖️ 取消通知")
    await liu.taps("是的，取消")
    town.clock.move(hours=12)
    await later(town)

    assert "已取消" in wang.last.text
    assert [m for m in wang.messages if "您还没有确认" in m.text] == []


async def test_whoever_confirmed_the_old_words_is_asked_about_the_new_ones(town: Town) -> None:
    liu, [wang] = await office(town, "王阿姨")
    await sent(town, liu, "⬜️ 要求确认")
    await later(town)
    await wang.taps("我已知晓")
    await liu.taps("✏️ 更正")
    await liu.says("改到周六停水")
    await liu.taps("✅ 提交")
    await later(town)
    assert "已知晓 0" in liu.last.text

    assert "改到周六停水" in wang.last.text
    await wang.taps("我已知晓", on=wang.last)
    async with town.linli.database.read() as unit:
        [row] = await unit._session.all("SELECT acknowledged_at FROM deliveries")
    assert row["acknowledged_at"] is not None
