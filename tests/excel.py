"""A workbook as Excel itself saves it, where openpyxl would write it otherwise: texts in a part of
their own, and formats that stand in no file.
"""

import io
import zipfile
from collections.abc import Sequence

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>
</Types>"""
_PACKED = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"""
_BOOK = f"""<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>
<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_PARTS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>"""
#: 58 is a day of a Chinese Excel, and stands in no file.
_STYLES = f"""<styleSheet xmlns="{_SHEETS}"><cellXfs count="2"><xf numFmtId="0"/>
<xf numFmtId="58" applyNumberFormat="1"/></cellXfs></styleSheet>"""


def from_excel(*lines: Sequence[str]) -> bytes:
    """Digits are numbers in the format that a Chinese Excel gives to days."""
    texts = list(dict.fromkeys(text for line in lines for text in line))
    rows = "".join(_row(number, line, texts) for number, line in enumerate(lines, 1))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _PACKED,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _PARTS,
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{_SHEETS}">{_shared(texts)}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEETS}"><dimension ref="A1:B2"/>'
        f"<sheetData>{rows}</sheetData></worksheet>",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{data}')
    return content.getvalue()


def _shared(texts: Sequence[str]) -> str:
    """The first of them in two colours, and with its reading."""
    first, *others = texts
    rich = (
        f"<si><r><t>{first[:1]}</t></r><r><rPr><b/></rPr><t>{first[1:]}</t></r>"
        '<rPh sb="0" eb="1"><t>reading</t></rPh></si>'
    )
    return rich + "".join(f"<si><t>{text}</t></si>" for text in others)


def _row(number: int, line: Sequence[str], texts: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{chr(ord("A") + at)}{number}" s="1"><v>{text}</v></c>'
        if text.isdecimal()
        else f'<c r="{chr(ord("A") + at)}{number}" t="s"><v>{texts.index(text)}</v></c>'
        for at, text in enumerate(line)
        if text
    )
    return f'<row r="{number}">{cells}</row>'
