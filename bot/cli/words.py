"""Words for whoever sits at the terminal, in the language that it is set to."""

import os
import sys
from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations

from locales import catalogue


class Failed(Exception):
    """The command cannot do it; the text says why and what to do next. Exit code 1."""


def language(environ: Mapping[str, str]) -> str:
    """As POSIX has it: the first of these that is set decides."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh_CN" if environ[name].lower().startswith("zh") else "en"
    return "en"


@cache
def _words() -> NullTranslations:
    return catalogue(language(os.environ))


def t(msgid: str, /, **values: object) -> str:
    return _words().gettext(msgid).format(**values)


def say(line: str) -> None:
    # At once: whoever started us may be waiting for this line.
    print(line, flush=True)


def complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
