"""Screens as Telegram takes them: methods and the parameters of their calls, without ids."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from domain.files import File, FileKind, Upload
from handlers.kit.screens import Key, ReplyKey, Screen

Payload = dict[str, Any]
Call = tuple[str, Payload]

#: Telegram's limit for the files of one album.
_ALBUM = 10
#: Its limit for the words under a file, in characters. Ours counts the markup too.
_CAPTION = 1024
#: Only these may share an album.
_SEEN = (FileKind.PHOTO, FileKind.VIDEO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A button as it is remembered for those who type instead of tapping."""

    label: str
    data: str
    tap_only: bool


def choices(screen: Screen) -> str | None:
    """What a reply of "1", "2", "3", or of a label, presses. None: the buttons before still do."""
    offered = [
        Offered(label=key.label, data=key.data, tap_only=key.tap_only)
        for row in screen.keys
        for key in row
        if key.data
    ]
    return msgspec.json.encode(offered).decode() if offered else None


def offered(payload: str) -> str | None:
    """As `choices`, of a call that was made of a screen."""
    if '"callback_data"' not in payload:
        return None
    rows = msgspec.json.decode(payload)["reply_markup"]["inline_keyboard"]
    keys = [key for row in rows for key in row if "callback_data" in key]
    found = [Offered(label=k["text"], data=k["callback_data"], tap_only=False) for k in keys]
    return msgspec.json.encode(found).decode()


def offers(payload: str, kept: str) -> bool:
    """Whether these remembered buttons are those of the call."""
    found = offered(payload)
    return found is not None and _pressed(found) == _pressed(kept)


def _pressed(kept: str) -> list[str]:
    return [each["data"] for each in msgspec.json.decode(kept)]


def worded(payload: str) -> bool:
    """Of a call that was made of a screen: it has the screen's words, and no bare files."""
    return '"parse_mode"' in payload


def message(screen: Screen) -> Call:
    payload: Payload = {
        "text": str(screen.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return "sendMessage", payload | markup(screen)


def captioned(screen: Screen) -> Call | None:
    """The words under the last of the screen's uploads; None where they can't stand there."""
    if not screen.uploads or len(screen.text) > _CAPTION:
        return None
    payload = {"caption": str(screen.text), "parse_mode": "HTML"}
    return sending(screen.uploads[-1]), payload | markup(screen)


def replying(message_id: int | None) -> Payload:
    """Whoever deleted that message has not deleted what is said about it."""
    if message_id is None:
        return {}
    return {"reply_parameters": {"message_id": message_id, "allow_sending_without_reply": True}}


def sending(upload: Upload) -> str:
    """The method that sends it: the file goes along in the field that the method is named for."""
    return f"send{upload.kind.capitalize()}"


def markup(screen: Screen) -> Payload:
    if screen.keys:
        keys = [[_key(key) for key in row] for row in screen.keys]
        return {"reply_markup": {"inline_keyboard": keys}}
    if screen.keyboard is None:
        return {}
    if not screen.keyboard:
        return {"reply_markup": {"remove_keyboard": True}}
    keyboard = [[_reply_key(key) for key in row] for row in screen.keyboard]
    shown = {"keyboard": keyboard, "resize_keyboard": True, "is_persistent": True}
    return {"reply_markup": shown}


def _key(key: Key) -> Payload:
    if key.url is not None:
        return {"text": key.label, "url": key.url}
    return {"text": key.label, "callback_data": key.data or ""}


def _reply_key(key: str | ReplyKey) -> Payload:
    if isinstance(key, str):
        return {"text": key}
    asking = {"request_contact": True} if key.request_contact else {}
    return {"text": key.label} | asking


def files(sent: Iterable[File]) -> list[Call]:
    """Photos and videos as albums, each voice note and document by itself."""
    sent = list(sent)
    seen = [f for f in sent if f.kind in _SEEN]
    calls = [_album(seen[i : i + _ALBUM]) for i in range(0, len(seen), _ALBUM)]
    return calls + [_alone(f) for f in sent if f.kind not in _SEEN]


def _album(together: list[File]) -> Call:
    if len(together) == 1:
        return _alone(together[0])
    media = [{"type": f.kind.value, "media": f.file_id} for f in together]
    return "sendMediaGroup", {"media": media}


def _alone(file: File) -> Call:
    return f"send{file.kind.capitalize()}", {file.kind.value: file.file_id}
