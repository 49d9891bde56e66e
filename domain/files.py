"""What people send along, and files of our own making."""

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Something sent along, kept at Telegram: only its id is stored."""

    kind: FileKind
    file_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that we made (or hold in hand) ourselves: Telegram does not have it yet."""

    #: As people see it, with its ending: "3号楼.xlsx".
    name: str
    content: bytes
    #: How it is shown: a picture as a photo, everything else as a document.
    kind: FileKind = FileKind.DOCUMENT
