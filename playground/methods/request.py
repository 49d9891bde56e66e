"""One call to a method, and whom it concerns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.chats import Chat, Message
from playground.params import Params
from playground.people import Bot
from playground.refusals import (
    BLOCKED,
    CANT_INITIATE,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    UPGRADED,
    bad,
    forbidden,
)
from playground.world import World


@dataclass(slots=True, frozen=True)
class Request:
    world: World
    bot: Bot
    params: Params

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat that is named, if the bot may know of it."""
        named = self.params.text(name)
        if not named:
            raise bad(f"{name} is empty")
        return self.named(named)

    def named(self, named: str) -> Chat:
        try:
            chat_id = int(named)
        except ValueError:
            raise bad(CHAT_NOT_FOUND) from None
        return self._group(chat_id) if chat_id < 0 else self._dialogue(chat_id)

    def _group(self, chat_id: int) -> Chat:
        chat = self.world.groups.get(chat_id)
        if chat is None or self.bot.id not in chat.members:
            raise bad(CHAT_NOT_FOUND)
        if chat.migrated_to is not None:
            raise bad(UPGRADED, {"migrate_to_chat_id": chat.migrated_to.id})
        status = chat.status(self.bot.id)
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    def _dialogue(self, person_id: int) -> Chat:
        chat = self.world.private.get((self.bot.id, person_id))
        if chat is not None and (chat.lent_until is None or chat.lent_until > self.world.moment):
            return chat
        if person_id in self.world.bots:
            raise forbidden("bots can't send messages to bots")
        person = self.world.people.get(person_id)
        if person is None or person_id not in self.bot.met:
            raise bad(CHAT_NOT_FOUND)
        raise forbidden(DEACTIVATED if person.deleted else CANT_INITIATE)

    def open_chat(self) -> Chat:
        """A chat the bot may write to."""
        chat = self.chat()
        if chat.blocked:
            raise forbidden(BLOCKED)
        if chat.person is not None and chat.person.deleted:
            raise forbidden(DEACTIVATED)
        return chat

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> Message:
        """The message that is named; `missing` is what to say where there is none."""
        found = chat.message(self.params.integer(name))
        if found is None:
            raise bad(missing)
        return found


#: Answers with the result, or raises Refused.
Method = Callable[[Request], Any]
