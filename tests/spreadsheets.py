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
        assert part in old.namelist()
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


_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def from_excel(*lines: Sequence[str], more_texts: str = "") -> bytes:
    """As Excel itself saves it: texts in a part of their own, the first of them in two colours and
    with its reading; rooms are numbers in the format that a Chinese Excel gives to days.
    """
    texts = list(dict.fromkeys(text for line in lines for text in line))
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts[1:])
    first = texts[0]
    rich = (
        f"<si><r><t>{first[:1]}</t></r><r><rPr><b/></rPr><t>{first[1:]}</t></r>"
        f'<rPh sb="0" eb="1"><t>reading</t></rPh></si>'
    )
    rows = "".join(_row(number, line, texts) for number, line in enumerate(lines, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEETS}"><cellXfs count="2">'
        '<xf numFmtId="0"/><xf numFmtId="58" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_SHEETS}">{rich}{shared}{more_texts}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEETS}"><dimension ref="A1:B2"/>'
        f"<sheetData>{rows}</sheetData></worksheet>",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{data}')
    return content.getvalue()


def _row(number: int, line: Sequence[str], texts: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{chr(ord("A") + at)}{number}" s="1"><v>{text}</v></c>'
        if text.isdecimal()
        else f'<c r="{chr(ord("A") + at)}{number}" t="s"><v>{texts.index(text)}</v></c>'
        for at, text in enumerate(line)
        if text
    )
    return f'<row r="{number}">{cells}</row>'
