"""Files that come and go: those that errands fetch, and those of our own making."""

import pytest
from asked import Copy, answer, doing
from town import Town

from domain.files import FileKind, Upload
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.said import Said
from handlers.kit.screens import Key, Screen, html
from handlers.kit.speaking import CardOf
from playground import File, Phone
from playground.chats import Message
from playground.pictures import drawn as drawing

#: Longer than any pause before another try, in minutes.
_LATER = 10


@pytest.fixture
def wang(town: Town) -> Phone:
    return town.resident("王阿姨")


def shouted(words: bytes) -> bytes:
    return words.upper()


async def copy(desk: Desk) -> None:
    content = await desk.fetch(desk.args(Copy).file_id)
    loud = await desk.apart(shouted, content)
    await answer(desk, "好了", Upload(name="副本.txt", content=loud))


async def test_a_document_sent_in_comes_back_as_another(town: Town, wang: Phone) -> None:
    doing(town, copy)

    await wang.sends_document(File(name="楼栋.txt", data=b"abc"))

    sent = wang.last.body["document"]
    stored = town.world.files.find(sent["file_id"])
    assert stored is not None
    assert (wang.last.caption, sent["file_name"]) == ("好了", "副本.txt")
    assert stored.data == b"ABC"


async def test_a_file_too_large_for_telegram_is_told_in_words(town: Town, wang: Phone) -> None:
    doing(town, copy)

    await wang.sends_document(File(name="a", data=bytes(21 << 20)))

    assert "20 MB" in wang.last.text


async def test_without_a_network_a_file_is_fetched_later(town: Town, wang: Phone) -> None:
    doing(town, copy)
    town.world.faults.fail(method="getFile", how="500", times=1)
    await wang.sends_document(File(name="楼栋.txt", data=b"abc"))
    nothing_yet = not wang.messages

    town.clock.move(minutes=_LATER)
    await town.settle()

    assert nothing_yet
    assert wang.last.caption == "好了"


async def test_a_file_that_telegram_knows_no_more_is_told(town: Town, wang: Phone) -> None:
    async def old(desk: Desk) -> None:
        await desk.fetch("of another bot")

    doing(town, old)

    await wang.sends_document()

    assert "再发一次" in wang.last.text


async def test_an_errand_reads_the_file_that_came_with_it(town: Town, wang: Phone) -> None:
    async def read(desk: Desk) -> None:
        kept = await desk.upload()
        assert kept is not None
        await answer(desk, f"{kept.name}: {kept.content.decode()}")

    doing(town, read)
    await wang.opens()
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        upload = await unit.uploads.add("楼栋.txt", b"abc", unit.now)
        await unit.errands.add("copy", {}, unit.now, person_id=person.id, upload_id=upload)

    await town.settle()

    assert wang.last.text == "楼栋.txt: abc"


async def test_a_picture_is_shown_as_one(town: Town, wang: Phone) -> None:
    async def drawn(desk: Desk) -> None:
        picture = drawing()
        await answer(desk, "图", Upload(name="图.png", content=picture, kind=FileKind.PHOTO))

    doing(town, drawn)

    await wang.sends_document()

    assert wang.last.photo is not None
    assert wang.last.caption == "图"


async def test_short_words_stand_under_the_file_with_their_buttons(
    town: Town, wang: Phone
) -> None:
    showing(town, screen("请看", sheet("甲.txt"), keys=True))

    await wang.says("/show")

    assert [shown(message) for message in wang.messages] == ["甲.txt 请看"]
    assert wang.last.buttons == ["中文"]


async def test_long_words_follow_the_file(town: Town, wang: Phone) -> None:
    showing(town, screen("长" * 1025, sheet("甲.txt"), keys=True))

    await wang.says("/show")

    assert [shown(message) for message in wang.messages] == ["甲.txt ", "长" * 1025]
    assert wang.last.buttons == ["中文"]


async def test_the_words_stand_under_the_last_of_several_files(town: Town, wang: Phone) -> None:
    showing(town, screen("请看", sheet("甲.txt"), sheet("乙.txt")))

    await wang.says("/show")

    assert [shown(message) for message in wang.messages] == ["甲.txt ", "乙.txt 请看"]


async def test_a_card_never_stands_under_a_file(town: Town, wang: Phone) -> None:
    showing(town, screen("请看", sheet("甲.txt")), card=CardOf(subject="sheet", subject_id=1))

    await wang.says("/show")

    assert [shown(message) for message in wang.messages] == ["甲.txt ", "请看"]


async def test_a_button_under_a_file_is_answered_below_it(town: Town, wang: Phone) -> None:
    showing(town, screen("请看", sheet("甲.txt"), keys=True))
    await wang.says("/show")

    await wang.taps("中文")

    assert len(wang.messages) == 2
    assert "中文" in wang.last.text


async def test_a_files_name_is_what_it_is(town: Town, wang: Phone) -> None:
    name = "“3号楼” 名单; v=1 (终稿).txt"
    showing(town, screen("请看", sheet(name)))

    await wang.says("/show")

    assert wang.last.body["document"]["file_name"] == name


@pytest.mark.parametrize("blocked", [False, True], ids=["sent", "dropped"])
async def test_a_file_is_kept_no_longer_than_its_message_waits(
    town: Town, wang: Phone, *, blocked: bool
) -> None:
    showing(town, screen("请看", sheet("甲.txt")))
    if blocked:
        town.world.faults.fail(method="sendDocument", how="403")

    await wang.says("/show")

    assert await kept(town) == 0
    assert bool(wang.messages) is not blocked


async def test_a_file_outlasts_a_line_that_is_down(town: Town, wang: Phone) -> None:
    showing(town, screen("请看", sheet("甲.txt")))
    town.world.faults.fail(method="sendDocument", how="502")
    await wang.says("/show")
    kept_meanwhile, seen_meanwhile = await kept(town), len(wang.messages)

    town.clock.move(minutes=1)
    await town.settle()

    assert (kept_meanwhile, seen_meanwhile) == (1, 0)
    assert shown(wang.last) == "甲.txt 请看"


async def test_a_file_erased_with_its_owner_is_not_sent(town: Town, wang: Phone) -> None:
    showing(town, screen("请看", sheet("甲.txt")))
    town.world.faults.fail(method="sendDocument", how="502")
    await wang.says("/show")
    async with town.linli.database.write() as unit:
        await unit.uploads.drop([1])

    town.clock.move(minutes=1)
    await town.settle()

    assert wang.messages == []
    async with town.linli.database.read() as unit:
        assert await unit.outbox.waiting() == 0


def sheet(name: str) -> Upload:
    return Upload(name=name, content=b"abc")


def screen(words: str, *uploads: Upload, keys: bool = False) -> Screen:
    key = Key(label="中文", data="ml:0")
    return Screen(
        text=html("{words}", words=words), uploads=uploads, keys=((key,),) if keys else ()
    )


def showing(town: Town, shown: Screen, card: CardOf | None = None) -> None:
    """What /show answers."""

    async def show(context: Context, _said: Said) -> None:
        await context.reply(lambda _t: shown, card=card)

    town.linli.routes.commands["show"] = show


def shown(message: Message) -> str:
    name = message.body.get("document", {}).get("file_name")
    return f"{name} {message.caption}" if name else message.text


async def kept(town: Town) -> int:
    async with town.linli.database.read() as unit:
        return int(await unit._session.value("SELECT count(*) FROM uploads"))
