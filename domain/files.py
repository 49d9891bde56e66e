"""Pictures, films and voice notes that people send along."""

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Something sent along, kept at Telegram: only its id is stored."""

    kind: FileKind
    file_id: str
