"""Catalogues: English is the source text, zh_CN is complete and the default."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

#: The languages there are, with the name each gives itself.
LANGUAGES = {"zh_CN": "中文", "en": "English"}

_HERE = Path(__file__).parent


@cache
def catalogue(language: str) -> NullTranslations:
    """Compiled in memory: there is no build step to forget."""
    if language == "en":
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs none of this
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    path = _HERE / language / "LC_MESSAGES" / "linli.po"
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
