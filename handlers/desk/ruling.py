"""➕ A rule: for which place and category, and to whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.permissions import Action
from domain.tickets import Category
from handlers.desk import rules, sorting, words
from handlers.desk.sorting import Sorted
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Offer
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import Screen, cut, view
from services import ruling

_LONGEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Sorted):
    whole: bool = True
    organisation: int = 0
    organisation_name: str = ""
    organisations: tuple[Offer, ...] = ()
    #: As it was typed, until it has been looked up.
    typed_organisation: str = ""


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    """Whoever may read the rules there may add one."""
    area = await placing.area_of(context.unit, ids[0])
    await ruling.over(context.unit, area, context.actor)
    place = await placing.written(context, area)
    await forms.begin(context, FORM, Ruling(area=area.id, place=place))


async def _look(context: Context, answers: Ruling) -> Ruling:
    answers = await placing.look(context, answers, Action.DISPATCH)
    if answers.typed_organisation:
        known = await ruling.named(context.unit, answers.typed_organisation)
        if known is None:
            raise NotAnAnswer(N_("I know no organisation of that name. Please tap one of these."))
        return replace(
            answers,
            organisation=known.id,
            organisation_name=known.name,
            typed_organisation="",
        )
    if answers.organisations:
        return answers
    offered = await ruling.offered(context.unit)
    offers = tuple(Offer(id=each.id, label=each.name) for each in offered)
    return replace(answers, organisations=offers)


async def _made(context: Context, answers: Ruling) -> None:
    area = await placing.area_of(context.unit, answers.area)
    category = Category(answers.category) if answers.category else None
    to = await placing.organisation_of(context.unit, answers.organisation)
    await ruling.make(context.unit, area, category, to, context.actor)
    await context.redraw(await rules.of_area(context, area))


def _choices(answers: Ruling, _t: Translation) -> Sequence[Choice]:
    return [Choice(label=cut(each.label, 30), id=each.id) for each in answers.organisations]


def _choose(answers: Ruling, chosen: int) -> Ruling:
    offered = next((each for each in answers.organisations if each.id == chosen), None)
    if offered is None:
        raise IndexError
    return replace(answers, organisation=chosen, organisation_name=offered.label)


@view
def _summary(t: Translation, answers: Ruling) -> Screen:
    category = Category(answers.category) if answers.category else None
    return Screen(
        text=t(
            N_("🔀 {place} · {category} → {organisation}. Shall new tickets go there?"),
            place=answers.place,
            category=words.category(t, category),
            organisation=answers.organisation_name,
        )
    )


FORM: Form[Ruling] = Form(
    name="rule",
    answers=Ruling,
    questions=(
        placing.question(Ruling),
        sorting.question(Ruling),
        Question(
            name="organisation",
            label=N_("Organisation"),
            words=lambda _answers, t: t(N_("Who shall get them? Tap it, or send its full name.")),
            missing=lambda answers: not answers.organisation,
            take=lambda answers, text: replace(
                answers, typed_organisation=cut(text, _LONGEST), organisation=0
            ),
            choices=_choices,
            choose=_choose,
            across=1,
        ),
    ),
    submit=_made,
    same=lambda open_, new: open_.area == new.area,
    look=_look,
    summary=_summary,
)
