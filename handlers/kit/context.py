"""What a handler holds: who acts, in which unit, in which language, and four ways to answer."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Chat, Message, Update
from telegram.constants import ChatType
from telegram.ext import CallbackContext, ExtBot

from domain.people import Person, Topic
from domain.refusals import NobodyKnown
from domain.settings import Neighbourhood
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, View, view
from handlers.kit.speaking import CardOf, Speaker
from services.vote_keys import Keys
from storage.unit import Unit


@dataclass(slots=True, kw_only=True)
class Work:
    """One update being served: made by the worker, gone with its savepoint."""

    speaker: Speaker
    #: None: a channel, a bot, an anonymous administrator. Nobody.
    actor: Person | None
    #: When the update came in: it may have waited long since.
    received_at: datetime
    #: Its place in the inbox: what came in later has a higher one. None: it was not there.
    arrival: int | None = None
    #: What a handler raised: PTB swallows it, the worker must know.
    failure: Exception | None = None
    press_answered: bool = False
    #: The button belongs to the form on the screen, which may be redrawn in place.
    in_form: bool = False


#: Set by the worker around each update; PTB builds its own contexts, and reads it here.
current: ContextVar[Work] = ContextVar("current")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """Handlers never call Telegram: what they say becomes rows of the outbox."""

    _update: Update | None = None

    @classmethod
    def from_update(cls, update: object, application: Any) -> "Context":
        context: Context = super().from_update(update, application)
        context._update = update if isinstance(update, Update) else None
        return context

    @property
    def work(self) -> Work:
        return current.get()

    @property
    def speaker(self) -> Speaker:
        return self.work.speaker

    @property
    def unit(self) -> Unit:
        return self.speaker.unit

    @property
    def neighbourhood(self) -> Neighbourhood:
        return self.speaker.neighbourhood

    @property
    def keys(self) -> Keys:
        """Of secret votes."""
        return self.speaker.keys

    @property
    def now(self) -> datetime:
        return self.unit.now

    @property
    def received_at(self) -> datetime:
        """By which a ballot is in time."""
        return self.work.received_at

    @property
    def actor(self) -> Person:
        """Raises `NobodyKnown`."""
        if self.work.actor is None:
            raise NobodyKnown
        return self.work.actor

    @property
    def t(self) -> Translation:
        """In private the actor's language, in a group the neighbourhood's."""
        if self.work.actor is None or not self.private:
            return self.speaker.languages.default
        return self.speaker.language_of(self.work.actor)

    @property
    def chat(self) -> Chat:
        chat = self._update.effective_chat if self._update else None
        assert chat is not None, "only updates of a chat are answered"
        return chat

    @property
    def private(self) -> bool:
        chat = self._update.effective_chat if self._update else None
        return chat is not None and chat.type == ChatType.PRIVATE

    @property
    def message(self) -> Message:
        """What was said (not the message whose button was pressed)."""
        message = self._update.message if self._update else None
        assert message is not None, "registered for messages only"
        return message

    @property
    def press(self) -> CallbackQuery | None:
        return self._update.callback_query if self._update else None

    @property
    def pressed_message(self) -> int | None:
        """The message whose button was tapped; None if it is gone, or if a number was typed."""
        shown = self.press.message if self.press else None
        # PTB builds a Message even of one that is gone: only this flag tells.
        return shown.message_id if shown and shown.is_accessible else None

    async def reply(self, view: View, *, card: CardOf | None = None) -> None:
        await self.speaker.send(self.chat.id, view(self.t), card=card)

    async def redraw(self, view: View, *, card: CardOf | None = None) -> None:
        """Change the message whose button was pressed; where it is gone, say it anew.

        `card`: from here on that message is this live card.
        """
        if self.pressed_message is None:
            await self.reply(view, card=card)
            return
        if card is not None:
            await self.unit.cards.place(
                card.subject, card.subject_id, self.chat.id, self.pressed_message
            )
        self.speaker.edit(self.chat.id, self.pressed_message, view(self.t))

    async def in_place(self, view: View) -> None:
        """Over what was pressed, for its reader alone: forged in a group, nothing of theirs may
        replace what everybody reads.
        """
        await (self.redraw(view) if self.private else self.privately(view))

    async def tell(
        self,
        person: Person,
        view: View,
        *,
        card: CardOf | None = None,
        topic: Topic | None = None,
    ) -> bool:
        return await self.speaker.tell(person, view, card=card, topic=topic)

    async def post(self, chat_id: int, view: View, *, card: CardOf | None = None) -> None:
        await self.speaker.post(chat_id, view, card=card)

    async def privately(self, view: View, *, card: CardOf | None = None) -> None:
        """What a group should not read goes on where only the actor does."""
        if self.private:
            await self.reply(view, card=card)
        elif await self.tell(self.actor, view, card=card):
            self.alert(self.t.plain(N_("Let us go on in our private chat.")))
        elif self.press is not None:
            self.alert("", url=self.private_link("draft"))
        else:
            await self.reply(_door(self.private_link("draft")))

    def alert(self, text: str, *, url: str = "") -> None:
        """Over the chat, for whoever pressed; nothing where nothing was tapped."""
        if self.press is not None:
            self.work.press_answered = True
            self.speaker.answer_press(self.press.id, text, url=url)

    def private_link(self, payload: str) -> str:
        """Opens the private chat with the bot, as if /start had been sent with `payload`."""
        return f"https://t.me/{self.bot.username}?start={payload}"


@view
def _door(t: Translation, link: str) -> Screen:
    return Screen(
        text=t(N_("Let us go on in private: neighbours need not read this.")),
        keys=((Key(label=t.plain(N_("Open our chat")), url=link),),),
    )
