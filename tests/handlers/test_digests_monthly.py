"""The 25th: the residents' group reads the month's scoreboard."""

from digesting import court, read, until
from helping import volunteer
from scenes import finished
from served import served
from town import Town

SIGN = "成绩单"


async def test_on_the_25th_the_group_reads_the_scoreboard_once_as_picture_and_words(
    town: Town,
) -> None:
    wang, _, _ = await finished(town)
    await wang.taps("👍 已解决")
    await wang.taps("★★★★★")
    _, _, chat = await court(town)
    await served(town, await volunteer(town))
    await until(town, "2026-11-25 08:59")
    assert read(chat, SIGN) == []

    for moment in ("2026-11-25 09:00", "2026-11-25 12:00", "2026-11-27 20:00"):
        await until(town, moment)

    [message] = read(chat, SIGN)
    assert "10月25日至11月24日" in message.words
    assert "解决率 100% = 1/1（" in message.words
    assert "满意率 100% = 1/1（" in message.words
    assert "超期0件（上月0件），现在还超期0件" in message.words
    assert "决议" not in message.words, "none was made"
    assert "志愿服务2小时（上月0小时）" in message.words
    assert "photo" in message.body
    assert "王阿姨" not in message.words


async def test_after_the_27th_nobody_wants_to_read_it_any_more(town: Town) -> None:
    _, _, chat = await court(town)
    await served(town, await volunteer(town))

    await until(town, "2026-11-27 21:00")

    assert read(chat, SIGN) == []


async def test_where_nothing_was_done_there_is_no_scoreboard(town: Town) -> None:
    _, _, chat = await court(town)

    await until(town, "2026-11-25 09:00")

    assert read(chat, SIGN) == []
