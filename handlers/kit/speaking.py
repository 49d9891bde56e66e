"""Saying something: screens become rows in the outbox. Nothing here calls Telegram."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from domain.files import File, FileKind
from domain.people import Person
from domain.settings import Neighbourhood
from handlers.kit.i18n import Languages, Translation
from handlers.kit.screens import Key, Screen, View
from storage.cards import Card
from storage.outbox import Message, Priority
from storage.unit import Unit

_encode = msgspec.json.Encoder().encode
#: Telegram's limit for the files of one album.
_ALBUM = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOf:
    """What a live card shows, and to whom: ("ticket-staff", 12)."""

    subject: str
    subject_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A button as it is remembered for those who type instead of tapping."""

    label: str
    data: str
    tap_only: bool


class Speaker:
    """Queues what is to be said in one unit; a job has this, a handler a `Context` around it."""

    def __init__(self, unit: Unit, languages: Languages, neighbourhood: Neighbourhood) -> None:
        self.unit = unit
        self.languages = languages
        self.neighbourhood = neighbourhood

    def language_of(self, person: Person) -> Translation:
        return self.languages.of(person.language)

    async def tell(
        self,
        person: Person,
        view: View,
        *,
        card: CardOf | None = None,
        priority: Priority = Priority.REPLY,
    ) -> bool:
        """In private. False where they have not opened the chat, or block the bot."""
        if person.reachable:
            screen = view(self.language_of(person))
            await self.send(person.telegram_id, screen, card=card, priority=priority)
        return person.reachable

    async def post(
        self,
        chat_id: int,
        view: View,
        *,
        card: CardOf | None = None,
        answer_to: str | None = None,
    ) -> None:
        """In a group, in the neighbourhood's language.

        `answer_to`: JSON of who is to learn how it ended, see `Answered`.
        """
        await self.send(chat_id, view(self.languages.default), card=card, answer_to=answer_to)

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        *,
        card: CardOf | None = None,
        priority: Priority = Priority.REPLY,
        answer_to: str | None = None,
    ) -> None:
        for method, payload in _files(screen.files):
            self._queue(chat_id, method, payload, priority=priority)
        card_id = None
        if card is not None:
            card_id = await self.unit.cards.place(card.subject, card.subject_id, chat_id)
        self._queue(
            chat_id,
            "sendMessage",
            _text(screen),
            choices=_choices(screen),
            priority=priority,
            card_id=card_id,
            continuation=answer_to,
        )

    def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        self._queue(
            chat_id,
            "editMessageText",
            _text(screen),
            choices=_choices(screen),
            message_id=message_id,
            merge_key=f"m{chat_id}:{message_id}",
        )

    async def refresh(self, card: CardOf, view: View) -> None:
        """Edit the card wherever it stands, in the language of whoever reads it there."""
        for standing in await self.unit.cards.showing(card.subject, card.subject_id):
            self._queue(
                standing.chat_id,
                "editMessageText",
                _text(view(await self._language_in(standing.chat_id))),
                card_id=standing.id,
                # Named here: another message may take over as this card before this is sent.
                message_id=standing.message_id,
                merge_key=f"c{standing.id}",
            )

    async def _language_in(self, chat_id: int) -> Translation:
        reader = await self.unit.people.known_as(chat_id) if chat_id > 0 else None
        return self.language_of(reader) if reader else self.languages.default

    async def standing(self, card: CardOf) -> Sequence[Card]:
        """Where it stands so far, before something new takes over."""
        return await self.unit.cards.showing(card.subject, card.subject_id)

    def strip(self, standing: Sequence[Card]) -> None:
        """Take the buttons off there: what they asked is answered. Behind the answer itself,
        which somebody waits for.
        """
        for card in standing:
            if card.message_id is not None:
                self._queue(
                    card.chat_id,
                    "editMessageReplyMarkup",
                    {"reply_markup": {"inline_keyboard": []}},
                    message_id=card.message_id,
                )

    def answer_press(self, press_id: str, text: str = "", *, url: str = "") -> None:
        """Stop the spinner on a button, with a few words where there are any."""
        payload: dict[str, Any] = {"callback_query_id": press_id}
        if text:
            payload |= {"text": text[:200], "show_alert": True}
        if url:
            payload["url"] = url
        self.unit.queue(
            Message(
                method="answerCallbackQuery",
                payload=_encode(payload).decode(),
                chat_id=None,
                lane=f"q{press_id}",
                priority=Priority.ANSWER,
            )
        )

    def _queue(
        self,
        chat_id: int,
        method: str,
        payload: dict[str, Any],
        priority: Priority = Priority.REPLY,
        **addressed: Any,
    ) -> None:
        self.unit.queue(
            Message(
                method=method,
                payload=_encode(payload).decode(),
                chat_id=chat_id,
                lane=str(chat_id),
                priority=priority,
                **addressed,
            )
        )


def _choices(screen: Screen) -> str | None:
    """What a reply of "1", "2", "3", or of a label, presses. None: the buttons before still do."""
    offered = [
        Offered(label=key.label, data=key.data, tap_only=key.tap_only)
        for row in screen.keys
        for key in row
        if key.data
    ]
    return _encode(offered).decode() if offered else None


def _text(screen: Screen) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "text": str(screen.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if screen.keys:
        payload["reply_markup"] = {
            "inline_keyboard": [[_key(k) for k in row] for row in screen.keys]
        }
    elif screen.keyboard is not None:
        payload["reply_markup"] = {
            "keyboard": [[{"text": label} for label in row] for row in screen.keyboard],
            "resize_keyboard": True,
            "is_persistent": True,
        }
    return payload


def _key(key: Key) -> dict[str, str]:
    if key.url is not None:
        return {"text": key.label, "url": key.url}
    return {"text": key.label, "callback_data": key.data or ""}


def _files(files: Iterable[File]) -> list[tuple[str, dict[str, Any]]]:
    """Photos and videos as albums, each voice note by itself."""
    seen = [f for f in files if f.kind is not FileKind.VOICE]
    calls = [_album(seen[i : i + _ALBUM]) for i in range(0, len(seen), _ALBUM)]
    voices = [f for f in files if f.kind is FileKind.VOICE]
    return calls + [("sendVoice", {"voice": f.file_id}) for f in voices]


def _album(files: list[File]) -> tuple[str, dict[str, Any]]:
    if len(files) == 1:
        kind = files[0].kind
        return f"send{kind.capitalize()}", {kind.value: files[0].file_id}
    media = [{"type": f.kind.value, "media": f.file_id} for f in files]
    return "sendMediaGroup", {"media": media}
