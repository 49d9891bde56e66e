"""抢单: by a tap, by a command, by plain words, as a reply to a card."""

from collections.abc import Sequence

from domain.groups import Purpose
from domain.permissions import Action, require
from domain.tasks import NotAVolunteer, TaskId, TaskUnknown
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Key, Screen, html, view
from handlers.tasks import buttons, listing, orders, telling
from services import tasks
from services.tasks import Grabbed

ORDER = orders.Order("抢单", "抢", "接单", "grab")
#: Enough as an answer to a card.
_YES = orders.Order("我来", "我去", "我可以", "我报名", "报名", "接", "算我一个")


class Grabber:
    """Knows who draws the cards of the ticket that a task was made of."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        await self._grab(context, ids[0])

    async def command(self, context: Context, said: Said) -> None:
        """/grab 12; /grab as a reply to a card; /grab alone shows what there is."""
        card = await orders.replied_to(context)
        named = (card,) if card else ORDER.read(f"抢 {said.text}")
        await self._said(context, named or ())

    async def heard(self, context: Context, said: Said) -> bool:
        if said.forwarded:
            return await _forwarded(context, said)
        named = await _named(context, said)
        if named is None or not await _meant_for_us(context, said):
            return False
        if context.work.actor is None:
            await orders.answer(context, _way_in(context.private_link("k0")))
        else:
            require(context.actor, Action.VOLUNTEER)
            await self._said(context, named)
        return True

    async def _said(self, context: Context, named: Sequence[int]) -> None:
        if not named:
            await listing.show(context)
        elif len(named) > 1:
            await orders.answer(context, _one_at_a_time())
        else:
            await self._grab(context, named[0])

    async def _grab(self, context: Context, number: int) -> None:
        if not orders.possible(number):
            raise TaskUnknown(number)
        try:
            grabbed = await tasks.grab(context.unit, TaskId(number), context.actor)
        except NotAVolunteer:
            await _show_the_way(context)
            return
        await self._redraw(context, grabbed)
        if context.press is not None:
            await _answer_press(context, grabbed)
        else:
            await _answer_words(context, grabbed)

    async def _redraw(self, context: Context, grabbed: Grabbed) -> None:
        """Whoever only joins the queue changes nothing that others read in private."""
        task = grabbed.claim.task
        await telling.take_over(context, task)
        if grabbed.place:
            await telling.refresh_for(context.speaker, task, context.actor)
        else:
            await telling.refresh(context.speaker, task)
        await telling.redraw_ticket(self._routes, context.speaker, grabbed.ticket)


async def _named(context: Context, said: Said) -> Sequence[int] | None:
    """Which tasks are meant; (): one, and not said which; None: it was no order."""
    named, yes = ORDER.read(said.text), _YES.read(said.text)
    if named:
        return named
    if named is None and yes is None:
        return None
    if yes:
        return await _with_a_number(context, yes)
    card = await orders.replied_to(context) or await orders.offered(context, buttons.GRAB)
    if card is not None:
        return (card,)
    busy = not context.private or await context.unit.drafts.of(context.actor.id) is not None
    return None if busy else named


async def _with_a_number(context: Context, yes: Sequence[int]) -> Sequence[int] | None:
    """“我来 12” to us means that task, whatever stands above it; among neighbours “我去 3 号” may
    be a day or a house, unless it answers the card of that number.
    """
    if context.private:
        return None if await context.unit.drafts.of(context.actor.id) is not None else yes
    return yes if tuple(yes) == (await orders.replied_to(context),) else None


async def _meant_for_us(context: Context, said: Said) -> bool:
    """Among staff 接单 is said of tickets."""
    if context.private:
        return True
    purpose = await orders.purpose_here(context)
    if purpose is Purpose.STAFF and "接" in said.text:
        return await orders.replied_to(context) is not None
    return purpose is not None


async def _forwarded(context: Context, said: Said) -> bool:
    """It may be anybody's: it is shown the way, and does nothing."""
    number = orders.forwarded_card(context, said)
    named = ORDER.read(said.text)
    if number is None and not named:
        return False
    if await context.unit.drafts.of(context.actor.id) is not None:
        return False
    await context.reply(_passed_on(number or (named or (0,))[0]))
    return True


