"""🎤 The chair's telephone: open an item, write down what is said, call the next, vote, end."""

from domain.meetings import CHOICES, Choice, Item, ItemId, MeetingId
from domain.permissions import Action
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Press, Routes
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, item_views, panels, telling, words
from services.meetings import chairing, holding


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.open_item(context.unit, ItemId(ids[0]), context.actor)
    await telling.hand_item(context.speaker, item)
    await telling.refresh(context.speaker, item.meeting)
    await panels.after(context, item)


async def close(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.close_item(context.unit, ItemId(ids[0]), context.actor)
    await telling.refresh_item(context.speaker, item)
    await panels.after(context, item)


async def call_next(context: Context, ids: tuple[int, ...]) -> None:
    item_id = ItemId(ids[0])
    called = await chairing.call_next(context.unit, item_id, ids[1], context.actor)
    item = await holding.look_at(context.unit, item_id)
    if called is None:
        context.alert(context.t.plain(N_("Nobody waits to speak.")))
    else:
        context.alert(context.t.plain(N_("Next: {name}"), name=called.name))
        await context.tell(called, _your_turn(item))
    await panels.after(context, item)


async def speak(context: Context, ids: tuple[int, ...]) -> None:
    item_id = ItemId(ids[0])
    place = await chairing.ask_to_speak(context.unit, item_id, context.actor)
    context.alert(context.t.plain(N_("Noted. You are number {place}."), place=place))
    item = await holding.look_at(context.unit, item_id)
    await telling.refresh_panel(
        context.speaker, await holding.picture(context.unit, item.meeting.id)
    )


async def open_vote(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.open_vote(context.unit, ItemId(ids[0]), context.actor)
    await telling.hand_item(context.speaker, item)
    await panels.after(context, item)


def voting(choice: Choice) -> Press:
    async def pressed(context: Context, ids: tuple[int, ...]) -> None:
        item = await chairing.vote(context.unit, ItemId(ids[0]), choice, context.actor)
        if context.press is None:
            await context.reply(_voted(choice))
        else:
            context.alert(str(_voted(choice)(context.t).text))
        seen = await holding.picture(context.unit, item.meeting.id)
        await telling.refresh_panel(context.speaker, seen)

    return pressed


async def close_vote(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.close_vote(
        context.unit, ItemId(ids[0]), context.actor, context.neighbourhood
    )
    await telling.refresh_item(context.speaker, item)
    await telling.refresh(context.speaker, item.meeting)
    await panels.after(context, item)


async def end(context: Context, ids: tuple[int, ...]) -> None:
    """Whoever has the chair reads what was not written down: it still can be."""
    unit, meeting_id = context.unit, MeetingId(ids[0])
    meeting = await chairing.end(unit, meeting_id, context.actor, context.neighbourhood)
    context.alert(context.t.plain(N_("The meeting is over. Thank you!")))
    await telling.refresh(context.speaker, meeting)
    chairs = {context.actor.id} | ({meeting.chair.id} if meeting.chair else set())
    people = [await unit.people.get(each) for each in sorted(chairs)]
    await telling.unresolved(context.speaker, meeting, people)


@view
def _voted(t: Translation, choice: Choice) -> Screen:
    said = N_("Your household votes: {choice}.")
    return Screen(text=t(said, choice=t.plain(words.CHOICES[choice])))


@view
def _your_turn(t: Translation, item: Item) -> Screen:
    said = N_("🎤 It is your turn to speak: {title}\nIf you are online, write it down here.")
    return Screen(text=t(said, title=item.title), keys=((buttons.REMARK(t, item.id),),))


def register(routes: Routes) -> None:
    chair, attend = Action.CHAIR, Action.ATTEND
    routes.press(buttons.BEGIN, begin, action=chair)
    routes.press(buttons.CLOSE, close, action=chair)
    routes.press(buttons.NEXT, call_next, action=chair)
    routes.press(buttons.OPEN_VOTE, open_vote, action=chair)
    routes.press(buttons.CLOSE_VOTE, close_vote, action=chair)
    routes.press(buttons.END, end, action=chair)
    routes.press(buttons.SPEAK, speak, action=attend)
    for choice in CHOICES:
        routes.press(item_views.VOTES[choice], voting(choice), action=attend)
