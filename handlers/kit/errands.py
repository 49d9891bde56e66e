"""Errands: work too long for an update. Who does one holds a `Desk`.

An errand is begun at least once: whatever its handler writes before its last word may be written
again after a kill, and must come to the same.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, Protocol, TypeVar

import msgspec

from domain.people import Person
from domain.settings import Neighbourhood
from handlers.kit.i18n import Languages
from handlers.kit.speaking import Speaker
from services.vote_keys import Keys
from storage import errands
from storage.database import Database
from storage.unit import Unit
from storage.uploads import Kept

A = TypeVar("A")
P = ParamSpec("P")
R = TypeVar("R")


class Apart(Protocol):
    """Runs a function where it can neither hold up nor bring down the rest."""

    async def __call__(self, work: Callable[[], R], /) -> R: ...


class SettledMeanwhile(Exception):
    """Somebody else did it, or whoever asked is gone: what was about to be done is undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    errand: errands.Errand
    #: Who asked; None: nobody.
    person: Person | None
    database: Database
    languages: Languages
    neighbourhood: Neighbourhood
    #: Of secret votes.
    keys: Keys
    #: A file's bytes by its id at Telegram, at most 20 MB.
    fetch: Callable[[str], Awaitable[bytes]]
    run_apart: Apart

    def args(self, kind: type[A]) -> A:
        """What was asked for, as the type that `errands.add` was given."""
        return msgspec.json.decode(self.errand.args, type=kind)

    async def upload(self) -> Kept | None:
        """The file that came with it; None where there is none, or it was dropped since."""
        if self.errand.upload_id is None:
            return None
        async with self.database.read() as unit:
            return await unit.uploads.get(self.errand.upload_id)

    def reading(self) -> AbstractAsyncContextManager[Unit]:
        return self.database.read()

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[Speaker]:
        """A transaction of its own, short: everybody who writes to the bot waits for it."""
        async with self.database.write() as unit:
            yield Speaker(unit, self.languages, self.neighbourhood, self.keys)

    @asynccontextmanager
    async def finishing(self) -> AsyncIterator[Speaker]:
        """The last transaction: the errand ends with it, so that this much happens once."""
        async with self.speaking() as speaker:
            if not await speaker.unit.errands.settle(self.errand.id, speaker.unit.now):
                raise SettledMeanwhile
            yield speaker

    async def apart(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """In a process of its own. The function is pure, and can be pickled with what it is given
        and gives back. Raises what it raises, and `TooMuchWork`.
        """
        return await self.run_apart(partial(function, *args, **kwargs))


#: Does one errand. Raises a `Refusal` to end it with words for whoever asked.
Errand = Callable[[Desk], Awaitable[None]]
