"""Becoming a resident, told by the people who do."""

import pytest
from homes import Homes, person, settled, sheet
from town import Town

from bot.app import routes
from domain import residents as rules
from domain.people import Relation
from domain.settings import Neighbourhood, ResidentSettings
from handlers.kit.reasons import WAYS
from playground import Phone
from playground.chats import Chat


@pytest.fixture
async def here(town: Town) -> Homes:
    return await settled(town)


async def relation(town: Town, phone: Phone, home: int) -> Relation | None:
    lived = (await person(town, phone)).lives_in(home)  # type: ignore[arg-type]
    return lived.relation if lived else None


async def test_from_the_sheet_to_a_verified_resident_takes_two_taps(
    town: Town, here: Homes
) -> None:
    wang = town.guest("王阿姨")

    await wang.opens(await sheet(town, here.wangs_line))
    assert "王**" in wang.last.text
    assert "王秀英" not in wang.last.text
    await wang.taps("✅ 同意并加入")

    assert await relation(town, wang, here.wang.id) is Relation.OWNER
    assert "欢迎您" in wang.last.text
    assert "🔧 报修" in wang.keyboard


async def test_opening_the_link_uses_nothing_up(town: Town, here: Homes) -> None:
    wang, link = town.guest("王阿姨"), await sheet(town, here.wangs_line)
    await wang.opens(link)
    await wang.taps("❌ 不是我")
    assert await relation(town, wang, here.wang.id) is None

    await wang.opens(link)
    await wang.taps("✅ 同意并加入")

    assert await relation(town, wang, here.wang.id) is Relation.OWNER


async def test_a_good_word_agrees_as_a_tap_does(town: Town, here: Homes) -> None:
    wang = town.guest("王阿姨")
    await wang.opens(await sheet(town, here.wangs_line))

    await wang.says("好的")

    assert await relation(town, wang, here.wang.id) is Relation.OWNER


async def test_agreeing_is_noted_with_its_moment(town: Town, here: Homes) -> None:
    wang = await joined(town, here)

    async with town.linli.database.read() as unit:
        agreed = await unit._session.value(
            "SELECT consented_at FROM people WHERE telegram_id = :id", id=wang.person.id
        )
    assert agreed is not None


async def test_the_words_that_were_agreed_to_are_known_by_their_version(
    town: Town, here: Homes
) -> None:
    wang = await joined(town, here)

    async with town.linli.database.read() as unit:
        version = await unit._session.value(
            "SELECT e.note FROM events e JOIN people p ON p.id = e.subject_id"
            " WHERE e.kind = 'agreed' AND p.telegram_id = :id",
            id=wang.person.id,
        )
    assert version == str(rules.CONSENT)


async def test_start_shows_the_way_in_to_those_without_a_home(town: Town, here: Homes) -> None:
    wang = town.guest("王阿姨")
    await wang.opens()
    assert "/join" in wang.last.text
    wang = await joined(town, here)

    await wang.opens()

    assert "/join" not in wang.last.text


async def test_wrong_used_and_expired_read_the_same(town: Town, here: Homes) -> None:
    used, expired = await sheet(town, here.wangs_line), await sheet(town, here.lius_line)
    wang = town.guest("王阿姨")
    await wang.opens(used)
    await wang.taps("✅ 同意并加入")
    words = []
    for days, payload in ((0, f"i{'x' * 22}"), (0, used), (0, "i"), (20, expired)):
        town.clock.move(days=days)
        thief = town.guest("小偷")
        await thief.opens(payload)
        words.append(thief.last.text)

    assert len(set(words)) == 1
    assert "用不了" in words[0]


async def test_the_last_day_counts_to_its_end(town: Town, here: Homes) -> None:
    link, wang = await sheet(town, here.wangs_line), town.guest("王阿姨")
    town.clock.move(days=14, hours=14)

    await wang.opens(link)

    assert "✅ 同意并加入" in wang.last.buttons


async def test_a_new_sheet_makes_the_older_one_void(town: Town, here: Homes) -> None:
    older = await sheet(town, here.wangs_line)
    newer = await sheet(town, here.wangs_line)
    wang = town.guest("王阿姨")

    await wang.opens(older)
    assert "用不了" in wang.last.text
    await wang.opens(newer)

    assert "✅ 同意并加入" in wang.last.buttons


async def test_whoever_opens_their_own_used_link_again_is_told_all_is_well(
    town: Town, here: Homes
) -> None:
    link, wang = await sheet(town, here.wangs_line), town.guest("王阿姨")
    await wang.opens(link)
    await wang.taps("✅ 同意并加入")

    await wang.opens(link)

    assert "已经登记过" in wang.last.text


async def test_somebody_else_cannot_press_what_one_has_opened(town: Town, here: Homes) -> None:
    wang, thief = town.guest("王阿姨"), town.guest("小偷")
    await wang.opens(await sheet(town, here.wangs_line))
    await thief.opens()

    agree = next(key for row in wang.last.rows for key in row if "同意" in key["text"])
    await thief.presses(str(agree["callback_data"]), on=thief.last)

    assert (await person(town, thief)).homes == frozenset()


