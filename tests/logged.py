"""All that the process says about itself while something happens."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot import logs


@contextmanager
def listening(*, loud: bool = False) -> Iterator[io.StringIO]:
    """At DEBUG, as JSON lines. `loud`: with those libraries that are kept quiet."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    logs.set_up("DEBUG", stream=stream)
    if loud:
        for name in levels:
            logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield stream
    finally:
        logging.captureWarnings(capture=False)
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, earlier in levels.items():
            logging.getLogger(name).setLevel(earlier)
