"""The form of a report: only what is missing is asked."""

from collections.abc import Sequence
from dataclasses import replace

from domain.files import File, FileKind
from domain.places import Place
from domain.tickets import Category, Kind
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.said import Location
from handlers.kit.screens import cut
from handlers.tickets import report_beside, report_near, report_views, views, words
from handlers.tickets.answers import Answers, merged, or_more, told, told_anew
from handlers.tickets.report_submit import submit
from services.understanding import subject, understand

_COMMON = (
    Category.WATER,
    Category.ELEVATOR,
    Category.POWER,
    Category.LIGHTING,
    Category.DOORS,
)
#: What most reports are about comes first.
_ORDER = (
    *_COMMON,
    *(each for each in Category if each not in {*_COMMON, Category.OTHER}),
    Category.OTHER,
)
_A_PAGE = 4
_PAGES = -(-(len(_ORDER) - 1) // _A_PAGE)
#: The way out stands on every page.
_OTHER = (len(_ORDER) - 1, Category.OTHER)
#: Choices from here on turn the page.
_FIRST_PAGE = 100
MOST_FILES = views.MOST_FILES
_AT_HOME = {"我家", "家里", "在家", "我家里", "在我家", "在家里", "自己家", "at home", "my home"}


def _text_missing(answers: Answers) -> bool:
    # A voice note says it all: many elderly people speak rather than type.
    return not answers.text and not any(f.kind is FileKind.VOICE for f in answers.files)


def _where(answers: Answers, text: str) -> Answers:
    place = answers.homes[0] if _at_home(answers, text) else understand(text).place
    if not place.known and not any(map(str.isalpha, text)):
        # A number typed for a button that does not stand here leads nobody anywhere.
        raise NotAnAnswer(N_("Please say the place in words, for example “building 3 unit 2”."))
    # Words that name no building are taken as they are: "门口的花坛".
    place = place if place.known else Place(spot=text)
    return replace(answers, place=merged(answers.place, place))


def _at_home(answers: Answers, text: str) -> bool:
    return len(answers.homes) == 1 and text.strip(" 。.!！") in _AT_HOME


def _what(answers: Answers, text: str) -> Answers:
    category = subject(text)
    if category is None:
        raise NotAnAnswer(N_("Please choose one of the buttons; “Something else” is fine too."))
    return replace(answers, category=category)


def _categories(answers: Answers, t: Translation) -> Sequence[Choice]:
    first = answers.page * _A_PAGE
    shown = [*list(enumerate(_ORDER[:-1]))[first : first + _A_PAGE], _OTHER]
    choices = [Choice(label=t.plain(words.CATEGORIES[c]), id=at) for at, c in shown]
    following = (answers.page + 1) % _PAGES
    return [*choices, Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following)]


def _choose_category(answers: Answers, chosen: int) -> Answers:
    if chosen >= _FIRST_PAGE:
        return replace(answers, page=(chosen - _FIRST_PAGE) % _PAGES)
    return replace(answers, category=_ORDER[chosen], page=0)


def _places(answers: Answers, t: Translation) -> Sequence[Choice]:
    return [Choice(label=words.place(t, place), id=at) for at, place in enumerate(answers.recent)]


def _kinds(_answers: Answers, t: Translation) -> Sequence[Choice]:
    return [Choice(label=t.plain(words.KINDS[kind]), id=at) for at, kind in enumerate(Kind)]


def _attach(answers: Answers, files: tuple[File, ...]) -> Answers:
    """As many as there is room for; how many are left out stands on the summary, once."""
    room = MOST_FILES - len(answers.files)
    left_out = answers.left_out + len(files[room:])
    return replace(answers, files=answers.files + files[:room], left_out=left_out)


def _locate(answers: Answers, location: Location) -> Answers:
    """A venue has a name; a bare point is only for staff to see."""
    said = Place(spot=cut(location.title, 60) or None)
    point = (location.latitude, location.longitude)
    return replace(answers, point=point, place=merged(answers.place, said))


def _nothing_new(open_: Answers, new: Answers) -> bool:
    """The key was pressed once more: nothing said so far is thrown away."""
    said = new.text or new.files or new.point
    return not said and new.wanted is open_.wanted


_ASKED = {
    Kind.REPAIR: N_("What is wrong? Write one sentence, or send a photo or a voice note."),
    Kind.COMPLAINT: N_("What troubles you, or what would you suggest? One sentence will do."),
    Kind.SUGGESTION: N_("What would you suggest? One sentence will do."),
    Kind.HELP: N_("What do you need a hand with? One sentence will do."),
}

_TEXT: Question[Answers] = Question(
    name="text",
    label=N_("What"),
    words=lambda answers, t: t(_ASKED[answers.kind]),
    missing=_text_missing,
    take=told_anew,
)
_CATEGORY: Question[Answers] = Question(
    name="category",
    label=N_("Category"),
    words=lambda _a, t: t(N_("What is it about?")),
    missing=lambda answers: answers.category is None,
    take=or_more(_what),
    choices=_categories,
    choose=_choose_category,
    stays=lambda chosen: chosen >= _FIRST_PAGE,
)
_PLACE: Question[Answers] = Question(
    name="place",
    label=N_("Place"),
    words=lambda _a, t: t(
        N_("Where is it? For example “building 3 unit 2” or “underground car park”.")
    ),
    missing=lambda answers: not answers.place.known,
    take=or_more(_where),
    choices=_places,
    choose=lambda answers, chosen: replace(answers, place=answers.recent[chosen]),
    across=1,
)
_KIND: Question[Answers] = Question(
    name="kind",
    label=N_("Kind"),
    words=lambda _a, t: t(N_("What kind of ticket is it?")),
    missing=lambda _answers: False,
    take=or_more(lambda answers, _text: answers),
    choices=_kinds,
    choose=lambda answers, chosen: replace(answers, wanted=tuple(Kind)[chosen]),
)

FORM = Form(
    name="report",
    answers=Answers,
    questions=(
        _TEXT,
        _CATEGORY,
        _PLACE,
        report_beside.COMPOUND,
        report_beside.OUTAGE,
        _KIND,
        report_beside.BEHALF,
        report_beside.BESIDE,
    ),
    submit=submit,
    same=_nothing_new,
    summary=report_views.summary,
    beside=report_beside.BESIDE.name,
    add=told,
    attach=_attach,
    locate=_locate,
    look=report_near.look,
)
