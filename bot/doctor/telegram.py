"""Telegram: who we are there, how updates come, whether the clocks agree."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
import msgspec

from bot.cli.words import t
from bot.doctor.finding import Finding, watch, well, wrong
from bot.settings import Settings
from bot.transport import Answer, Unreachable, Wire

#: Seconds by which this machine's clock may be off.
_DRIFT = 30
_ALLOWANCE = 100
_FAILED_LATELY = 3600


class Me(msgspec.Struct):
    id: int
    username: str
    can_join_groups: bool = True
    can_read_all_group_messages: bool = False


class _Hook(msgspec.Struct):
    url: str = ""
    pending_update_count: int = 0
    last_error_date: int = 0
    last_error_message: str = ""


async def ask(wire: Wire, method: str, **params: object) -> Answer:
    """Raises `Unreachable`."""
    return await wire.call(method, msgspec.json.encode(params))


async def who(settings: Settings, wire: Wire) -> tuple[Me | None, Finding]:
    root = settings.telegram.base_url
    try:
        answer = await ask(wire, "getMe")
    except Unreachable as failure:
        return None, wrong(
            t(
                "Telegram cannot be reached at {root} ({reason}): check the network.",
                root=root,
                reason=str(failure),
            )
        )
    if not answer.ok:
        return None, wrong(
            t(
                "{root} does not know the bot's token ({reason}): compare LINLI_TELEGRAM__TOKEN"
                " with what @BotFather shows.",
                root=root,
                reason=answer.description,
            )
        )
    me = msgspec.json.decode(answer.result, type=Me)
    return me, well(t("The token is that of @{username}", username=me.username))


async def telegram(settings: Settings, wire: Wire, me: Me) -> AsyncIterator[Finding]:
    yield _privacy(me)
    if not me.can_join_groups:
        yield watch(t("The bot may not be added to groups: @BotFather, /setjoingroups, Enable."))
    answer = await ask(wire, "getWebhookInfo")
    hook = msgspec.json.decode(answer.result, type=_Hook) if answer.ok else _Hook()
    for finding in _updates(settings, hook):
        yield finding
    yield await _clock(settings.telegram.base_url)


def _privacy(me: Me) -> Finding:
    if me.can_read_all_group_messages:
        return watch(
            t(
                "In groups the bot is sent everything that people say, and needs none of it:"
                " @BotFather, /setprivacy, Enable."
            )
        )
    return well(t("In groups the bot hears only what is meant for it"))


def _updates(settings: Settings, hook: _Hook) -> list[Finding]:
    found = [_route(settings, hook)]
    if hook.pending_update_count > _ALLOWANCE:
        found.append(
            watch(
                t(
                    "Messages that wait at Telegram: {count}. Is `linli run` running?",
                    count=hook.pending_update_count,
                )
            )
        )
    if hook.last_error_date > datetime.now(UTC).timestamp() - _FAILED_LATELY:
        found.append(
            wrong(
                t(
                    "Telegram could not deliver to the webhook ({reason}): check the proxy before"
                    " http.listen.",
                    reason=hook.last_error_message,
                )
            )
        )
    return found


def _route(settings: Settings, hook: _Hook) -> Finding:
    # Hosts only: people put secrets into the paths of webhooks.
    host = urlsplit(hook.url).netloc
    wanted = urlsplit(settings.telegram.webhook_url).netloc
    if settings.telegram.mode == "polling" and hook.url:
        return watch(
            t(
                "Telegram sends updates to {host}, but telegram.mode is polling: does another"
                " program use this bot? `linli run` takes it over.",
                host=host,
            )
        )
    if settings.telegram.mode == "webhook" and host != wanted:
        return watch(
            t(
                "Telegram does not send updates to {wanted} yet: `linli run` asks it to.",
                wanted=wanted,
            )
        )
    if hook.url:
        return well(t("Telegram sends updates to {host}", host=host))
    return well(t("Linli fetches updates by itself (polling)"))


async def _clock(root: str) -> Finding:
    """By the date in the answer's head; the root answers without a token."""
    timeout = aiohttp.ClientTimeout(total=10)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(root, allow_redirects=False) as response,
        ):
            theirs = parsedate_to_datetime(response.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, OSError, LookupError, ValueError) as failure:
        return watch(
            t(
                "The clock could not be compared with Telegram's ({reason}).",
                reason=type(failure).__name__,
            )
        )
    off = round((datetime.now(UTC) - theirs).total_seconds())
    if abs(off) > _DRIFT:
        return wrong(
            t(
                "This machine's clock is {seconds} seconds off: switch on time synchronisation"
                " (timedatectl set-ntp true).",
                seconds=off,
            )
        )
    return well(t("This machine's clock agrees with Telegram's"))