async def test_ten_guesses_an_hour_are_looked_up_and_no_more(town: Town, here: Homes) -> None:
    thief, right = town.guest("小偷"), await sheet(town, here.wangs_line)
    for number in range(10):
        await thief.opens(f"i{number:022}")
    assert "过一小时" in thief.last.text

    await thief.opens(right)
    assert "✅ 同意并加入" not in thief.last.buttons
    town.clock.move(hours=1, minutes=1)
    await thief.opens(right)

    assert "✅ 同意并加入" in thief.last.buttons


async def test_whoever_goes_on_guessing_is_answered_once_a_minute(town: Town, here: Homes) -> None:
    thief = town.guest("小偷")
    for number in range(10):
        await thief.opens(f"i{number:022}")
    town.clock.move(minutes=2)
    before = len(thief.messages)

    for number in range(20):
        await thief.opens(f"i{number:022}")
        town.clock.move(seconds=1)

    assert len(thief.messages) == before + 1
    assert "过一小时" in thief.last.text


async def test_many_guessers_lock_out_nobody_who_has_not_guessed(town: Town, here: Homes) -> None:
    for number in range(101):
        await town.guest(f"小偷{number}").opens(f"i{number:022}")
    again = town.guest("又一个")
    await again.opens(f"i{'y' * 22}")
    await again.opens(await sheet(town, here.lius_line))
    wang = town.guest("王阿姨")

    await wang.opens(await sheet(town, here.wangs_line))

    assert "✅ 同意并加入" not in again.last.buttons
    assert "✅ 同意并加入" in wang.last.buttons


async def test_somebody_keeps_out_of_it_whom_the_office_barred(town: Town, here: Homes) -> None:
    wang, link = town.guest("王阿姨"), await sheet(town, here.wangs_line)
    await wang.opens()
    async with town.linli.database.write() as unit:
        await unit.people.bar((await person(town, wang)).id, unit.now)

    await wang.opens(link)
    await wang.sends_contact()

    assert (await person(town, wang)).homes == frozenset()
    assert "同意" not in "".join(wang.last.buttons)


async def joined(town: Town, here: Homes, name: str = "王阿姨") -> Phone:
    phone = town.guest(name)
    await phone.opens(await sheet(town, here.wangs_line))
    await phone.taps("✅ 同意并加入")
    return phone


class TestVerifiedOnly:
    @pytest.fixture
    def neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(name="幸福里", residents=ResidentSettings(admission="verified"))

    async def test_whoever_may_not_file_yet_is_shown_the_way_in(self, town: Town) -> None:
        passer = town.guest()
        await passer.says("3号楼2单元电梯坏了")
        assert "先登记住处" in passer.last.text

        await passer.taps("🏠 去登记")

        assert "📱 用手机号核对" in passer.last.buttons

    async def test_whoever_has_joined_files_like_everybody(self, town: Town) -> None:
        here = await settled(town)
        wang = await joined(town, here)

        await wang.says("3号楼2单元电梯坏了")
        await wang.taps("✅ 提交")

        assert (await town.ticket(1)).place.building == "3"


def test_every_way_on_from_a_refusal_is_a_button_there_is() -> None:
    presses = routes().presses

    assert all(presses[data][0].takes == 0 for _, data in WAYS.values())


class TestWithoutLimits:
    """The control: with no limit, the eleventh guess of a thief would be looked up."""

    @pytest.fixture(autouse=True)
    def _boundless(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rules, "GUESSES", 10_000)

    async def test_the_eleventh_guess_opens_the_door(self, town: Town, here: Homes) -> None:
        thief, right = town.guest("小偷"), await sheet(town, here.wangs_line)
        for number in range(10):
            await thief.opens(f"i{number:022}")

        await thief.opens(right)

        assert "✅ 同意并加入" in thief.last.buttons


class TestWithAGroupThatAsks:
    @pytest.fixture
    async def door(self, town: Town, here: Homes) -> Chat:
        chen = town.administrator()
        chat = town.world.group("幸福里业主群", owner=chen.person, approval=True)
        await chen.adds_bot(chat, admin=True)
        await chen.says("/bind 居民 幸福里", chat=chat)
        await chen.taps("已登记的住户自动放行", chat=chat)
        return chat

    async def test_whoever_registers_is_let_in_where_they_had_asked(
        self, town: Town, here: Homes, door: Chat
    ) -> None:
        wang = town.guest("王阿姨")
        await wang.joins(door)
        assert not door.holds(wang.person.id)

        await wang.taps("🏠 我住在这里")
        assert "📱 用手机号核对" in wang.last.buttons
        await wang.opens(await sheet(town, here.wangs_line))
        await wang.taps("✅ 同意并加入")

        assert door.holds(wang.person.id)
