"""An owner brings family or tenants into their own home."""

from dataclasses import dataclass

from domain.areas import AreaId
from domain.people import Relation
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Screen, view
from handlers.residents import words
from handlers.residents.finding import Lineage
from handlers.residents.given import give
from services import inviting


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    home: Lineage
    relation: Relation


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    """Asked first: each invitation is another key to the home."""
    if ids[1] >= len(Relation):
        raise ButtonRetired
    relation = tuple(Relation)[ids[1]]
    home = await inviting.may_bring(context.unit, AreaId(ids[0]), relation, context.actor)
    await forms.begin(context, FORM, Bringing(home=tuple(home), relation=relation))


async def _made(context: Context, answers: Bringing) -> None:
    made = await inviting.for_household(
        context.unit,
        answers.home[-1].id,
        answers.relation,
        context.actor,
        context.neighbourhood,
    )
    await give(context, made)


@view
def _sure(t: Translation, answers: Bringing) -> Screen:
    family = answers.relation is Relation.FAMILY
    question = N_(
        "Invite somebody of your family into {home}? They will see who lives there, and can report"
        " what is wrong there."
    )
    tenant = N_("Invite your tenant into {home}? They can report what is wrong there.")
    return Screen(text=t(question if family else tenant, home=words.address(t, answers.home)))


FORM = Form(
    name="bringing",
    answers=Bringing,
    questions=(),
    submit=_made,
    same=lambda open_, new: open_ == new,
    summary=_sure,
    yes=N_("✉️ Make the invitation"),
)
