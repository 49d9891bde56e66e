"""How far a task has come when a test begins: one for 王阿姨, that 赵阿姨 has."""

from typing import Any

from helping import claims, read, task, volunteer
from town import Town

from domain.tasks import ClaimState
from playground import Phone


async def grabbed(town: Town, **said: Any) -> tuple[Phone, Phone, int]:
    """The person helped, the volunteer, and the task's number; it begins in two hours."""
    wang = town.resident("王阿姨")
    await wang.says("/start")
    zhao = await volunteer(town)
    number = await task(town, helped=wang, **said)
    await zhao.says(f"抢 {number}")
    return wang, zhao, number


async def arrived(town: Town, **said: Any) -> tuple[Phone, Phone, int]:
    wang, zhao, number = await grabbed(town, **said)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")
    await zhao.says((await read(town, number)).code)
    return wang, zhao, number


async def finished(town: Town, **said: Any) -> tuple[Phone, Phone, int]:
    """After an hour."""
    wang, zhao, number = await arrived(town, **said)
    town.clock.move(hours=1)
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("扫干净了")
    await zhao.taps("✅ 提交")
    return wang, zhao, number


async def confirmed(town: Town, **said: Any) -> tuple[Phone, Phone, int]:
    wang, zhao, number = await finished(town, **said)
    await wang.taps("👍")
    return wang, zhao, number


async def wrong(town: Town, number: int) -> str:
    """Four figures that are not the task's."""
    code = int((await read(town, number)).code)
    return f"{(code + 1) % 10_000:04}"


async def state(town: Town, number: int) -> ClaimState:
    """Of whoever asked first."""
    return (await claims(town, number))[0].state
