"""What a file of reasons consists of."""

from collections.abc import Callable
from typing import Any

from domain.refusals import Refusal
from handlers.kit.i18n import Translation

#: A button's label, and the wire name of a press without ids.
Ways = dict[type[Refusal], tuple[str, str]]
Words = dict[type[Refusal], Callable[[Translation, Any], str]]
