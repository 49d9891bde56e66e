"""Saying something: screens become rows in the outbox. Nothing here calls Telegram."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from domain import quiet
from domain.people import Person, Topic
from domain.settings import Neighbourhood
from handlers.kit import payloads
from handlers.kit.i18n import Languages, Translation
from handlers.kit.screens import Screen, View
from services.vote_keys import Keys
from storage.cards import Card
from storage.held import card_key
from storage.outbox import Message, Priority
from storage.unit import Unit

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOf:
    """What a live card shows, and to whom: ("ticket-staff", 12)."""

    subject: str
    subject_id: int


class Speaker:
    """Queues what is to be said in one unit; a job has this, a handler a `Context` around it."""

    def __init__(
        self, unit: Unit, languages: Languages, neighbourhood: Neighbourhood, keys: Keys
    ) -> None:
        self.unit = unit
        self.languages = languages
        self.neighbourhood = neighbourhood
        #: Of secret votes.
        self.keys = keys

    def language_of(self, person: Person) -> Translation:
        return self.languages.of(person.language)

    async def tell(
        self,
        person: Person,
        view: View,
        *,
        card: CardOf | None = None,
        priority: Priority = Priority.REPLY,
        topic: Topic | None = None,
        gentle: bool = False,
        until: datetime | None = None,
        answer_to: str | None = None,
    ) -> bool:
        """In private. False where they have not opened the chat, block the bot, or do not want to
        be told of this.

        `topic`: None for what is urgent, or asks something of them: that always comes. `gentle`:
        it is not urgent, and waits until their quiet hours are over. `until`: then it makes no
        sense any more, and is not sent; where they sleep so long, False. `answer_to`: see `post`.
        """
        not_before = self._waits_until(person) if gentle else None
        late = until is not None and (not_before or self.unit.now) >= until
        if not person.reachable or topic in person.muted or late:
            return False
        await self.send(
            person.telegram_id,
            view(self.language_of(person)),
            card=card,
            priority=priority,
            not_before=not_before,
            until=until,
            answer_to=answer_to,
        )
        return True

    def _waits_until(self, person: Person | None = None) -> datetime | None:
        """None: nobody is disturbed at this hour."""
        hours = (person and person.quiet) or quiet.BY_DEFAULT
        until = quiet.waits_until(self.unit.now, hours, self.neighbourhood.zone)
        return until if until > self.unit.now else None

    async def post(
        self,
        chat_id: int,
        view: View,
        *,
        card: CardOf | None = None,
        answer_to: str | None = None,
        under: int | None = None,
        gentle: bool = False,
    ) -> None:
        """In a group, in the neighbourhood's language. `under`: a reply to that message. `gentle`:
        it waits until the neighbourhood's quiet hours are over.

        `answer_to`: JSON of who is to learn how it ended, see `Answered`.
        """
        screen = view(self.languages.default)
        not_before = self._waits_until() if gentle else None
        await self.send(
            chat_id, screen, card=card, answer_to=answer_to, under=under, not_before=not_before
        )

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        *,
        card: CardOf | None = None,
        priority: Priority = Priority.REPLY,
        answer_to: str | None = None,
        not_before: datetime | None = None,
        until: datetime | None = None,
        under: int | None = None,
    ) -> None:
        """`not_before`: it is not urgent, and nothing else in the chat waits for it. `until`: not
        sent by then, it is dropped.
        """
        when: dict[str, Any] = {"priority": priority, "not_before": not_before, "until": until}
        for method, payload in payloads.files(screen.files):
            self._queue(chat_id, method, payload, **when)
        card_id = upload_id = None
        if card is not None:
            card_id = await self.unit.cards.place(card.subject, card.subject_id, chat_id)
        # A card is edited as words: it never stands under a file.
        captioned = payloads.captioned(screen) if card is None else None
        if screen.uploads:
            upload_id = await self._hand_over(chat_id, screen, bool(captioned), when)
        method, payload = captioned or payloads.message(screen)
        self._queue(
            chat_id,
            method,
            payload | payloads.replying(under),
            choices=payloads.choices(screen),
            card_id=card_id,
            # Newer words for this card take its place while it is held.
            merge_key=card_key(card_id) if card_id and not_before else None,
            upload_id=upload_id,
            continuation=answer_to,
            **when,
        )

    async def _hand_over(
        self, chat_id: int, screen: Screen, captioned: bool, when: dict[str, Any]
    ) -> int | None:
        """Keep the uploads for the sender, and queue them: all but the one with the caption,
        whose id is returned.
        """
        reader = await self.unit.people.known_as(chat_id) if chat_id > 0 else None
        whose = reader.id if reader else None
        for at, upload in enumerate(screen.uploads, 1):
            upload_id = await self.unit.uploads.add(
                upload.name, upload.content, self.unit.now, person_id=whose
            )
            if captioned and at == len(screen.uploads):
                return upload_id
            method = payloads.sending(upload)
            self._queue(chat_id, method, {}, upload_id=upload_id, **when)
        return None

    def edit(
        self, chat_id: int, message_id: int, screen: Screen, *, until: datetime | None = None
    ) -> None:
        assert not screen.uploads, "a message's words can't become a file"
        self._queue(
            chat_id,
            "editMessageText",
            payloads.message(screen)[1],
            choices=payloads.choices(screen),
            message_id=message_id,
            merge_key=f"m{chat_id}:{message_id}",
            until=until,
        )

    async def refresh(
        self, card: CardOf, view: View, *, only: Collection[int] | None = None
    ) -> None:
        """Edit the card wherever it stands, in the language of whoever reads it there.

        `only`: in these chats.
        """
        for standing in await self.standing(card, only):
            await self.redraw(standing, view)

    async def redraw(
        self, standing: Card, view: View, *, priority: Priority = Priority.REPLY
    ) -> None:
        """One card, where it stands."""
        screen = view(await self._language_in(standing.chat_id))
        held = None if standing.message_id else await self.unit.held_until(standing.id)
        self._queue(
            standing.chat_id,
            "editMessageText",
            payloads.message(screen)[1],
            card_id=standing.id,
            # Named here: another message may take over as this card before this is sent.
            message_id=standing.message_id,
            merge_key=card_key(standing.id),
            choices=payloads.choices(screen) if held else None,
            not_before=held,
            priority=priority,
        )

    async def _language_in(self, chat_id: int) -> Translation:
        reader = await self.unit.people.known_as(chat_id) if chat_id > 0 else None
        return self.language_of(reader) if reader else self.languages.default

    async def standing(self, card: CardOf, chats: Collection[int] | None = None) -> Sequence[Card]:
        """Where it stands so far, before something new takes over. `chats`: only of these."""
        return await self.unit.cards.showing(card.subject, card.subject_id, chats)

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

    def delete(self, chat_id: int, message_id: int) -> None:
        """In a group only where we may."""
        self._queue(chat_id, "deleteMessage", {}, message_id=message_id)

    def admit(self, chat_id: int, telegram_id: int) -> None:
        """Whoever asked to join that group."""
        self._queue(chat_id, "approveChatJoinRequest", {"user_id": telegram_id})

    def turn_away(self, chat_id: int, telegram_id: int) -> None:
        self._queue(chat_id, "declineChatJoinRequest", {"user_id": telegram_id})

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
