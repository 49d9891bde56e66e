"""What a file of reasons consists of."""

from collections.abc import Callable
from typing import Any

from domain.refusals import Refusal
from handlers.kit.i18n import Translation

Words = dict[type[Refusal], Callable[[Translation, Any], str]]
