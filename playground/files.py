"""Files that were sent: identifiers, sizes, and where they can be fetched."""

import zlib
from dataclasses import dataclass
from itertools import count
from typing import Literal

from playground.pictures import dimensions
from playground.wire import Json, present

Kind = Literal["photo", "document", "video", "voice"]

_FOLDERS: dict[Kind, tuple[str, str]] = {
    "photo": ("photos", "jpg"),
    "document": ("documents", "bin"),
    "video": ("videos", "mp4"),
    "voice": ("voice", "oga"),
}
_MIMES: dict[Kind, str] = {
    "photo": "image/jpeg",
    "document": "application/octet-stream",
    "video": "video/mp4",
    "voice": "audio/ogg",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """What comes in with a call: a file's name, type and bytes."""

    name: str
    data: bytes
    mime: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    kind: Kind
    file_id: str
    unique_id: str
    path: str
    data: bytes
    #: In bytes; may be claimed larger than `data` to try out limits.
    size: int
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    #: Seconds.
    duration: int = 0

    @property
    def wire(self) -> Json | list[Json]:
        """The field of a Message that carries this file."""
        body: Json = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        extent: Json = {"width": self.width, "height": self.height}
        size = {"file_size": self.size}
        if self.kind == "photo":
            return [body | extent | size]
        if self.kind == "document":
            return body | present(file_name=self.name, mime_type=self.mime) | size
        length = {"duration": self.duration, "mime_type": self.mime} | size
        return body | (extent | length if self.kind == "video" else length)


class Files:
    """All files of a world, by id and by the path they are fetched from."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def add(self, kind: Kind, file: File, *, duration: int = 0, size: int | None = None) -> Stored:
        """Raises ValueError where a photo is no picture."""
        number = next(self._numbers)
        folder, ending = _FOLDERS[kind]
        if kind == "document" and "." in file.name:
            ending = file.name.rpartition(".")[2]
        width, height = dimensions(file.data) if kind == "photo" else (0, 0)
        if kind == "video":
            width, height = 640, 360
        mark = f"{zlib.crc32(file.data):08x}"
        stored = Stored(
            kind=kind,
            file_id=f"PG{kind[0].upper()}CAgAD{number:06d}-{mark}-standin",
            unique_id=f"AgAD{number:06d}{mark[:4]}",
            path=f"{folder}/file_{number}.{ending}",
            data=file.data,
            size=len(file.data) if size is None else size,
            name=file.name,
            mime=file.mime or _MIMES[kind],
            width=width,
            height=height,
            duration=duration,
        )
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> Stored | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> Stored | None:
        return self._by_path.get(path)
