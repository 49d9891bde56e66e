"""Asking the building head: where, who, as what; then one tap of theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.people import Relation
from domain.residents import ApplicationId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import Screen, html, view
from handlers.residents import application_views as views
from handlers.residents import finding, words
from handlers.residents.finding import Lineage
from handlers.residents.telling import deciders_card, own_card
from services import applications

_NAME = re.compile(r"[^\d\n@/<>]{2,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applying:
    #: As it was typed.
    said: str = ""
    #: What that may mean.
    found: tuple[Lineage, ...] = ()
    home: Lineage = ()
    name: str = ""
    relation: Relation | None = None


async def begin(context: Context, _ids: tuple[int, ...]) -> None:
    """Whoever asked already sees how that stands. Raises `TooManyApplications`."""
    waiting = await context.unit.applications.waiting(context.actor.id)
    if waiting is None:
        await applications.may_apply(context.unit, context.actor)
        await forms.begin(context, FORM, Applying())
        return
    put = await applications.show(context.unit, waiting.id)
    await context.privately(views.own(put, None), card=own_card(put))


async def _look(context: Context, answers: Applying) -> Applying:
    if not answers.said or answers.found:
        return answers
    found = await finding.homes(context, answers.said)
    return replace(answers, found=found, home=found[0] if len(found) == 1 else ())


def _where(answers: Applying, text: str) -> Applying:
    return replace(answers, said=text, found=(), home=())


def _name(answers: Applying, text: str) -> Applying:
    name = " ".join(text.split())
    if not _NAME.fullmatch(name):
        raise NotAnAnswer(N_("Please write your full name, as on your identity card."))
    return replace(answers, name=name)


def _relation(_answers: Applying, _text: str) -> Applying:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


def _relations(_answers: Applying, t: Translation) -> Sequence[Choice]:
    return [
        Choice(label=t.plain(words.RELATIONS[each]), id=at) for at, each in enumerate(Relation)
    ]


async def _applied(context: Context, answers: Applying) -> None:
    assert answers.home, "asked before"
    assert answers.relation, "asked before"
    put = await applications.apply(
        context.unit, context.actor, answers.home[-1].id, answers.name, answers.relation
    )
    asked = await applications.deciders(context.unit, put.home[-1], context.actor)
    assert asked is not None, "else it was refused"
    role, people = asked
    for person in people:
        await context.tell(person, views.to_decide(put, None), card=deciders_card(put))
    names = context.t.plain(N_(", ")).join(each.name for each in people[:3])
    await context.redraw(views.own(put, (role, names)), card=own_card(put))


async def withdraw(context: Context, ids: tuple[int, ...]) -> None:
    put = await applications.withdraw(context.unit, ApplicationId(ids[0]), by=context.actor)
    await context.speaker.refresh(deciders_card(put), views.to_decide(put, None))
    await context.redraw(views.own(put, None), card=own_card(put))


@view
def _summary(t: Translation, answers: Applying) -> Screen:
    relation = t.plain(words.RELATIONS[answers.relation]) if answers.relation else ""
    lines = [
        t(N_("<b>Ask to be registered?</b>")),
        html("🏠 {home}", home=words.address(t, answers.home)),
        html("👤 {name} · {relation}", name=answers.name, relation=relation),
        Markup(),
        t(words.CONSENT),
    ]
    return Screen(text=Markup("\n").join(lines))


FORM = Form(
    name="application",
    answers=Applying,
    questions=(
        Question(
            name="home",
            label=N_("Home"),
            words=lambda a, t: t(
                finding.SEVERAL
                if len(a.found) > 1
                else N_("Which home is yours? For example “building 3, unit 2, room 501”.")
            ),
            missing=lambda answers: not answers.home,
            take=_where,
            choices=lambda a, t: finding.choices(a.found, t),
            choose=lambda a, chosen: replace(a, home=a.found[chosen]),
            across=1,
        ),
        Question(
            name="name",
            label=N_("Name"),
            words=lambda _a, t: t(N_("What is your name, as on your identity card?")),
            missing=lambda answers: not answers.name,
            take=_name,
        ),
        Question(
            name="relation",
            label=N_("Relation"),
            words=lambda _a, t: t(N_("Who are you to this home?")),
            missing=lambda answers: answers.relation is None,
            take=_relation,
            choices=_relations,
            choose=lambda a, chosen: replace(a, relation=tuple(Relation)[chosen]),
            across=3,
        ),
    ),
    submit=_applied,
    same=lambda _open, _new: True,
    look=_look,
    summary=_summary,
    yes=N_("✅ Agree and send"),
)
