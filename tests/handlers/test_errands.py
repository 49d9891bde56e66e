"""Errands as people meet them: asked for in a chat, done after, told how they ended."""

from dataclasses import dataclass

import pytest
from town import Town

from domain.files import Upload
from handlers.kit.context import Context
from handlers.kit.errands import Desk, Errand
from handlers.kit.said import Said
from handlers.kit.screens import Screen, html
from playground import File, Phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    file_id: str
    times: int = 1


@pytest.fixture
def wang(town: Town) -> Phone:
    return town.resident("王阿姨")


def doing(town: Town, errand: Errand) -> None:
    """Every document that is sent in becomes this errand."""

    async def take(context: Context, said: Said) -> bool:
        assert said.document is not None
        asked = Copy(file_id=said.document.file_id)
        await context.unit.errands.add("copy", asked, context.now, person_id=context.actor.id)
        return True

    town.linli.routes.document = take
    town.linli.routes.errands["copy"] = errand


def shouted(words: bytes) -> bytes:
    return words.upper()


async def copy(desk: Desk) -> None:
    content = await desk.fetch(desk.args(Copy).file_id)
    loud = await desk.apart(shouted, content)
    assert desk.person is not None
    async with desk.finishing() as speaker:
        upload = Upload(name="副本.txt", content=loud)
        await speaker.tell(desk.person, lambda _t: screen("好了", upload))


def screen(words: str, *uploads: Upload) -> Screen:
    return Screen(text=html("{words}", words=words), uploads=uploads)


async def test_a_document_sent_in_comes_back_as_another(town: Town, wang: Phone) -> None:
    doing(town, copy)

    await wang.sends_document(File(name="楼栋.txt", data=b"abc"))

    sent = wang.last.body["document"]
    assert wang.last.caption == "好了"
    assert sent["file_name"] == "副本.txt"
    stored = town.world.files.find(sent["file_id"])
    assert stored is not None
    assert stored.data == b"ABC"
