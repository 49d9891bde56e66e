"""The round that the doctor makes, a line for each finding as it comes."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from pathlib import Path

from bot.cli.words import say, t
from bot.clock import Clock
from bot.config import ConfigInvalid, load
from bot.doctor import chats
from bot.doctor.finding import Finding, Mark, well, wrong
from bot.doctor.machine import machine
from bot.doctor.store import nothing_there, store
from bot.doctor.telegram import telegram, who
from bot.settings import Settings
from bot.transport import Unreachable, Wire
from storage.condition import Work, condition
from storage.failures import Unavailable


async def examine(config: Path | None, environ: Mapping[str, str]) -> bool:
    """Whether nothing is wrong; what is only worth knowing does not count."""
    sound = True
    async with aclosing(_round(config, environ)) as findings:
        async for finding in findings:
            say(str(finding))
            sound = sound and finding.mark is not Mark.WRONG
    return sound


async def _round(config: Path | None, environ: Mapping[str, str]) -> AsyncGenerator[Finding, None]:
    try:
        settings = load(config, environ, t=t)
    except ConfigInvalid as invalid:
        for fault in invalid.faults:
            yield wrong(str(fault))
        return
    yield well(t("The settings are sound"))
    clock = Clock(offset=settings.clock.offset, file=settings.clock.path)
    work: Work | None = None
    try:
        found = await condition(settings.storage.url, clock())
        work = found.work
        for finding in store(settings, found, clock()):
            yield finding
    except Unavailable as refused:
        yield nothing_there(settings, str(refused))
    for finding in machine(settings, clock()):
        yield finding
    async for finding in _at_telegram(settings, work):
        yield finding


async def _at_telegram(settings: Settings, work: Work | None) -> AsyncGenerator[Finding, None]:
    token = settings.telegram.token
    if not token:
        yield wrong(
            t(
                "The bot's token is missing: put what @BotFather gave you into the environment as"
                " LINLI_TELEGRAM__TOKEN."
            )
        )
        return
    wire = Wire(settings.telegram.base_url, token.reveal(), connections=4)
    await wire.initialize()
    try:
        me, finding = await who(settings, wire)
        yield finding
        if me is None:
            return
        async for each in telegram(settings, wire, me):
            yield each
        async for each in chats.groups(settings, work, wire, me):
            yield each
        async for each in chats.administrators(settings, work, wire):
            yield each
    except Unreachable as failure:
        yield wrong(t("Telegram stopped answering ({reason}): try again.", reason=str(failure)))
    finally:
        await wire.shutdown()
