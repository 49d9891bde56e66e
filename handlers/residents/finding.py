"""The home that somebody means, from what they typed."""

from collections.abc import Sequence

from domain.areas import Area, Level
from domain.permissions import Action, may
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer
from handlers.residents import words
from services import areas

#: On one screen; whoever lives in none of these names the compound.
_MOST = 6
SEVERAL = N_(
    "There are several of these. Which one is it? If it is none of them, please write the"
    " compound's name as well."
)

Lineage = tuple[Area, ...]


async def homes(context: Context, said: str, *, invited: bool = False) -> tuple[Lineage, ...]:
    """All that it may mean. Raises `NotAnAnswer` where that is none.

    `invited`: only those into which the actor may invite.
    """
    found = [area for area in await areas.find(context.unit, said) if area.level is Level.HOME]
    if not found:
        raise NotAnAnswer(
            N_(
                "I cannot find this home. Please write it as on the door plate,"
                " for example “building 3, unit 2, room 501”."
            )
        )
    meant = looked_after(context, found) if invited else found
    return await lineages(context, meant[:_MOST])


def looked_after(context: Context, found: Sequence[Area]) -> Sequence[Area]:
    """Those into which the actor may invite. Raises `NotAnAnswer` where that is none."""
    theirs = [area for area in found if may(context.actor, Action.INVITE, at=area)]
    if not theirs:
        raise NotAnAnswer(N_("That is outside the area that you look after. Another one?"))
    return theirs


async def lineages(context: Context, found: Sequence[Area]) -> tuple[Lineage, ...]:
    return tuple([tuple(await context.unit.areas.lineage(area)) for area in found])


def choices(found: Sequence[Lineage], t: Translation) -> Sequence[Choice]:
    """Asked only where several are meant."""
    if len(found) < 2:
        return ()
    return [Choice(label=words.address(t, home), id=at) for at, home in enumerate(found)]
