"""What a person's message says, apart from Telegram: words and files."""

from dataclasses import dataclass

from telegram import Message

from domain.files import File, FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    text: str = ""
    files: tuple[File, ...] = ()
    #: Pictures sent together arrive as messages of their own with one album id.
    album: str | None = None


def said(message: Message) -> Said:
    return Said(
        text=(message.text or message.caption or "").strip(),
        files=_files(message),
        album=message.media_group_id,
    )


def _files(message: Message) -> tuple[File, ...]:
    if message.photo:
        # The sizes of one photo, smallest first.
        return (File(kind=FileKind.PHOTO, file_id=message.photo[-1].file_id),)
    if message.video:
        return (File(kind=FileKind.VIDEO, file_id=message.video.file_id),)
    if message.voice:
        return (File(kind=FileKind.VOICE, file_id=message.voice.file_id),)
    return ()
