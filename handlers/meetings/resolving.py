"""✅ 决议: what is to be done, by whom, until when; it becomes a ticket or a task."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from domain.meetings import ItemId
from domain.permissions import Action
from handlers.kit import doors, forms, resolutions
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.resolutions import Wished
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, panels, telling, words
from services.meetings import deciding
from services.meetings.deciding import Became


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolving(Wished):
    item: int


class Resolver:
    """Knows who draws the cards of the ticket that comes of it."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._resolved)

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        item = await deciding.may_resolve(context.unit, ItemId(ids[0]), context.actor)
        answers = Resolving(
            item=ids[0],
            title=item.title,
            organisations=await resolutions.serving(context, item.meeting.area),
            volunteers_are=resolutions.volunteers(context),
        )
        await forms.begin(context, self.form, answers)

    async def _resolved(self, context: Context, answers: Resolving) -> None:
        item_id = ItemId(answers.item)
        became = await deciding.resolve(context.unit, item_id, answers.wish(), context.actor)
        await context.redraw(_done(became))
        changed = became.ticket or became.about
        if changed is not None:
            for move in self._routes.moves:
                await move(context.speaker, changed, 0)
        await telling.refresh_item(context.speaker, became.item)
        await telling.refresh(context.speaker, became.item.meeting)
        await panels.show(context, became.item.meeting.id)


@view
def _done(t: Translation, became: Became) -> Screen:
    keys = ((doors.TICKET(t, became.ticket.ticket.id),),) if became.ticket else ()
    said = N_("✅ Resolved: {resolution}")
    return Screen(text=t(said, resolution=words.resolution(t, became.resolution)), keys=keys)


def _form(submit: Callable[[Context, Resolving], Awaitable[None]]) -> Form[Resolving]:
    return Form(
        name="resolve",
        answers=Resolving,
        questions=resolutions.questions(),
        submit=submit,
        same=lambda open_, new: open_.item == new.item,
        summary=resolutions.summary,
        yes=N_("✅ Resolve"),
        look=resolutions.look,
    )


def register(routes: Routes) -> None:
    resolver = Resolver(routes)
    routes.press(buttons.RESOLVE, resolver.pressed, action=Action.CHAIR)
    routes.form(resolver.form, action=Action.CHAIR)
