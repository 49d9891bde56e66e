"""Just enough of picture formats to know a picture, and to draw one."""

import struct
import zlib
from functools import cache

_PNG = b"\x89PNG\r\n\x1a\n"


def dimensions(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, GIF, JPEG or WebP. Raises ValueError otherwise."""
    try:
        if data.startswith(_PNG):
            return _pair(">II", data, 16)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return _pair("<HH", data, 6)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except (struct.error, IndexError):
        pass
    raise ValueError("not a picture")


def mime(data: bytes) -> str | None:
    """The type of a picture that browsers show; None for anything else."""
    try:
        dimensions(data)
    except ValueError:
        return None
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(b"RIFF"):
        return "image/webp"
    return "image/gif" if data.startswith(b"GIF") else "image/jpeg"


def _pair(layout: str, data: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(layout, data, at)
    return int(first), int(second)


def _webp(data: bytes) -> tuple[int, int]:
    form = data[12:16]
    if form == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        return width, int.from_bytes(data[27:30], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _pair("<HH", data, 26)


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at] == 0xFF:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = _pair(">HH", data, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    raise ValueError("not a picture")


@cache
def drawn(width: int = 320, height: int = 240, shade: int = 0) -> bytes:
    """A PNG of one quiet colour."""
    colour = bytes(140 + (shade * step + step) % 90 for step in (67, 31, 53))
    rows = (b"\0" + colour * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return _PNG + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)
