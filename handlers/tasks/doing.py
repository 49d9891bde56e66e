"""完成 and 放弃 by command and in plain words, and all that belongs to doing a task."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from domain.permissions import Action, require
from domain.tasks import Claim, ClaimState, TaskId, TaskUnknown
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.tasks import (
    arriving,
    clock,
    dropping,
    finishing,
    judging,
    orders,
    showing,
)
from handlers.tasks.orders import Order

#: As many as anybody could have in hand.
_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Something that can be said of a task that one has."""

    order: Order
    #: In which state it can be meant where no number is said.
    states: frozenset[ClaimState]
    example: str
    do: Callable[[Context, tuple[int, ...]], Awaitable[None]]

    async def command(self, context: Context, said: Said) -> None:
        card = await orders.replied_to(context)
        named = (card,) if card else orders.numbers(said.text)
        number = named[0] if named else await self._only_one(context)
        if number is None:
            await context.privately(_which(self.example))
            return
        await self._do(context, number)

    async def heard(self, context: Context, said: Said) -> bool:
        """Of a task that they have; in a group everything else is talk among neighbours."""
        named = self.order.read(said.text)
        if named is None or said.forwarded or context.work.actor is None:
            return False
        number = named[0] if named else await self._meant(context)
        if number is None:
            return False
        if not context.private and not await self._theirs(context, number):
            return False
        require(context.actor, Action.VOLUNTEER)
        await self._do(context, number)
        return True

    async def _meant(self, context: Context) -> int | None:
        """By words alone: the card that they answer; in private, where nothing else is asked,
        the only task of which it can be said.
        """
        card = await orders.replied_to(context)
        if card is not None or not context.private:
            return card
        busy = await context.unit.drafts.of(context.actor.id) is not None
        return None if busy else await self._only_one(context)

    async def _do(self, context: Context, number: int) -> None:
        if not orders.possible(number):
            raise TaskUnknown(number)
        await self.do(context, (number,))

    async def _theirs(self, context: Context, number: int) -> bool:
        if not orders.possible(number):
            return False
        claim = await context.unit.claims.theirs(TaskId(number), context.actor.id)
        return claim is not None and claim.active

    async def _only_one(self, context: Context) -> int | None:
        held: Sequence[Claim] = await context.unit.claims.of_person(
            context.actor.id, _MOST, active=True
        )
        fitting = [each.task.id for each in held if each.state in self.states]
        return fitting[0] if len(fitting) == 1 else None


@view
def _which(t: Translation, example: str) -> Screen:
    said = N_("Which task? Please say its number, for example: {example}\nYours stand in /tasks.")
    return Screen(text=t(said, example=example))


def register(routes: Routes) -> None:
    finisher, dropper = finishing.Finisher(routes), dropping.Dropper(routes)
    arriving.register(routes)
    finishing.register(routes, finisher)
    dropping.register(routes, dropper)
    judging.register(routes)
    showing.register(routes)
    clock.register(routes, clock.Clock(routes, dropper))
    done = Ordered(
        order=Order("完成了?", "做完了?", "搞定了?", "done", "finish(?:ed)?"),
        states=frozenset({ClaimState.ARRIVED}),
        example="完成 12",
        do=finisher.pressed,
    )
    given_up = Ordered(
        order=Order("放弃", "退单", "drop", "give up"),
        states=frozenset({ClaimState.HOLDING, ClaimState.WAITING}),
        example="放弃 12",
        do=dropper.pressed,
    )
    there = Ordered(
        order=Order("我?(?:已经?)?到了?", "签到", "here"),
        states=frozenset({ClaimState.HOLDING}),
        example="到了 12",
        do=arriving.arrive,
    )
    welcome = Action.VOLUNTEER
    routes.command("done", N_("A task is done"), done.command, action=welcome)
    routes.command("drop", N_("Give a task up"), given_up.command, action=welcome)
    routes.spoken += [done.heard, given_up.heard, there.heard]
