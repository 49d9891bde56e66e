"""What a report says so far, as it is understood."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.areas import Area
from domain.files import File
from domain.places import Place
from domain.tickets import Category, Danger, Kind, Report, Stage
from handlers.kit.i18n import N_
from handlers.kit.questions import NotAnAnswer
from services.behalf import behalf
from services.understanding import understand

#: Twice what Telegram lets anybody write in one message.
_MOST_TEXT = 8000
#: What is longer is no answer to a question: the story goes on.
_MOST_ANSWER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A ticket that may be of the same trouble: what a neighbour may see of it."""

    id: int
    category: Category
    place: Place
    stage: Stage
    #: None: nothing was promised, or the clock stands still.
    due: datetime | None = None
    late: bool = False
    #: It can still be joined.
    open: bool = True
    #: Theirs, or joined before.
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """An incident that answers first."""

    id: int
    text: str
    #: None: nobody knows yet.
    ends_at: datetime | None = None
    #: Where it is, where nothing says whether they are there too; "" where that is sure.
    where: str = ""


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
    #: Of the files, for want of room.
    left_out: int = 0
    #: As shared on the map: latitude and longitude, in degrees.
    point: tuple[float, float] | None = None
    #: Where that is, of those it may be.
    area: Area | None = None
    compounds: tuple[Area, ...] = ()
    #: For whom, in their own words; "" for oneself.
    behalf: str = ""
    asks_behalf: bool = False
    anonymous: bool = False
    outage: Outage | None = None
    #: They were shown it, and report all the same.
    in_spite: bool = False
    affected: bool = False
    alike: tuple[Alike, ...] = ()
    #: The one they join instead of filing.
    joining: int | None = None
    #: Offered as buttons when the place is asked.
    recent: tuple[Place, ...] = ()
    #: Where they live.
    homes: tuple[Place, ...] = ()
    #: Which page of categories is shown.
    page: int = 0

    @property
    def kind(self) -> Kind:
        return self.wanted or self.understood or Kind.REPAIR

    @property
    def report(self) -> Report:
        return Report(
            kind=self.kind,
            category=self.category or Category.OTHER,
            text=self.text,
            place=self.place,
            danger=self.danger,
            files=self.files,
            anonymous=self.anonymous and self.kind is Kind.COMPLAINT,
            area=self.area,
            behalf=self.behalf,
            point=self.point,
        )


def told_anew(answers: Answers, text: str) -> Answers:
    """Other words altogether: everything is understood afresh."""
    kept = Answers(
        wanted=answers.wanted,
        files=answers.files,
        left_out=answers.left_out,
        point=answers.point,
        recent=answers.recent,
        homes=answers.homes,
    )
    return told(kept, text)


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
        behalf=answers.behalf or behalf(text),
    )


def or_more(take: Callable[[Answers, str], Answers]) -> Callable[[Answers, str], Answers]:
    """Whatever is asked, a danger that is spoken of belongs to the ticket, and so does a story."""

    def taken(answers: Answers, text: str) -> Answers:
        if len(text) > _MOST_ANSWER or understand(text).urgent is not None:
            return told(answers, text)
        return take(answers, text)

    return taken


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
