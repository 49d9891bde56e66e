"""The question for whom somebody works: an organisation there is, a new one, or none."""

from collections.abc import Sequence
from dataclasses import replace

from domain.organisations import EMPLOYERS, OrganisationKind
from domain.people import Role
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.roles import words
from handlers.roles.appointment import Appointment, Offer

_NOBODY = 0
_MOST = 5
_LONGEST = 64
_KINDS = tuple(OrganisationKind)


async def look(context: Context, answers: Appointment) -> Appointment:
    kinds = _kinds(answers)
    if not kinds or not answers.area:
        return answers
    if answers.typed_employer:
        return await _typed(context, answers, kinds)
    if answers.employed or answers.employers:
        return answers
    busiest = await context.unit.organisations.busiest(kinds, _MOST)
    return replace(
        answers, employers=tuple(Offer(id=each.id, label=each.name) for each in busiest)
    )


async def _typed(
    context: Context, answers: Appointment, kinds: Sequence[OrganisationKind]
) -> Appointment:
    name = answers.typed_employer
    answers = replace(answers, typed_employer="", employed=True)
    known = await context.unit.organisations.named(name)
    if known is None:
        # Where only one kind employs them, nobody has to say which.
        kind = kinds[0].value if len(kinds) == 1 else ""
        return replace(answers, organisation=0, employer=name, new_name=name, kind=kind)
    if known.kind not in kinds:
        raise NotAnAnswer(N_("That name belongs to another kind of organisation already."))
    return replace(answers, organisation=known.id, employer=known.name, new_name="")


def _kinds(answers: Appointment) -> Sequence[OrganisationKind]:
    """Of the employers of such a role; () where it is held for nobody."""
    possible = EMPLOYERS.get(Role(answers.role), frozenset()) if answers.role else frozenset()
    return [kind for kind in _KINDS if kind in possible]


def _choices(answers: Appointment, t: Translation) -> Sequence[Choice]:
    nobody = Choice(label=t.plain(N_("No organisation")), id=_NOBODY)
    offered = [Choice(label=cut(each.label, 30), id=each.id) for each in answers.employers]
    return [*offered, nobody]


def _choose(answers: Appointment, chosen: int) -> Appointment:
    if chosen == _NOBODY:
        return replace(answers, employed=True, organisation=0, employer="", new_name="")
    offered = next((each for each in answers.employers if each.id == chosen), None)
    if offered is None:
        raise IndexError
    return replace(
        answers, employed=True, organisation=chosen, employer=offered.label, new_name=""
    )


def _choose_kind(answers: Appointment, chosen: int) -> Appointment:
    if _KINDS[chosen] not in _kinds(answers):
        raise IndexError
    return replace(answers, kind=_KINDS[chosen].value)


def _no_kind(_answers: Appointment, _text: str) -> Appointment:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


QUESTION: Question[Appointment] = Question(
    name="employer",
    label=N_("Organisation"),
    words=lambda answers, t: t(
        N_("For whom does {name} work? Tap it, or send its full name."), name=answers.name
    ),
    missing=lambda answers: bool(_kinds(answers)) and not answers.employed,
    take=lambda answers, text: replace(answers, typed_employer=cut(text, _LONGEST)),
    choices=_choices,
    choose=_choose,
    across=1,
)

KIND: Question[Appointment] = Question(
    name="kind",
    label=N_("Kind of organisation"),
    words=lambda answers, t: t(N_("What is {name}?"), name=answers.employer),
    missing=lambda answers: bool(answers.new_name) and not answers.kind,
    take=_no_kind,
    choices=lambda answers, t: [
        Choice(label=t.plain(words.KINDS[kind]), id=_KINDS.index(kind)) for kind in _kinds(answers)
    ],
    choose=_choose_kind,
)
