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
    kind: Kind | None = None
    category: Category | None = None
    place: Place = field(default_factory=Place)
    danger: Danger | None = None
    files: tuple[File, ...] = ()
    #: Offered as buttons when the place is asked.
    recent: tuple[Place, ...] = ()
    #: Which page of categories is shown.
    page: int = 0


def told(answers: Answers, text: str) -> Answers:
    """More words: they are kept as they are, and fill what is still open."""
    understood = understand(text)
    whole = f"{answers.text}\n{text}".strip()
    if len(whole) > _MOST_TEXT:
        raise NotAnAnswer(N_("That is too long for one ticket. Please say it in fewer words."))
    return replace(
        answers,
        text=whole,
        kind=answers.kind or understood.kind,
        category=answers.category or understood.category,
        place=merged(answers.place, understood.place),
        danger=answers.danger or understood.urgent,
    )


def merged(known: Place, said: Place) -> Place:
    """What is said later wins; a public spot replaces a home and the other way round."""
    if not known.known or (said.known and bool(said.spot) != bool(known.spot)):
        return said if said.known else known
    return Place(
        building=said.building or known.building,
        unit=said.unit or known.unit,
        room=said.room or known.room,
        spot=said.spot or known.spot,
    )
