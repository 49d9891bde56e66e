"""Files as offices have them, made for tests."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import openpyxl

HEADINGS = ("compound", "building", "unit", "room", "area_m2", "name", "phone", "relation")
WANG = ("幸福里", "3", "2", "501", "89.50", "王芳", "13800138000", "owner")
LI = ("幸福里", "3", "2", "502", "70.00", "李强", "13900139000", "tenant")


def csv(
    *lines: Sequence[str], headings: Sequence[str] = HEADINGS, encoding: str = "utf-8"
) -> bytes:
    """No cell of these has a comma."""
    return "".join(",".join(line) + "\r\n" for line in (headings, *lines)).encode(encoding)


def workbook(
    *lines: Sequence[Any],
    formats: Mapping[str, str] | None = None,
    merged: Iterable[str] = (),
) -> bytes:
    """`formats`: by cell, "D2". `merged`: ranges, "A2:A5"."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(list(line))
    for name, written in (formats or {}).items():
        sheet[name].number_format = written
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def altered(content: bytes, part: str, before: str, after: str) -> bytes:
    """With other words in one of the workbook's parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                assert before.encode() in data, data
                data = data.replace(before.encode(), after.encode())
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def bomb(size: int) -> bytes:
    """A sheet of so many bytes, in few."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(HEADINGS, WANG))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data += b" " * size
            new.writestr(name, data)
    return out.getvalue()
