"""What is asked of whoever proposes a decision. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.assembly import Matter
from domain.calling import TITLE
from domain.decisions import Office, Procedure
from handlers.decisions import words
from handlers.decisions.proposal import PROCEDURES, Proposing
from handlers.decisions.writing import written
from handlers.kit import voting
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import Screen, cut, view

_SHORTEST = 4
_TAP = N_("Please choose one of the buttons.")
#: Buttons of a page, and the choice that turns it.
_A_PAGE, _TURN = 5, 100


def _only_taps(_answers: Proposing, _text: str) -> Proposing:
    raise NotAnAnswer(_TAP)


def _take_title(answers: Proposing, text: str) -> Proposing:
    title = " ".join(text.split())
    if title.startswith(("#", "＃")) and len(title) < TITLE:
        return replace(answers, title=title)
    if not _SHORTEST <= len(title) <= TITLE:
        raise NotAnAnswer(N_("Please say in one sentence, of up to 60 characters, what it is."))
    return replace(answers, title=title, ticket=0, resolution=0)


def _titled(answers: Proposing, t: Translation) -> Markup:
    if answers.sources:
        return t(
            N_(
                "What is to be decided? One sentence; or #12 for ticket 12; or tap what the"
                " residents' meeting resolved."
            )
        )
    return t(N_("What is to be decided? One sentence; or #12 for ticket 12."))


def _choose_source(answers: Proposing, chosen: int) -> Proposing:
    found = next((each for each in answers.sources if each.id == chosen), None)
    if found is None:
        raise IndexError
    return replace(answers, resolution=chosen, ticket=0, title=cut(found.text, TITLE))


def _choose_place(answers: Proposing, chosen: int) -> Proposing:
    if chosen not in {each.id for each in answers.places}:
        raise IndexError
    return replace(answers.at(chosen), procedure="")


def _type_place(answers: Proposing, text: str) -> Proposing:
    """Of many it is written."""
    named = [each for each in answers.places if text.strip() and text.strip() in each.name]
    if len(named) != 1:
        raise NotAnAnswer(_TAP)
    return _choose_place(answers, named[0].id)


def _matters(answers: Proposing, t: Translation) -> Sequence[Choice]:
    first = answers.matters_page * _A_PAGE
    shown = words.MATTERS[first : first + _A_PAGE]
    choices = [Choice(label=t.plain(voting.MATTERS[each]), id=each) for each in shown]
    return [*choices, Choice(label=t.plain(N_("More…")), id=_TURN + 1 - answers.matters_page)]


def _choose_matter(answers: Proposing, chosen: int) -> Proposing:
    if chosen in {_TURN, _TURN + 1}:
        return replace(answers, matters_page=chosen - _TURN)
    if chosen not in words.MATTERS:
        raise IndexError
    return replace(answers, matter=chosen)


def _offices(answers: Proposing, t: Translation) -> Sequence[Choice]:
    return [
        Choice(label=words.office(t, Office(each)), id=tuple(Office).index(Office(each)))
        for each in answers.offices
    ]


def _choose_office(answers: Proposing, chosen: int) -> Proposing:
    office = tuple(Office)[chosen]
    if office not in answers.offices:
        raise IndexError
    return replace(answers, office=office, procedure="")


def _procedures(answers: Proposing, t: Translation) -> Sequence[Choice]:
    return [
        Choice(label=t.plain(_ABOUT[each]), id=PROCEDURES.index(each))
        for each in answers.procedures
    ]


def _choose_procedure(answers: Proposing, chosen: int) -> Proposing:
    procedure = PROCEDURES[chosen]
    if procedure not in answers.procedures:
        raise IndexError
    return answers.of(procedure)


_ABOUT = {
    Procedure.REVIEWS: N_("A major matter: three reviews, one approval, two publications"),
    Procedure.SMALL: N_("A smaller matter: the branch first, three parties, the owners"),
}


@view
def summary(t: Translation, answers: Proposing) -> Screen:
    said = N_(
        "<b>{title}</b>\n{place} · {procedure}\nProposed by {office}\n{matter}\n\n{text}\n\n"
        "Propose it? It can't be changed afterwards."
    )
    place = next(each.name for each in answers.places if each.id == answers.area)
    return Screen(
        text=t(
            said,
            title=answers.title,
            place=place,
            procedure=t.plain(words.PROCEDURES[Procedure(answers.procedure)]),
            office=words.office(t, Office(answers.office)),
            matter=t.plain(voting.MATTERS[Matter(answers.matter)]),
            text=answers.text,
        )
    )


QUESTIONS: tuple[Question[Proposing], ...] = (
    Question(
        name="title",
        label=N_("What"),
        words=_titled,
        missing=lambda answers: not answers.title,
        take=_take_title,
        choices=lambda a, _t: [Choice(label=each.text, id=each.id) for each in a.sources],
        choose=_choose_source,
        across=1,
    ),
    Question(
        name="place",
        label=N_("Where"),
        words=lambda _a, t: t(N_("For which compound?")),
        missing=lambda answers: not answers.area,
        take=_type_place,
        choices=lambda a, _t: [Choice(label=each.name, id=each.id) for each in a.places[:6]],
        choose=_choose_place,
        applies=lambda answers: len(answers.places) > 1,
        across=1,
    ),
    Question(
        name="office",
        label=N_("In whose name"),
        words=lambda _a, t: t(N_("In whose name do you propose it?")),
        missing=lambda answers: not answers.office,
        take=_only_taps,
        choices=_offices,
        choose=_choose_office,
        applies=lambda answers: len(answers.offices) > 1,
        across=1,
    ),
    Question(
        name="procedure",
        label=N_("Which way"),
        words=lambda _a, t: t(N_("Is it a major matter, or a smaller one?")),
        missing=lambda answers: not answers.procedure,
        take=_only_taps,
        choices=_procedures,
        choose=_choose_procedure,
        across=1,
    ),
    Question(
        name="matter",
        label=N_("Matter"),
        words=lambda _a, t: t(N_("What is it about, as the law counts? It says how many agree.")),
        missing=lambda answers: not answers.matter,
        take=_only_taps,
        choices=_matters,
        choose=_choose_matter,
        stays=lambda chosen: chosen >= _TURN,
        across=1,
    ),
    Question(
        name="text",
        label=N_("Text"),
        words=lambda _a, t: t(
            N_("Write what exactly is to be done, why, what it costs: the owners vote on this.")
        ),
        missing=lambda answers: not answers.text,
        take=lambda answers, text: replace(answers, text=written(text)),
    ),
)
