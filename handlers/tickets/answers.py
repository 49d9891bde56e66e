"""What a report says so far, as it is understood."""

from dataclasses import dataclass, field, replace

from domain.files import File
from domain.places import Place
from domain.tickets import Category, Danger, Kind
from handlers.kit.i18n import N_
from handlers.kit.questions import NotAnAnswer
from services.understanding import understand

#: Twice what Telegram lets anybody write in one message.
_MOST_TEXT = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    text: str = ""
    #: What the command or the button asked for; None: whatever the words say.
    wanted: Kind | None = None
    understood: Kind | None = None
    category: Category | None = None
    place: Place = field(default_factory=Place)
    danger: Danger | None = None
    files: tuple[File, ...] = ()
    #: Offered as buttons when the place is asked.
    recent: tuple[Place, ...] = ()
    #: Which page of categories is shown.
    page: int = 0

    @property
    def kind(self) -> Kind:
        return self.wanted or self.understood or Kind.REPAIR


def told_anew(answers: Answers, text: str) -> Answers:
    """Other words altogether: everything is understood afresh."""
    return told(Answers(wanted=answers.wanted, files=answers.files, recent=answers.recent), text)


def told(answers: Answers, text: str) -> Answers:
    """More words: they are kept as they are, and fill what is still open."""
    understood = understand(text)
    whole = f"{answers.text}\n{text}".strip()
    if len(whole) > _MOST_TEXT:
        raise NotAnAnswer(N_("That is too long for one ticket. Please say it in fewer words."))
    return replace(
        answers,
        text=whole,
        understood=answers.understood or understood.kind,
        category=answers.category or understood.category,
        place=merged(answers.place, understood.place),
        danger=answers.danger or understood.urgent,
    )


def merged(known: Place, said: Place) -> Place:
    """What is said later wins. Another building, or a public spot, is another place altogether:
    a unit and a door of the old one would lead to a stranger.
    """
    moved = said.building is not None and known.building not in {None, said.building}
    if moved or said.spot is not None:
        return said
    return Place(
        building=said.building or known.building,
        unit=said.unit or known.unit,
        room=said.room or known.room,
        spot=None if said.building else known.spot,
    )
