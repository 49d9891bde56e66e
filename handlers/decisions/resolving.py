"""✅ 落实: what is adopted is given to somebody, until a day; it becomes a ticket or a task."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from domain.decisions import DecisionId
from domain.permissions import Action
from handlers.decisions import buttons, listing, telling
from handlers.kit import forms, resolutions
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form
from handlers.kit.resolutions import Wished
from handlers.kit.routing import Routes
from services.decisions import keeping


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopting(Wished):
    decision: int


class Adopter:
    """Knows who draws the cards of the ticket that comes of it."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._adopted)

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        decision = await keeping.may_resolve(context.unit, DecisionId(ids[0]), context.actor)
        answers = Adopting(
            decision=ids[0],
            title=decision.title,
            organisations=await resolutions.serving(context, decision.area),
            volunteers_are=resolutions.volunteers(context),
        )
        await forms.begin(context, self.form, answers)

    async def _adopted(self, context: Context, answers: Adopting) -> None:
        decision_id, rules = DecisionId(answers.decision), context.neighbourhood.decisions
        adopted = await keeping.resolve(
            context.unit, decision_id, answers.wish(), context.actor, rules
        )
        if adopted.work.ticket is not None:
            for move in self._routes.moves:
                await move(context.speaker, adopted.work.ticket, 0)
        await telling.changed(context.speaker, adopted.decision, context.actor)
        await listing.show(context, decision_id)


def _form(submit: Callable[[Context, Adopting], Awaitable[None]]) -> Form[Adopting]:
    return Form(
        name="decision-resolve",
        answers=Adopting,
        questions=resolutions.questions(),
        submit=submit,
        same=lambda open_, new: open_.decision == new.decision,
        summary=resolutions.summary,
        yes=N_("✅ Give it to them"),
        look=resolutions.look,
        of_others=True,
    )


def register(routes: Routes) -> None:
    adopter = Adopter(routes)
    routes.press(buttons.RESOLVE, adopter.pressed, action=Action.KEEP_DECISION)
    routes.form(adopter.form, action=Action.KEEP_DECISION)
