"""✏️ 更正积分: whose, which work, how many it should be, and why; then one tap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.people import PersonId, Topic
from domain.points import EntryId, NoWork, OwnPoints, Work
from handlers.kit import forms, whom
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.screens import Screen, cut, html, view
from handlers.kit.whom import Whom
from handlers.points.words import noted
from services import points
from services.points import Corrected

_A_PAGE, _FIRST_PAGE = 5, 10**15
#: Of somebody's newest works: what is older is history.
_LOOKED_AT = 60
_LABEL, _TITLE, _WHY = 34, 60, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A work that may be corrected."""

    latest: int
    title: str
    label: str
    worth: int
    #: What it can be at most.
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Whom):
    #: Whose works these are: another person's are looked up anew.
    listed_for: int = 0
    works: tuple[Listed, ...] = ()
    page: int = 0
    #: None: not chosen.
    work: Listed | None = None
    worth: int | None = None
    why: str = ""


async def begin(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Correction())


async def _look(context: Context, answers: Correction) -> Correction:
    answers = await whom.look(context, answers)
    if not answers.person or answers.listed_for == answers.person:
        return answers
    if answers.person == context.actor.id:
        raise OwnPoints
    unit, by = context.unit, context.actor
    found = await points.works(unit, PersonId(answers.person), by, _LOOKED_AT)
    if not found:
        raise NoWork
    most = context.neighbourhood.volunteers.most
    works = tuple(_listed(context.t, each, most) for each in found)
    return replace(answers, listed_for=answers.person, works=works, page=0, work=None, worth=None)


def _listed(t: Translation, work: Work, most: int) -> Listed:
    called = noted(t, work.entry)
    title, short = cut(called, _TITLE), cut(called, _LABEL)
    return Listed(
        latest=work.latest,
        title=title,
        label=t.plain(
            N_("{day} {what} · {points} points"),
            day=t.day(work.entry.at),
            what=short,
            points=work.worth,
        ),
        worth=work.worth,
        most=max(most, work.entry.change),
    )


async def _submit(context: Context, answers: Correction) -> None:
    assert answers.work is not None, "asked for"
    assert answers.worth is not None, "asked for"
    corrected = await points.correct(
        context.unit,
        EntryId(answers.work.latest),
        answers.worth,
        why=answers.why,
        by=context.actor,
        rules=context.neighbourhood.volunteers,
    )
    told = await context.speaker.tell(
        corrected.person, _told(corrected, answers.why), topic=Topic.TASKS, gentle=True
    )
    await context.redraw(_done(corrected, told=told))


@view
def _summary(t: Translation, answers: Correction) -> Screen:
    assert answers.work is not None, "asked for"
    lines = [
        t(N_("<b>Shall I correct the points of {name}?</b>"), name=answers.name),
        html("{title}", title=answers.work.title),
        t(N_("{before} → {after} points"), before=answers.work.worth, after=answers.worth),
        t(N_("Reason: {why}"), why=answers.why),
    ]
    return Screen(text=Markup("\n").join(lines))


@view
def _done(t: Translation, corrected: Corrected, *, told: bool) -> Screen:
    words = N_("✅ “{what}” counts {after} points for {name}. They are told, with your reason.")
    if not told:
        words = N_(
            "✅ “{what}” counts {after} points for {name}. I cannot write to them: please tell"
            " them yourself."
        )
    return Screen(
        text=t(
            words,
            what=noted(t, corrected.after.entry),
            after=corrected.after.worth,
            name=corrected.person.name,
        )
    )


@view
def _told(t: Translation, corrected: Corrected, why: str) -> Screen:
    return Screen(
        text=t(
            N_(
                "🏅 Your points for “{what}” were corrected: {after} instead of {before}.\n"
                "Reason: {why}"
            ),
            what=noted(t, corrected.after.entry),
            before=corrected.before.worth,
            after=corrected.after.worth,
            why=why,
        )
    )


def _choices(answers: Correction, t: Translation) -> Sequence[Choice]:
    shown = answers.works[answers.page * _A_PAGE :][:_A_PAGE]
    choices = [Choice(label=each.label, id=each.latest) for each in shown]
    if len(answers.works) > _A_PAGE:
        following = (answers.page + 1) % -(-len(answers.works) // _A_PAGE)
        choices.append(Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following))
    return choices


def _choose(answers: Correction, chosen: int) -> Correction:
    if chosen >= _FIRST_PAGE:
        return replace(answers, page=min(chosen - _FIRST_PAGE, _LOOKED_AT))
    work = next((each for each in answers.works if each.latest == chosen), None)
    if work is None:
        raise IndexError
    return replace(answers, work=work, worth=None)


def _no_work(_answers: Correction, _text: str) -> Correction:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


def _asked_worth(answers: Correction, t: Translation) -> Markup:
    assert answers.work is not None, "asked before"
    return t(
        N_("“{what}” counts {worth} points. How many should it be? Send a number, 0 to {most}."),
        what=answers.work.title,
        worth=answers.work.worth,
        most=answers.work.most,
    )


def _take_worth(answers: Correction, text: str) -> Correction:
    assert answers.work is not None, "asked before"
    if not text.isdecimal() or not 0 <= int(text) <= answers.work.most:
        raise NotAnAnswer(N_("Please send a whole number, no larger than I said."))
    if int(text) == answers.work.worth:
        raise NotAnAnswer(N_("It is that many already. Please send another number."))
    return replace(answers, worth=int(text))


def _take_why(answers: Correction, text: str) -> Correction:
    return replace(answers, why=cut(text.strip(), _WHY))


FORM: Form[Correction] = Form(
    name="correct-points",
    of_others=True,
    answers=Correction,
    questions=(
        whom.question(N_("Whose points? Send me a part of their name, or their contact.")),
        Question(
            name="work",
            label=N_("Task"),
            words=lambda answers, t: t(
                N_("Which of the tasks of {name}? The newest come first."), name=answers.name
            ),
            missing=lambda answers: answers.work is None,
            take=_no_work,
            choices=_choices,
            choose=_choose,
            stays=lambda chosen: chosen >= _FIRST_PAGE,
            across=1,
        ),
        Question(
            name="worth",
            label=N_("Points"),
            words=_asked_worth,
            missing=lambda answers: answers.worth is None,
            take=_take_worth,
        ),
        Question(
            name="why",
            label=N_("Reason"),
            words=lambda _answers, t: t(
                N_("Why? One sentence: the volunteer reads it, and it stays in the record.")
            ),
            missing=lambda answers: not answers.why,
            take=_take_why,
        ),
    ),
    submit=_submit,
    same=lambda _open, _new: True,
    summary=_summary,
    contact=whom.take_contact,
    look=_look,
)
