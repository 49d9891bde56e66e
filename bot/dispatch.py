"""From PTB's updates to the features' routes, and from their failures back to the worker."""

import logging
from typing import Any

from telegram import Message, MessageEntity, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatJoinRequestHandler,
    ChatMemberHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from domain.people import Person
from domain.refusals import NobodyKnown
from handlers.kit import talking
from handlers.kit.context import Context
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Answered, Routes
from handlers.kit.said import Said, said

_log = logging.getLogger(__name__)

Bot = Application[Any, Any, Any, Any, Any, Any]
_NOTHING = Said()


class Dispatch:
    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    def register(self, application: Bot) -> None:
        handlers: list[BaseHandler[Any, Any, Any]] = [
            CallbackQueryHandler(self._pressed),
            MessageHandler(filters.UpdateType.MESSAGE, self._said),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, self._edited),
            ChatMemberHandler(self._membership, ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(self._attendance, ChatMemberHandler.CHAT_MEMBER),
            ChatJoinRequestHandler(self._join_request),
            TypeHandler(Answered, self._answered),
        ]
        application.add_handlers(handlers)
        application.add_error_handler(failed)

    async def _pressed(self, _update: Update, context: Context) -> None:
        assert context.press is not None, "registered for presses only"
        if context.work.actor is None and context.private:
            # Whoever was forgotten still has the buttons of that time.
            raise ButtonRetired
        known(context)
        await talking.press(self._routes, context, context.press.data or "")

    async def _said(self, _update: Update, context: Context) -> None:
        message = context.message
        if message.chat.id > 0 and context.work.actor and not context.actor.reachable:
            await context.unit.people.reach(context.actor.telegram_id, reachable=True)
        name, rest = command_of(message, context.bot.username)
        if name in self._routes.commands:
            known(context)
            await self._routes.commands[name](context, _with_reply(message, rest))
        elif not await self._replied(context, message):
            await self._nothing_answered(context, message)

    async def _nothing_answered(self, context: Context, message: Message) -> None:
        if context.private:
            known(context)
            await talking.talk(self._routes, context, said(message))
        elif message.migrate_to_chat_id is not None:
            await context.unit.groups.moved(message.chat.id, message.migrate_to_chat_id)
        elif message.new_chat_title is not None:
            await context.unit.groups.title(message.chat.id, message.new_chat_title)
        elif message.new_chat_members and self._routes.newcomers is not None:
            await self._routes.newcomers(context, message.new_chat_members)
        elif _spoken_freely(message):
            await self._overheard(context, said(message))

    async def _overheard(self, context: Context, spoken: Said) -> None:
        if await talking.ordered(self._routes, context, spoken):
            return
        if self._routes.overhear is not None:
            await self._routes.overhear(context, spoken)

    async def _replied(self, context: Context, message: Message) -> bool:
        """Whether it answers something that we said, and somebody took it."""
        to = message.reply_to_message
        if not _answers_us(context, message) or to is None or context.work.actor is None:
            return False
        for reply in self._routes.replies:
            if await reply(context, to.message_id, said(message)):
                return True
        return False

    async def _edited(self, update: Update, context: Context) -> None:
        """A shared position that moves is edited too: only words are read again."""
        message = update.edited_message
        words = message is not None and (message.text or message.caption)
        if message is not None and words and context.private and self._routes.reread is not None:
            known(context)
            await self._routes.reread(context, said(message))

    async def _membership(self, update: Update, context: Context) -> None:
        change = update.my_chat_member
        if change is not None and self._routes.membership is not None:
            await self._routes.membership(context, change)

    async def _attendance(self, update: Update, context: Context) -> None:
        change = update.chat_member
        if change is not None and self._routes.attendance is not None:
            await self._routes.attendance(context, change)

    async def _join_request(self, update: Update, context: Context) -> None:
        request = update.chat_join_request
        if request is not None and self._routes.join_request is not None:
            await self._routes.join_request(context, request)

    async def _answered(self, answered: Answered, context: Context) -> None:
        go_on = self._routes.continuations.get(answered.name)
        if go_on is not None:
            await go_on(context, answered)


async def failed(update: object, context: Context) -> None:
    """PTB swallows what handlers raise and builds a new context: the worker learns of it here."""
    error = context.error
    assert error is not None, "called for errors only"
    if update is None:
        _log.error("a job failed", exc_info=error)
        return
    context.work.failure = error


def known(context: Context) -> Person:
    """Whoever can't be known again may do nothing. Raises `NobodyKnown`."""
    if context.work.actor is None:
        raise NobodyKnown
    return context.work.actor


def command_of(message: Message, username: str) -> tuple[str | None, str]:
    """The command's name and what follows it; (None, "") where it is none, or for another bot.

    What somebody forwards is quoted, not ordered.
    """
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    first = entities[0] if entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return None, ""
    name, _, addressed = text[1 : first.length].partition("@")
    if message.forward_origin is not None or addressed.lower() not in {"", username.lower()}:
        return None, ""
    return name.lower(), text[first.length :].strip()


def _spoken_freely(message: Message) -> bool:
    """Somebody's own words to their neighbours: no command, nothing forwarded, no bot's."""
    sender, entities = message.from_user, message.entities or message.caption_entities
    own = sender is not None and not sender.is_bot and message.sender_chat is None
    quoted = message.forward_origin is not None or message.via_bot is not None
    ordered = bool(entities) and entities[0].type == MessageEntity.BOT_COMMAND
    return own and not quoted and not ordered and bool(message.text or message.caption)


def _answers_us(context: Context, message: Message) -> bool:
    """What is forwarded answers nobody."""
    to = message.reply_to_message
    ours = to is not None and to.from_user is not None and to.from_user.id == context.bot.id
    return ours and message.forward_origin is None


def _with_reply(message: Message, rest: str) -> Said:
    """A command takes its own words and pictures, and those of the message it replies to."""
    own = said(message)
    quoted = said(message.reply_to_message) if message.reply_to_message else _NOTHING
    return Said(
        text=rest or quoted.text,
        files=(*own.files, *quoted.files),
        album=own.album,
        document=own.document or quoted.document,
        location=own.location or quoted.location,
        # Never the quoted one: it was somebody else's to share.
        contact=own.contact,
        html="" if rest else quoted.html,
    )
