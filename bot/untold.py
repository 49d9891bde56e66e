"""What of an update nobody may read in the database: choices and phrases of secret ballots."""

import json
import re
from collections.abc import Callable
from typing import Any

import msgspec

#: Begins the wire of buttons with which somebody casts a secret ballot.
UNTOLD = "z"
#: Somewhere in an update a message is shown that has such buttons.
_OFFERED = re.compile(r'"callback_data"\s*:\s*"' + UNTOLD)
#: Or one of somebody's own, that they answer or pin.
_BEHIND = ("reply_to_message", "pinned_message")
_SHOWING = re.compile(f'"(?:{"|".join(_BEHIND)})"|"is_bot"\\s*:\\s*true')
#: The command with which somebody types a phrase of their own.
_PHRASE = re.compile(
    r"(/phrase(?:@[a-z0-9_]+)?)(?![a-z0-9_@])\s*(.+)", re.DOTALL | re.IGNORECASE | re.ASCII
)
_LONGEST_PHRASE = 40
_UNDER_A_PICTURE = ("caption", "caption_entities")
_WORDS = ("text", "caption")
#: What is kept of such a press, and of the message it belongs to.
_PRESS = ("id", "from", "chat_instance", "data")
_PRESSED = ("message_id", "date", "chat")
#: And of one that somebody answers, or pins.
_SHOWN = (*_PRESSED, "from")


def bare(number: int, press: msgspec.Raw) -> str:
    """A press of a secret ballot. Telegram sends along what the message said and how its buttons
    are labelled: from here on nobody knows.
    """
    whole = msgspec.json.decode(press)
    shown = whole.get("message") or {}
    kept: dict[str, object] = {key: whole[key] for key in _PRESS if key in whole}
    kept["message"] = {key: shown[key] for key in _PRESSED if key in shown}
    if not shown:
        del kept["message"]
    return msgspec.json.encode({"update_id": number, "callback_query": kept}).decode()


def told(text: str) -> str:
    """Without what secret ballots said that are shown in it: somebody answers one, pins it, or
    tapped once more on the list that it has taken the place of. Nor with their own phrase.
    """
    if _OFFERED.search(text) is None and _SHOWING.search(text) is None:
        return text
    whole = msgspec.json.decode(text)
    kept = _told(whole)
    return text if kept == whole else msgspec.json.encode(kept).decode()


def _told(part: Any) -> Any:
    if isinstance(part, list):
        return [_told(each) for each in part]
    if not isinstance(part, dict):
        return part
    if _may_be_ballot(part):
        return _bare(part)
    kept = {
        key: _bare(value) if key in _BEHIND and _phrase_in(value) else _told(value)
        for key, value in part.items()
    }
    if kept.get("reply_to_message") != part.get("reply_to_message"):
        # The words of it that they picked out.
        kept.pop("quote", None)
    return kept


def _may_be_ballot(part: dict[str, Any]) -> bool:
    """It has their buttons, or none any more: a newer card has taken them."""
    keys = part.get("reply_markup")
    if keys is not None:
        return _OFFERED.search(json.dumps(keys)) is not None
    sender, chat = part.get("from"), part.get("chat")
    ours = isinstance(sender, dict) and sender.get("is_bot") is True
    return ours and isinstance(chat, dict) and chat.get("type") == "private"


def _phrase_in(shown: Any) -> bool:
    """Whether its writer chose a phrase with it."""
    words = [shown.get(each) for each in _WORDS] if isinstance(shown, dict) else []
    return any(isinstance(each, str) and _PHRASE.match(each) for each in words)


def _bare(shown: dict[str, Any]) -> dict[str, Any]:
    return {key: shown[key] for key in _SHOWN if key in shown}


def covered(text: str, said: str, cover: Callable[[str], str]) -> str:
    """`said`: what the update says. The published list will bear a phrase that is chosen there:
    from here on nobody knows whose it is.
    """
    phrase = _PHRASE.match(said)
    if phrase is None:
        return text
    update = msgspec.json.decode(text)
    for part in update.values():
        if isinstance(part, dict):
            # No longer than can be covered; so long a phrase is refused all the same.
            words, marks = ("text", "entities") if "text" in part else _UNDER_A_PICTURE
            part[words] = f"{phrase[1]} {cover(phrase[2][:_LONGEST_PHRASE])}"
            part[marks] = [each for each in part.get(marks, ()) if not each["offset"]]
    return msgspec.json.encode(update).decode()
