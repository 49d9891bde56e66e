"""What whoever enters a paper ballot first is asked: whose it is, a photo, what it says."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.areas import Area
from domain.files import File, FileKind
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import Screen, html, view
from handlers.votes import assembly_words as words
from handlers.votes import voice_question


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    vote: int
    said: str = ""
    homes: tuple[tuple[Area, ...], ...] = ()
    voter: int = 0
    home: tuple[Area, ...] = ()
    flats: int = 1
    photo: str = ""
    #: As they were offered, by key.
    options: tuple[tuple[str, str], ...] = ()
    choice: str = ""


def photo(answers: Paper, files: tuple[File, ...]) -> Paper:
    photos = [each.file_id for each in files if each.kind is FileKind.PHOTO]
    return replace(answers, photo=photos[0]) if photos else answers


def _not_words(_answers: Paper, _text: str) -> Paper:
    raise NotAnAnswer(N_("Please send a photo of the whole ballot, with its signature."))


def _choose(answers: Paper, at: int) -> Paper:
    return replace(answers, choice=answers.options[at][0])


def _say(_answers: Paper, _text: str) -> Paper:
    raise NotAnAnswer(N_("Please tap what the ballot says."))


@view
def summary(t: Translation, answers: Paper) -> Screen:
    lines = [
        html("<b>📝 {home}</b>", home=words.home(t, answers.home)),
        html("{choice}", choice=dict(answers.options)[answers.choice]),
    ]
    if answers.flats > 1:
        lines.append(
            t(N_("This owner has {count} homes, and one voice for them all."), count=answers.flats)
        )
    return Screen(text=Markup("\n").join(lines))


QUESTIONS: tuple[Question[Paper], ...] = (
    voice_question.question(),
    Question(
        name="photo",
        label=N_("Photo"),
        words=lambda a, t: t(
            N_("{home}: please send a photo of the whole ballot, with its signature."),
            home=words.home(t, a.home),
        ),
        missing=lambda answers: not answers.photo,
        take=_not_words,
    ),
    Question(
        name="choice",
        label=N_("Choice"),
        words=lambda a, t: t(N_("{home}: what does the ballot say?"), home=words.home(t, a.home)),
        missing=lambda answers: not answers.choice,
        take=_say,
        choices=lambda a, _t: [
            Choice(label=label, id=at) for at, (_, label) in enumerate(a.options)
        ],
        choose=_choose,
        across=1,
    ),
)
