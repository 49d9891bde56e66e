"""Sending files: photos, videos, voice notes, documents, albums."""

from playground.files import File, Kind, Stored
from playground.methods.request import Method, Request
from playground.methods.sending import caption, captioned, count, deliver, post, reply
from playground.refusals import bad
from playground.wire import Json, present

_KINDS: tuple[Kind, ...] = ("photo", "document", "video", "voice")
_LARGEST_PHOTO = 10 << 20
_SIDES = 10_000
_RATIO = 20
#: What may stand together in an album.
_TOGETHER: dict[str, frozenset[str]] = {
    "photo": frozenset({"photo", "video"}),
    "video": frozenset({"photo", "video"}),
    "document": frozenset({"document"}),
}


def send_photo(request: Request) -> Json:
    return _send(request, "photo")


def send_document(request: Request) -> Json:
    return _send(request, "document")


def send_video(request: Request) -> Json:
    return _send(request, "video")


def send_voice(request: Request) -> Json:
    return _send(request, "voice")


def send_media_group(request: Request) -> list[Json]:
    chat = request.open_chat()
    items = request.params.objects("media", "InputMedia")
    if items is None or not 2 <= len(items) <= 10:
        few = "2-10 items" if items else "at least 2 items"
        raise bad(f"media group must include {few}")
    kinds = {str(item.get("type")) for item in items}
    if any(kind not in _TOGETHER or not kinds <= _TOGETHER[kind] for kind in kinds):
        raise bad("wrong media types in a media group")
    contents = [described(request, item) for item in items]
    common = reply(request, chat) | {"media_group_id": str(request.world.number("album"))}
    count(request, chat, len(contents))
    return [post(request, chat, content | common).body for content in contents]


def described(request: Request, item: Json) -> Json:
    """An InputMedia as the message's fields."""
    kind = next((k for k in _KINDS if k == item.get("type") and k != "voice"), None)
    if kind is None:
        raise bad("can't parse InputMedia: unsupported type specified")
    stored = _stored(request, kind, str(item.get("media", "")))
    entities = item.get("caption_entities")
    words = captioned(
        request, str(item.get("caption", "")), str(item.get("parse_mode", "")), entities
    )
    flags = present(
        show_caption_above_media=item.get("show_caption_above_media"),
        has_media_spoiler=item.get("has_spoiler"),
    )
    return {kind: stored.wire} | words | flags


def _send(request: Request, kind: Kind) -> Json:
    chat = request.open_chat()
    params = request.params
    stored = _stored(
        request, kind, f"attach://{kind}" if kind in params.files else params.text(kind)
    )
    flags = present(
        show_caption_above_media=params.flag("show_caption_above_media"),
        has_media_spoiler=params.flag("has_spoiler"),
    )
    return deliver(request, chat, {kind: stored.wire} | caption(request) | flags)


def _stored(request: Request, kind: Kind, named: str) -> Stored:
    """The file that is meant: one that comes with the call, or one that is here already."""
    if not named:
        raise bad(f"there is no {kind} in the request")
    if named.startswith("attach://"):
        return _uploaded(request, kind, named.removeprefix("attach://"))
    if "://" in named:
        raise bad("failed to get HTTP URL content")
    found = request.world.files.find(named)
    if found is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if found.kind != kind:
        title = found.kind.title()
        raise bad(f"can't use file of type {title} as {kind.title()}")
    return found


def _uploaded(request: Request, kind: Kind, name: str) -> Stored:
    file = request.params.files.get(name)
    if file is None:
        raise bad(f'file "{name}" not found in the request')
    if not file.data:
        raise bad("file must be non-empty")
    if kind == "photo" and len(file.data) > _LARGEST_PHOTO:
        raise bad(f"file of size {len(file.data)} bytes is too big for a photo;"
                  f" the maximum size is {_LARGEST_PHOTO} bytes")  # fmt: skip
    return _kept(request, kind, file)


def _kept(request: Request, kind: Kind, file: File) -> Stored:
    duration = request.params.integer("duration") if kind in {"video", "voice"} else 0
    try:
        stored = request.world.files.add(kind, file, duration=duration)
    except ValueError:
        raise bad("IMAGE_PROCESS_FAILED") from None
    long, short = max(stored.width, stored.height), min(stored.width, stored.height)
    if kind == "photo" and (long + short > _SIDES or long > _RATIO * short):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return stored


METHODS: tuple[Method, ...] = (
    send_photo,
    send_document,
    send_video,
    send_voice,
    send_media_group,
)
