"""What a file is, by its bytes and not by its name; and that it does not swell when unpacked."""

import zipfile
import zlib
from collections.abc import Mapping
from enum import Enum, auto
from io import BytesIO

from domain.roll import LARGEST, RollUnreadable, Unreadable

#: RuntimeError: a part with a password.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
#: What a workbook may unpack to, in bytes: a roll of 200,000 lines takes some 70 MB.
_UNPACKED = 100 << 20
#: Of these parts everything is held in memory at once, so less.
_AT_ONCE = {"sharedStrings.xml": 24 << 20, "styles.xml": 4 << 20, "workbook.xml": 1 << 20}
_OTHERS_AT_ONCE = 8 << 20
_STREAMED = "xl/worksheets/"
#: Never opened.
_SKIPPED = ("xl/media/", "xl/drawings/", "xl/embeddings/", "xl/printerSettings/", "docProps/")
_MOST_PARTS = 2_000
_CHUNK = 1 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: Mapping[bytes, Unreadable] = {
    b"%PDF": Unreadable.PDF,
    b"\x89PNG": Unreadable.PICTURE,
    b"\xff\xd8\xff": Unreadable.PICTURE,
    b"GIF8": Unreadable.PICTURE,
    b"RIFF": Unreadable.PICTURE,
    b"II*\0": Unreadable.PICTURE,
    b"MM\0*": Unreadable.PICTURE,
    b"\0\0\1\0": Unreadable.PICTURE,
    b"\x1f\x8b": Unreadable.ARCHIVE,
    b"7z\xbc\xaf": Unreadable.ARCHIVE,
    b"Rar!": Unreadable.ARCHIVE,
    b"BZh": Unreadable.ARCHIVE,
}
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta")
_ZIP = b"PK"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


class Kind(Enum):
    WORKBOOK = auto()
    TEXT = auto()


def kind(content: bytes) -> Kind:
    """Raises `RollUnreadable` for everything that is neither."""
    if not content.removeprefix(_BOM).strip():
        raise RollUnreadable(Unreadable.EMPTY)
    if len(content) > LARGEST:
        raise RollUnreadable(Unreadable.TOO_LARGE)
    if content.startswith(_ZIP):
        _workbook(content)
        return Kind.WORKBOOK
    why = _something_else(content)
    if why is not None:
        raise RollUnreadable(why)
    return Kind.TEXT


def _something_else(content: bytes) -> Unreadable | None:
    if content.startswith(_OLE):
        # A workbook with a password is one stream of that name in the old container.
        locked = "EncryptedPackage".encode("utf-16-le") in content
        return Unreadable.LOCKED if locked else Unreadable.OLD_EXCEL
    if content[:512].removeprefix(_BOM).lstrip().lower().startswith(_MARKUP):
        return Unreadable.MARKUP
    for beginning, why in _BEGINNINGS.items():
        if content.startswith(beginning):
            return why
    if content[4:8] == b"ftyp":
        return Unreadable.PICTURE
    unknown = b"\0" in content and not content.startswith(_UTF16)
    return Unreadable.NO_TEXT if unknown else None


def _workbook(content: bytes) -> None:
    """Raises `RollUnreadable` unless it is one, and does not unpack into too much."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
                raise RollUnreadable(Unreadable.ARCHIVE)
            if len(parts) > _MOST_PARTS or len(names) < len(parts):
                raise RollUnreadable(Unreadable.SWOLLEN)
            _measure(archive, parts)
    except _DAMAGED as error:
        raise RollUnreadable(Unreadable.BROKEN) from error


def _measure(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    opened = [part for part in parts if not part.filename.startswith(_SKIPPED)]
    if sum(part.file_size for part in opened) > _UNPACKED:
        raise RollUnreadable(Unreadable.SWOLLEN)
    left = _UNPACKED
    for part in opened:
        if not part.filename.startswith(_STREAMED):
            base = part.filename.rpartition("/")[2]
            left_of_it = min(left, _AT_ONCE.get(base, _OTHERS_AT_ONCE))
        else:
            left_of_it = left
        left -= _unpacked(archive, part, left_of_it)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> int:
    """Its real size: what the archive says of it was written by whoever made it."""
    size = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise RollUnreadable(Unreadable.SWOLLEN)
    return size
