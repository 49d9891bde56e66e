"""python-telegram-bot, as it is, against the stand-in over HTTP."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.constants import ChatAction
from telegram.error import ChatMigrated
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from playground import Event, Phone, World, groups
from playground.chats import Message
from playground.people import Bot
from playground.pictures import drawn

_CHECKS = os.environ.get("LINLI_BOTAPI_CHECKS", "")


async def _echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    words = update.effective_message.text or update.effective_message.caption or "?"
    button = InlineKeyboardButton("✅ 提交", callback_data="done:1")
    await update.effective_message.reply_html(
        f"<b>收到</b> {words}", reply_markup=InlineKeyboardMarkup([[button]])
    )


async def _done(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("好的")
    await update.callback_query.edit_message_text("已提交")


async def _only_migrations(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """The old group's service message is answered in vain."""
    assert isinstance(context.error, ChatMigrated)


@contextlib.asynccontextmanager
async def running(token: str, address: str) -> AsyncIterator[Any]:
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{address}/bot")
        .base_file_url(f"{address}/file/bot")
        .build()
    )
    application.add_handler(CallbackQueryHandler(_done))
    application.add_error_handler(_only_migrations)
    application.add_handler(MessageHandler(filters.ALL, _echo))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(
            timeout=2, poll_interval=0, allowed_updates=Update.ALL_TYPES
        )
        yield application.bot
        await application.updater.stop()
        await application.stop()


class Hearing:
    """Waits for the bot's next word instead of for a while."""

    def __init__(self, world: World) -> None:
        self._said: asyncio.Queue[Message] = asyncio.Queue()
        world.listen(self._hear)

    def _hear(self, event: Event) -> None:
        message = event.message
        if event.kind in {"message", "edited"} and message and isinstance(message.by, Bot):
            self._said.put_nowait(message)

    async def next(self) -> Message:
        async with asyncio.timeout(10):
            return await self._said.get()


async def test_python_telegram_bot_starts_polls_and_answers(
    world: World, bot: Bot, address: str
) -> None:
    hearing = Hearing(world)
    wang = Phone(world, world.person("王阿姨"))
    async with running(bot.token, address):
        await wang.says("电梯坏了")
        answer = (await hearing.next()).text
        await wang.taps("✅ 提交")
        await hearing.next()

    assert answer == "收到 电梯坏了"
    assert wang.last.text == "已提交"
    assert wang.toast == "好的"


@contextlib.asynccontextmanager
async def checked(address: str) -> AsyncIterator[str]:
    """The checking proxy between a bot and the stand-in."""
    proxy, port = str(Path(_CHECKS) / "proxy.py"), str(unused_port())
    middle = f"http://127.0.0.1:{port}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, proxy, "--upstream", address, "--port", port
    )
    try:
        async with aiohttp.ClientSession() as session, asyncio.timeout(10):
            while not await _ready(session, middle):  # noqa: ASYNC110  # it does not say when
                await asyncio.sleep(0.05)
        yield middle
    finally:
        process.terminate()
        await process.wait()


async def _ready(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(f"{address}/_report"):
            return True
    except aiohttp.ClientConnectionError:
        return False


@pytest.mark.skipif(not _CHECKS, reason="LINLI_BOTAPI_CHECKS names no folder")
async def test_the_checking_proxy_finds_nothing_wrong(
    world: World, bot: Bot, address: str
) -> None:
    wang, li = Phone(world, world.person("王阿姨")), Phone(world, world.person("李师傅"))
    hall = world.group("3号楼", [li.person], owner=wang.person)
    basic = groups.create(world, wang.person, "业主", [bot])
    async with checked(address) as middle, running(bot.token, middle) as client:
        await _people_act(world, wang, li, hall, basic)
        await _bot_acts(client, wang, hall.id)
        await _until_quiet(world, wang)
        async with aiohttp.ClientSession() as session, session.get(f"{middle}/_report") as got:
            report = await got.json()

    assert (report["server"], report["bot"]) == ([], [])


async def _people_act(world: World, wang: Phone, li: Phone, hall: Any, basic: Any) -> None:
    await wang.opens("token-1")
    await wang.says("/start@linli_bot 你好 https://example.com #楼道")
    await wang.sends_photo("漏水", album=3)
    await wang.sends_voice()
    await wang.sends_video("看")
    await wang.sends_document()
    await wang.sends_contact(of=li.person)
    await wang.sends_location()
    await wang.adds_bot(hall, admin=True)
    said = await li.says("楼道灯不亮", chat=hall)
    await li.edits(said, "楼道灯亮了")
    await wang.forwards(said)
    await li.reacts(said, "👍")
    await wang.reacts(await wang.says("嗯"), "🎉")
    groups.migrate(world, wang.person, basic)
    groups.promote(world, wang.person, li.person, hall, anonymous=True)
    await li.says("公告", chat=hall)
    await li.leaves(hall)
    await li.joins(hall)
    groups.knock(world, world.person("赵"), hall)
    await li.opens()
    await li.blocks()
    await li.unblocks()


async def _bot_acts(client: Any, wang: Phone, hall: int) -> None:
    me = wang.person.id
    await _introduces_itself(client)
    await _sends_files(client, me)
    await client.send_location(me, 37.1, 121.2)
    await client.send_contact(me, "110", "报警")
    await client.send_chat_action(me, ChatAction.TYPING)
    keys = ReplyKeyboardMarkup([[KeyboardButton("📞", request_contact=True), "🔧 报修"]])
    shown = (await client.send_message(me, "选", reply_markup=keys)).message_id
    await client.copy_message(me, me, shown)
    await client.forward_message(hall, me, shown)
    await client.pin_chat_message(me, shown)
    await client.get_chat(me)
    await client.unpin_all_chat_messages(me)
    await client.set_message_reaction(me, shown, "👍")
    await client.delete_message(me, shown)
    await client.get_chat(hall)
    await client.get_chat_administrators(hall)
    await client.get_chat_member(hall, me)
    await client.get_chat_member_count(hall)
    await client.get_user_profile_photos(me)


async def _introduces_itself(client: Any) -> None:
    await client.set_my_commands([BotCommand("start", "开始")], language_code="zh")
    await client.get_my_commands(language_code="zh")
    await client.set_my_description("邻里")
    await client.get_my_description()
    await client.get_my_name()
    await client.get_my_short_description()
    await client.get_chat_menu_button()
    await client.get_webhook_info()


async def _sends_files(client: Any, me: int) -> None:
    photo = await client.send_photo(me, drawn(), caption="<i>图</i>", parse_mode="HTML")
    await client.send_media_group(me, [InputMediaPhoto(photo.photo[-1].file_id) for _ in "ab"])
    await client.edit_message_caption(me, photo.message_id, caption="新")
    await client.edit_message_media(InputMediaPhoto(drawn(shade=2)), me, photo.message_id)
    document = await client.send_document(me, b"a,b", filename="表.csv", caption="表")
    found = await client.get_file(document.document.file_id)
    assert bytes(await found.download_as_bytearray()) == b"a,b"
    await client.send_voice(me, b"ogg", duration=2)
    await client.send_video(me, b"mp4", duration=2)


async def _until_quiet(world: World, wang: Phone) -> None:
    """The bot works through its backlog in order: its answer to this is its last."""
    hearing = Hearing(world)
    await wang.says("完了吗")
    while "完了吗" not in (await hearing.next()).text:
        pass
