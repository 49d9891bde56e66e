"""What a person's message says, apart from Telegram: words and files."""

from dataclasses import dataclass

from telegram import Message, MessageEntity

from domain.files import File, FileKind

#: What somebody made of their words; links and commands are found in them by Telegram.
_FORMATS = {
    MessageEntity.BOLD,
    MessageEntity.ITALIC,
    MessageEntity.UNDERLINE,
    MessageEntity.STRIKETHROUGH,
    MessageEntity.SPOILER,
    MessageEntity.CODE,
    MessageEntity.PRE,
    MessageEntity.TEXT_LINK,
    MessageEntity.BLOCKQUOTE,
    MessageEntity.EXPANDABLE_BLOCKQUOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file of any kind, kept at Telegram."""

    file_id: str
    #: As the sender's machine calls it: nothing of it is to be believed.
    name: str
    #: In bytes.
    size: int
    mime: str

    @property
    def file(self) -> File:
        return File(kind=FileKind.DOCUMENT, file_id=self.file_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A telephone number, with the person at Telegram whose it is."""

    #: As Telegram writes it, with or without "+".
    phone: str
    #: None: nobody at Telegram, somebody's address book only.
    user_id: int | None
    #: The sender's very own: every other one can be typed in by whoever sends it.
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A point on the map that somebody shared, in degrees."""

    latitude: float
    longitude: float
    #: Of a venue, as the map calls it; "" for a bare point.
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    text: str = ""
    files: tuple[File, ...] = ()
    #: Pictures sent together arrive as messages of their own with one album id.
    album: str | None = None
    document: Document | None = None
    contact: Contact | None = None
    location: Location | None = None
    #: Somebody else's words, shown: they tell something, and order nothing.
    forwarded: bool = False
    #: The words with their formatting, as HTML; "" where they have none.
    html: str = ""


def said(message: Message) -> Said:
    return Said(
        text=(message.text or message.caption or "").strip(),
        files=_files(message),
        album=message.media_group_id,
        document=_document(message),
        contact=_contact(message),
        location=_location(message),
        forwarded=message.forward_origin is not None,
        html=_formatted(message),
    )


def _formatted(message: Message) -> str:
    entities = message.entities or message.caption_entities
    if not any(each.type in _FORMATS for each in entities):
        return ""
    return (message.text_html if message.text else message.caption_html).strip()


def _files(message: Message) -> tuple[File, ...]:
    if message.photo:
        # The sizes of one photo, smallest first.
        return (File(kind=FileKind.PHOTO, file_id=message.photo[-1].file_id),)
    if message.video:
        return (File(kind=FileKind.VIDEO, file_id=message.video.file_id),)
    if message.voice:
        return (File(kind=FileKind.VOICE, file_id=message.voice.file_id),)
    return ()


def _document(message: Message) -> Document | None:
    sent = message.document
    # An animation comes as a document too, for bots that know no animations.
    if sent is None or message.animation is not None:
        return None
    return Document(
        file_id=sent.file_id,
        name=sent.file_name or "",
        size=sent.file_size or 0,
        mime=sent.mime_type or "",
    )


def _contact(message: Message) -> Contact | None:
    shared, sender = message.contact, message.from_user
    if shared is None:
        return None
    # What is forwarded was shared by somebody else, whatever it names.
    own = (
        sender is not None
        and shared.user_id == sender.id
        and message.forward_origin is None
        and message.sender_chat is None
    )
    return Contact(phone=shared.phone_number, user_id=shared.user_id, own=own)


def _location(message: Message) -> Location | None:
    shared, venue = message.location, message.venue
    if shared is None:
        return None
    title = venue.title if venue else ""
    return Location(latitude=shared.latitude, longitude=shared.longitude, title=title)
