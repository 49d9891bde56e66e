"""Volunteers who joined by themselves."""

from offices import compound, lives
from town import Town

from playground import Phone
from playground.files import Stored


async def neighbour(town: Town) -> Phone:
    """王阿姨, who may join."""
    await compound(town)
    return await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")


async def joined(phone: Phone) -> Phone:
    """With their profile as the last screen; they live here."""
    await phone.says("/tasks")
    await phone.taps("🤝 我要当志愿者")
    return phone


async def at_the_profile(phone: Phone) -> Phone:
    await phone.says("/tasks")
    await phone.taps("⚙️ 我的志愿服务")
    return phone


def files(town: Town, phone: Phone) -> list[Stored]:
    """What they were sent in private, oldest first."""
    sent = [each.body["document"] for each in phone.messages if "document" in each.body]
    found = [town.world.files.find(each["file_id"]) for each in sent]
    return [each for each in found if each is not None]
