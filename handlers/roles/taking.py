"""Taking a role back, with a second tap; one's own, to give it up."""

from domain.people import Role
from domain.roles import Change, RoleNotHeld
from handlers.kit.context import Context
from handlers.roles import proposing, telling, views
from handlers.roles.placing import lines, where
from services import proposals, roles
from storage.grants import GrantId


async def ask(context: Context, ids: tuple[int, ...]) -> None:
    held = await roles.takeable(context.unit, context.actor, GrantId(ids[0]))
    holding = await context.unit.holders.get(held.id)
    if holding is None:
        raise RoleNotHeld
    [line] = await lines(context.speaker, [holding])
    await context.in_place(views.take_indeed(line))


async def take(context: Context, ids: tuple[int, ...]) -> None:
    held = await roles.takeable(context.unit, context.actor, GrantId(ids[0]))
    if held.role is Role.ADMINISTRATOR and held.person != context.actor.id:
        put = await proposals.propose(context.unit, context.actor, held.person, Change.TAKE)
        await proposing.put_forward(context, put)
        return
    changed = await roles.take(context.unit, context.actor, held.id)
    place = await where(context.speaker, changed.area)
    await context.in_place(views.taken(changed, place))
    if changed.person.id != context.actor.id:
        told = telling.no_longer(changed, place)
        await context.speaker.tell(changed.person, told, gentle=True)
