"""The font that the sheets are printed with, and how it was made. See its licence beside it."""

from pathlib import Path

#: Noto Sans SC, cut down to the characters of GB 2312 and those that names need besides.
NOTO_SANS_SC = Path(__file__).parent / "NotoSansSC-Linli.otf"
