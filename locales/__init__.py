"""Catalogues: English is the source text, zh_CN is complete and the default."""

from contextlib import suppress
from functools import cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

#: The languages there are, with the name each gives itself.
LANGUAGES = {"zh_CN": "中文", "en": "English"}

_HERE = Path(__file__).parent
#: Beside Python's own compiled files, and as good as those: whoever deletes them loses nothing.
_COMPILED = _HERE / "__pycache__"


@cache
def catalogue(language: str) -> NullTranslations:
    """Compiled when it is first read and after every change: there is no build step to forget."""
    if language == "en":
        return NullTranslations()
    source = (_HERE / language / "LC_MESSAGES" / "linli.po").read_bytes()
    # Not by its date: a newer release may bring a file that looks older.
    kept = _COMPILED / f"{language}.{sha256(source).hexdigest()[:16]}.mo"
    try:
        compiled = kept.read_bytes()
    except OSError:
        compiled = _compile(source, language)
        _keep(compiled, kept)
    return GNUTranslations(BytesIO(compiled))


def _compile(source: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - needed once a release
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    return compiled.getvalue()


def _keep(compiled: bytes, kept: Path) -> None:
    """Whole or not at all, also where two processes do it at once."""
    # Where nothing may be written, it is compiled at every start: a twentieth of a second.
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        for older in kept.parent.glob(f"{kept.name.partition('.')[0]}.*.mo"):
            older.unlink(missing_ok=True)
        with NamedTemporaryFile(dir=kept.parent, delete=False) as file:
            file.write(compiled)
        made = Path(file.name)
        made.chmod(0o644)
        made.replace(kept)
