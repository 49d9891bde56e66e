"""What Telegram's answer to a message means for its row."""

from dataclasses import dataclass, replace
from enum import Enum

import msgspec

from bot.transport import Answer
from handlers.kit import payloads
from storage.outbox import Waiting

#: Telegram's words for "it stands there already, exactly so".
_SAME = "message is not modified"
#: Its words for a message that can't be edited any more.
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    # It stands under a file: those are other words.
    "there is no text in the message to edit",
)
#: Its words for what is done already, by method: whoever wanted it has what they wanted.
_DONE = {
    "deleteMessage": ("message to delete not found", "message_id_invalid"),
    "approveChatJoinRequest": ("user_already_participant", "hide_requester_missing"),
    "declineChatJoinRequest": ("user_already_participant", "hide_requester_missing"),
}
#: A press answered too late: its spinner has stopped by itself.
_STALE = "query is too old"
_NO_SUCH_CHAT = "chat not found"
#: Its words, in a group, for "you are not in it".
_OUTSIDE = ("bot was kicked", "bot is not a member", "chat was deleted", _NO_SUCH_CHAT)
#: Ours, of what Telegram never saw.
TOO_LATE = "too late"


class Verdict(Enum):
    SENT = "sent"
    LATER = "later"
    #: What was to be edited is not there: it is to be said anew.
    GONE = "gone"
    DROPPED = "dropped"
    #: It would make no sense any more: it was not sent.
    LATE = "too late"


class _Posted(msgspec.Struct):
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    row: Waiting
    verdict: Verdict
    error: str | None = None
    #: Seconds until the next try, of one that is tried LATER.
    wait: float = 0.0
    asked_to_wait: bool = False
    #: The person has blocked the bot, or never opened it, or is gone.
    unreachable: bool = False
    #: A group removed us, or is no more: it learns nothing there any more.
    outside: bool = False
    #: The group's id from here on.
    moved_to: int | None = None
    #: (card id, message id) of a card that stands somewhere new.
    posted: tuple[int, int | None] | None = None
    #: The message that a notice's line in the ledger became.
    delivered: int | None = None
    result: msgspec.Raw | None = None

    @property
    def settled(self) -> bool:
        return self.verdict is not Verdict.LATER


def judge(row: Waiting, answer: Answer) -> Outcome:
    if answer.ok:
        return _sent(row, answer)
    words = answer.description.lower()
    if answer.parameters.retry_after is not None:
        return Outcome(
            row=row,
            verdict=Verdict.LATER,
            wait=answer.parameters.retry_after,
            asked_to_wait=True,
        )
    if answer.parameters.migrate_to_chat_id is not None:
        moved = answer.parameters.migrate_to_chat_id
        return Outcome(row=row, verdict=Verdict.LATER, moved_to=moved)
    if any(done in words for done in (_SAME, _STALE, *_DONE.get(row.method, ()))):
        return Outcome(row=row, verdict=Verdict.SENT)
    if row.message_id is not None and any(gone in words for gone in _GONE):
        # Words are said anew; buttons that were to go are gone with their message.
        said = row.method == "editMessageText"
        return Outcome(row=row, verdict=Verdict.GONE if said else Verdict.SENT)
    return Outcome(
        row=row,
        verdict=Verdict.DROPPED,
        error=f"{answer.error_code} {answer.description}",
        unreachable=answer.error_code == 403 or _NO_SUCH_CHAT in words,
        # Private chats have positive ids.
        outside=(row.chat_id or 0) < 0 and any(each in words for each in _OUTSIDE),
    )


def as_it_can_be_sent(row: Waiting) -> Waiting:
    """A card with no message to edit is posted; one to be posted looks at no older message."""
    if row.method == "sendMessage" or (row.message_id is None and row.method.startswith("edit")):
        return said_anew(row)
    return row


def said_anew(row: Waiting) -> Waiting:
    """The same words as a new message."""
    return replace(row, method="sendMessage", message_id=None, instead_of=row.message_id)


def _sent(row: Waiting, answer: Answer) -> Outcome:
    posted = delivered = None
    if row.card_id is not None and row.method == "sendMessage":
        posted = (row.card_id, _message_id(answer))
    # What goes ahead of a notice's words is not what the ledger asks for.
    if row.delivery_id is not None and payloads.worded(row.payload):
        delivered = _message_id(answer)
    result = answer.result if row.continuation else None
    return Outcome(
        row=row, verdict=Verdict.SENT, posted=posted, delivered=delivered, result=result
    )


def _message_id(answer: Answer) -> int:
    return msgspec.json.decode(answer.result, type=_Posted).message_id
