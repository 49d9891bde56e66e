"""A PDF as it comes out of the printer: what a camera and a reader see on it."""

from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import zxingcpp


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    #: What the QR codes say, in no order.
    codes: list[str]
    words: str
    #: In points.
    width: float
    height: float
    #: How far right each character reaches, in points.
    reaches: list[float]


def pages(pdf: bytes) -> list[Page]:
    return [_page(page) for page in pypdfium2.PdfDocument(pdf)]


def codes(pdf: bytes) -> list[str]:
    """Of all pages."""
    return sorted(code for page in pages(pdf) for code in page.codes)


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    width, height = page.get_size()
    return Page(
        codes=[found.text for found in zxingcpp.read_barcodes(page.render(scale=2).to_pil())],
        words=str(text.get_text_bounded()),
        width=width,
        height=height,
        reaches=[text.get_charbox(at)[2] for at in range(text.count_chars())],
    )