async def _answer_press(context: Context, grabbed: Grabbed) -> None:
    task = grabbed.claim.task
    if context.private and context.pressed_message is not None:
        reached = True
    else:
        reached = await telling.hand(context.speaker, task, context.actor)
    if reached:
        context.alert(_in_short(context.t, grabbed))
    else:
        context.alert("", url=context.private_link(f"k{task.id}"))


async def _answer_words(context: Context, grabbed: Grabbed) -> None:
    """In private; in a group only that it is taken, or what does not reach them otherwise: many
    may say it at once.
    """
    task = grabbed.claim.task
    reached = await telling.hand(context.speaker, task, context.actor)
    if not context.private and (not grabbed.place or not reached):
        link = "" if reached else context.private_link(f"k{task.id}")
        await orders.answer(context, _shortly(grabbed, link))


async def _show_the_way(context: Context) -> None:
    """To whoever has not joined: one tap, in private."""
    if context.private:
        await context.reply(_not_yet())
    elif await context.tell(context.actor, _not_yet()):
        context.alert(context.t.plain(_JOIN_FIRST))
        if context.press is None:
            await orders.answer(context, _way_in(""))
    elif context.press is not None:
        context.alert("", url=context.private_link("k0"))
    else:
        await orders.answer(context, _way_in(context.private_link("k0")))


_JOIN_FIRST = N_("Volunteers take tasks. One tap in our private chat, and you are one.")


def _in_short(t: Translation, grabbed: Grabbed) -> str:
    """For everybody's ears."""
    number = grabbed.claim.task.id
    if not grabbed.place:
        words = N_("✅ Task #{number} is yours. Where to go stands in our private chat.")
        return t.plain(words, number=number)
    return t.plain(
        N_(
            "⏳ Task #{number} has all its helpers. You are number {place} on the waiting list;"
            " I tell you at once when it is your turn."
        ),
        number=number,
        place=grabbed.place,
    )


@view
def _shortly(t: Translation, grabbed: Grabbed, link: str) -> Screen:
    words = html("{words}", words=_in_short(t, grabbed))
    return Screen(text=words, keys=_door(t, N_("Open our chat"), link))


@view
def _not_yet(t: Translation) -> Screen:
    return Screen(
        text=t(N_("Volunteers take tasks. One tap, and you are one; then take it again.")),
        keys=((buttons.JOIN(t),),),
    )


@view
def _way_in(t: Translation, link: str) -> Screen:
    return Screen(text=t(_JOIN_FIRST), keys=_door(t, N_("🤝 I want to help"), link))


def _door(t: Translation, label: str, link: str) -> tuple[tuple[Key, ...], ...]:
    return ((Key(label=t.plain(label), url=link),),) if link else ()


@view
def _one_at_a_time(t: Translation) -> Screen:
    return Screen(text=t(N_("One at a time, please, for example: 抢 12")))


@view
def _passed_on(t: Translation, number: int) -> Screen:
    """The task may be gone, or in another area: opening it asks."""
    keys = ((buttons.OPEN(t, number),),) if orders.possible(number) else ()
    words = N_(
        "What is forwarded takes no task. If you want task #{number} yourself, open it below"
        " or write: 抢 {number}"
    )
    return Screen(text=t(words, number=number), keys=keys)


def register(routes: Routes) -> None:
    """Anybody welcome may try: whoever has not joined is shown how."""
    grabber = Grabber(routes)
    welcome = Action.VOLUNTEER
    routes.press(buttons.GRAB, grabber.pressed, action=welcome)
    routes.command("grab", N_("Take a task, by its number"), grabber.command, action=welcome)
    routes.spoken.append(grabber.heard)
