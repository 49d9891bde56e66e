"""Who does what: the list, one person's card, and finding somebody by name."""

from dataclasses import dataclass

from domain.people import Person, PersonId
from domain.permissions import Action, givable, may
from domain.roles import BarredFromAbove, MayNotBeBarred, PersonUnknown
from handlers.kit import forms, whom
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form
from handlers.kit.said import Said
from handlers.kit.screens import View
from handlers.kit.whom import Whom
from handlers.roles import views
from handlers.roles.placing import lines
from services import holders, proposals
from services import roles as service
from services.holders import Seen


async def roles(context: Context, _said: Said) -> None:
    await context.privately(await _page(context, 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(await _page(context, min(ids[0], 10_000)))


async def person(context: Context, ids: tuple[int, ...]) -> None:
    seen = await holders.see(context.unit, context.actor, PersonId(ids[0]))
    await context.in_place(await card(context, seen))


async def card(context: Context, seen: Seen) -> View:
    """With what the actor may do about them."""
    may_take = set()
    for each in seen.roles:
        own = each.person == context.actor.id
        entitled = own or each.role in givable(context.actor, each.area)
        if entitled and not each.vouched:
            may_take.add(each.id)
    return views.card(
        views.Card(
            person=seen.person,
            lines=await lines(context.speaker, seen.roles),
            takeable=frozenset(may_take),
            appointable=may(context.actor, Action.GIVE_ROLE) and not seen.person.barred,
            barrable=await _barrable(context, seen.person),
        )
    )


async def _barrable(context: Context, person: Person) -> bool:
    if not may(context.actor, Action.BAR):
        return False
    try:
        await service.may_welcome(context.unit, context.actor, person.id)
    except (BarredFromAbove, MayNotBeBarred, PersonUnknown):
        return False
    return True


async def _page(context: Context, page: int) -> View:
    waiting = await proposals.waiting_for(context.unit, context.actor)
    size = views.A_PAGE - bool(waiting)
    found = await holders.page(context.unit, context.actor, size + 1, page * size)
    listing = views.Listing(
        lines=await lines(context.speaker, found[:size]),
        page=page,
        more=len(found) > size,
        proposal=waiting[0].id if waiting else None,
    )
    return views.roles(listing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Whom):
    """Somebody is looked for."""


async def find(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FINDING, Finding())


async def _found(context: Context, answers: Finding) -> None:
    seen = await holders.see(context.unit, context.actor, PersonId(answers.person))
    await context.redraw(await card(context, seen))


FINDING: Form[Finding] = Form(
    name="find-person",
    answers=Finding,
    questions=(whom.question(N_("Whom are you looking for? Send me a part of their name.")),),
    submit=_found,
    same=lambda _open, _new: True,
    contact=whom.take_contact,
    look=whom.look,
)
