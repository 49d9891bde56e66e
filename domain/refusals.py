"""Why something did not happen: facts, named for the state of the world.

Words for people are made of these in one place (`handlers/kit/refusals.py`).
"""

from typing import ClassVar


class Refusal(Exception):
    """Nothing was changed, and the person is told why."""

    #: Whether the same may be granted a little later.
    passing: ClassVar[bool] = False


class NobodyKnown(Refusal):
    """A channel, a bot or an anonymous administrator: nobody whom we could know again."""


class ResidentsOnly(Refusal):
    """A guest asked for what only residents may do."""


class TooManyFilings(Refusal):
    """More tickets in a while than one person may file; emergencies are never limited."""

    passing = True

    def __init__(self, limit: int, hours: int) -> None:
        super().__init__(limit, hours)
        self.limit, self.hours = limit, hours
