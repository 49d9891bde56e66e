"""What the process says about itself: ids only, and a net under that for what slips through."""

import logging
import re
import sys
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any, TextIO

from pythonjsonlogger.json import JsonFormatter

#: httpx writes request addresses, which hold the token, at INFO; aiosqlite writes every query's
#: parameters at DEBUG; telegram writes whole updates at DEBUG.
QUIET = ("httpx", "httpcore", "telegram", "aiosqlite", "apscheduler", "aiohttp.access", "asyncio")

_TOKEN = re.compile(r"(\d+(?::|%3[Aa]))[A-Za-z0-9_-]{30,}")
_PASSWORD = re.compile(r"(://[^\s/:@]*:)[^\s/@]+(?=@)")
_MOBILE = re.compile(r"(?<![\d-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<![\d-])0\d{2,3}[ -]\d{7,8}(?!\d)")


def mask(text: str) -> str:
    """Without bot tokens, passwords in addresses, and Chinese telephone numbers."""
    text = _PASSWORD.sub(r"\1•••", _TOKEN.sub(r"\1•••", text))
    return _LANDLINE.sub("☎•••", _MOBILE.sub("☎•••", text))


#: What these say is of code and machines. Others quote what somebody wrote: KeyError, ValueError.
_PLAIN = (OSError, TypeError, AttributeError, NameError, ImportError, MemoryError)

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def raised(error: BaseException) -> str:
    """What was raised and where, causes first, without words that may be somebody's."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = f"{raised(earlier)}\n\n" if earlier is not None else ""
    words = f": {error}" if isinstance(error, _PLAIN) else ""
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{before}{frames}{type(error).__qualname__}{words}"


def _masked(value: Any) -> Any:
    match value:
        case str():
            return mask(value)
        case Mapping():
            return {_masked(key): _masked(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_masked(each) for each in value]
        case bool() | int() | float() | None:
            return value
        case _:
            return mask(str(value))


class JsonLines(JsonFormatter):
    """One JSON object a line. Masked field by field, so that a number stays a number."""

    def __init__(self) -> None:
        super().__init__(
            "{message}{levelname}{name}",
            style="{",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="time",
            # Escapes would run into the digits of a telephone number and hide it from the mask.
            json_ensure_ascii=False,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {mask(key): _masked(value) for key, value in log_data.items()}

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name for it
        return raised(ei[1]) if ei[1] is not None else ""


class PlainLines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<7} {name}  {message}", "%H:%M:%S", style="{")

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name for it
        return raised(ei[1]) if ei[1] is not None else ""


def set_up(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Replaces whatever handlers there are. `stream` is stderr unless given."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainLines() if stream.isatty() else JsonLines())
    root = logging.getLogger()
    for earlier in root.handlers[:]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
