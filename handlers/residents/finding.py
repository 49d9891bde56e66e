"""The home that somebody means, from what they typed."""

from collections.abc import Sequence

from domain.areas import Area, Level
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer
from handlers.residents import words
from services import areas

#: More compounds than this have no building of the same number.
_MOST = 6

Lineage = tuple[Area, ...]


async def homes(context: Context, said: str) -> tuple[Lineage, ...]:
    """All that it may mean. Raises `NotAnAnswer` where that is none."""
    found = [area for area in await areas.find(context.unit, said) if area.level is Level.HOME]
    if not found:
        raise NotAnAnswer(
            N_(
                "I cannot find this home. Please write it as on the door plate,"
                " for example “building 3, unit 2, room 501”."
            )
        )
    return await lineages(context, found[:_MOST])


async def lineages(context: Context, found: Sequence[Area]) -> tuple[Lineage, ...]:
    return tuple([tuple(await context.unit.areas.lineage(area)) for area in found])


def choices(found: Sequence[Lineage], t: Translation) -> Sequence[Choice]:
    """Asked only where several are meant."""
    if len(found) < 2:
        return ()
    return [Choice(label=words.address(t, home), id=at) for at, home in enumerate(found)]
