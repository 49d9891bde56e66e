"""A compound in which something happened last week, and its group."""

from helping import task
from meeting import group, neighbours, secretary, until
from town import Town

from playground import Phone
from playground.chats import Chat, Message

#: Mondays, after the Sunday on which a town begins.
MONDAY, NEXT = "2026-11-23", "2026-11-30"


async def court(town: Town) -> tuple[Phone, Phone, Chat]:
    """A neighbour, the secretary, and where they read what concerns all."""
    [wang] = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    return wang, liu, await group(town, wang, liu)


async def reported(wang: Phone, words: str = "小区大门口的路灯坏了") -> None:
    await wang.says(f"/repair {words}")
    await wang.taps("✅ 提交")


def read(chat: Chat, sign: str) -> list[Message]:
    return [each for each in chat.messages.values() if sign in each.words]


__all__ = ["MONDAY", "NEXT", "court", "read", "reported", "task", "until"]
