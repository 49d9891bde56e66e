"""A notice becomes rows of the outbox, each with the line of the ledger that learns its end."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from domain import quiet
from domain.notices import DeliveryId, Notice, Urgency
from domain.people import Person
from handlers.kit import payloads
from handlers.kit.screens import Screen
from handlers.kit.speaking import Speaker
from handlers.notices import reading
from handlers.notices.reading import Reading
from services.notices.sending import Rereading, Turn
from storage.outbox import Message, Priority

#: A method with its parameters as JSON.
Call = tuple[str, str]


def send(speaker: Speaker, read: Reading, turns: Iterable[Turn], *, again: bool = False) -> None:
    """`again`: as a reminder."""
    written: dict[str, Sequence[Call]] = {}
    for turn in turns:
        t = speaker.language_of(turn.person)
        if t.language not in written:
            shown = reading.screen(t, read, again=again)
            written[t.language] = encoded(calls(read.notice, shown))
        until = quiet_until(speaker, read.notice, turn.person)
        # Whoever is reminded has the pictures; and who had them before a pause gets the rest.
        for call in written[t.language][-1 if again else turn.ahead :]:
            speaker.unit.queue(
                _message(read.notice, turn.person, turn.delivery, call, not_before=until)
            )


def change(speaker: Speaker, read: Reading, rereading: Iterable[Rereading]) -> None:
    """Whoever has older words reads the newer ones in their place."""
    written: dict[tuple[str, bool], str] = {}
    method = "editMessageCaption" if read.notice.captioned else "editMessageText"
    for each in rereading:
        t = speaker.language_of(each.person)
        key = (t.language, each.acknowledged)
        if key not in written:
            # One that was paused only may have left with the same words.
            corrected = read.notice.revision > 1
            shown = reading.screen(t, read, corrected=corrected, button=not each.acknowledged)
            written[key] = encoded([edited(read.notice, shown)])[0][1]
        for message_id in each.messages:
            call = (method, written[key])
            speaker.unit.queue(
                _message(read.notice, each.person, each.delivery, call, message_id=message_id)
            )


def calls(notice: Notice, shown: Screen) -> list[payloads.Call]:
    """What is sent to one reader, in this order; the last has the words and the buttons."""
    if not notice.captioned:
        return [*payloads.files(notice.files), payloads.message(shown)]
    [(method, payload)] = payloads.files(notice.files)
    caption = {"caption": str(shown.text), "parse_mode": "HTML"}
    return [(method, payload | caption | payloads.markup(shown))]


def edited(notice: Notice, shown: Screen) -> payloads.Call:
    keys = payloads.markup(shown) or {"reply_markup": {"inline_keyboard": []}}
    if notice.captioned:
        caption: dict[str, Any] = {"caption": str(shown.text), "parse_mode": "HTML"}
        return "editMessageCaption", caption | keys
    return "editMessageText", payloads.message(shown)[1] | keys


def redraw(speaker: Speaker, chat_id: int, message_id: int, notice: Notice, shown: Screen) -> None:
    """One that its reader has answered."""
    [(method, payload)] = encoded([edited(notice, shown)])
    speaker.unit.queue(
        Message(
            method=method,
            payload=payload,
            chat_id=chat_id,
            lane=str(chat_id),
            priority=Priority.REPLY,
            message_id=message_id,
            merge_key=_key(chat_id, message_id),
        )
    )


def preview(speaker: Speaker, chat_id: int, notice: Notice, shown: Screen) -> None:
    """As it will look, where nobody else sees it."""
    for method, payload in encoded(calls(notice, shown)):
        speaker.unit.queue(
            Message(
                method=method,
                payload=payload,
                chat_id=chat_id,
                lane=str(chat_id),
                priority=Priority.REPLY,
            )
        )


def encoded(made: Iterable[payloads.Call]) -> list[Call]:
    return [(method, msgspec.json.encode(payload).decode()) for method, payload in made]


def _message(
    notice: Notice,
    person: Person,
    delivery: DeliveryId,
    call: Call,
    *,
    not_before: datetime | None = None,
    message_id: int | None = None,
) -> Message:
    urgent = notice.urgency is Urgency.EMERGENCY
    method, payload = call
    return Message(
        method=method,
        payload=payload,
        chat_id=person.telegram_id,
        lane=str(person.telegram_id),
        priority=Priority.REMINDER if urgent else Priority.BROADCAST,
        message_id=message_id,
        # Its reader may answer meanwhile: what they see then is newer.
        merge_key=None if message_id is None else _key(person.telegram_id, message_id),
        not_before=not_before,
        until=notice.ends_at if message_id is None else None,
        delivery_id=delivery,
    )


def _key(chat_id: int, message_id: int) -> str:
    return f"m{chat_id}:{message_id}"


def quiet_until(speaker: Speaker, notice: Notice, person: Person | None) -> datetime | None:
    """None: nobody is disturbed, or it is an emergency. No person: a group."""
    if notice.urgency is Urgency.EMERGENCY:
        return None
    hours = (person and person.quiet) or quiet.BY_DEFAULT
    until = quiet.waits_until(speaker.unit.now, hours, speaker.neighbourhood.zone)
    return until if until > speaker.unit.now else None
