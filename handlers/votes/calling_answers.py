"""What is asked of whoever calls a vote, and what is looked up for it."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.areas import AreaId
from domain.assembly import Matter
from domain.assembly.procedure import NoticeTooShort, earliest, must_be_told
from domain.calling import LONGEST, SHORTEST, Wish
from domain.permissions import Action
from domain.votes import VoteKind
from handlers.kit import moments, placing, voting
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Placed
from handlers.kit.questions import NotAnAnswer
from services.votes import calling

_NINE = time(9)
#: Instead of a time.
AT_ONCE = "now"
NO_TIME = N_("I do not understand this time. For example: 明天9点, 12月20号18:00")
_PAST = N_("That moment is over. Please say a later one.")
_TOO_FAR = N_("Voting lasts from half an hour to three months. When does it close?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling(Placed):
    kind: str = ""
    #: Of art. 278, 1 to 9; 0 until it is said.
    matter: int = 0
    matters_page: int = 0
    title: str = ""
    question: str = ""
    #: (): for, against, abstain.
    plans: tuple[str, ...] = ()
    options_said: bool = False
    #: They want plans, and have not said them.
    plans_wanted: bool = False
    secret: bool | None = None
    #: The officers alone are to have the key.
    officers: bool = False
    #: Theirs, as `linli officer-key` shows it.
    key: str = ""
    changeable: bool | None = None
    #: As it was typed, until it has been read.
    opens_typed: str = ""
    #: None until it is said.
    opens_at: datetime | None = None
    closes_typed: str = ""
    closes_at: datetime | None = None
    early: bool = False
    #: The first lawful opening of an assembly, once it is known.
    earliest: datetime | None = None
    #: That it may open so early was refused.
    too_early: bool = False
    #: Its roll as it would be, of which kind and area: voices, people who can vote here, voices on
    #: paper only, flats whose area nobody knows.
    drawn_for: tuple[str, int] = ("", 0)
    voices: int = 0
    people: int = 0
    paper_only: int = 0
    unmeasured: int = 0
    #: People registered as owners where the household roll names others.
    unlisted: int = 0

    @property
    def assembly(self) -> bool:
        return self.kind == VoteKind.ASSEMBLY


async def look(context: Context, answers: Calling) -> Calling:
    """Raises `NotAnAnswer`."""
    answers = await placing.look(context, answers, Action.CALL_VOTE)
    if answers.area and answers.kind and answers.drawn_for != (answers.kind, answers.area):
        answers = await _listed(context, answers)
    if answers.assembly:
        answers = replace(answers, earliest=_lawful(context))
    return _closing(context, _opening(context, answers))


async def _listed(context: Context, answers: Calling) -> Calling:
    """Nobody is asked further where nobody could vote. Raises as `calling.call`."""
    area = await placing.area_of(context.unit, answers.area)
    drawn = await calling.draw_up(context.unit, VoteKind(answers.kind), area)
    return replace(
        answers,
        drawn_for=(answers.kind, answers.area),
        voices=len(drawn.listed),
        people=len(drawn.people),
        paper_only=drawn.paper_only,
        unmeasured=drawn.unmeasured,
        unlisted=len(drawn.unlisted),
    )


def _lawful(context: Context) -> datetime:
    """Nine in the morning of the first day on which an assembly called today may open."""
    zone = context.neighbourhood.zone
    return datetime.combine(earliest(context.now.astimezone(zone).date()), _NINE, zone)


def _opening(context: Context, answers: Calling) -> Calling:
    zone = context.neighbourhood.zone
    if answers.opens_typed:
        at = _read(answers.opens_typed, context.now, zone)
        if at < context.now:
            raise NotAnAnswer(_PAST)
        answers = replace(answers, opens_typed="", opens_at=at)
    if answers.opens_at is None or not answers.assembly:
        return replace(answers, too_early=False)
    try:
        days = (each.astimezone(zone).date() for each in (answers.opens_at, context.now))
        must_be_told(*days)
    except NoticeTooShort:
        return replace(answers, opens_at=None, too_early=True)
    return replace(answers, too_early=False)


def _closing(context: Context, answers: Calling) -> Calling:
    """Again where the opening was changed after it."""
    opens = max(context.now, answers.opens_at) if answers.opens_at else None
    if answers.closes_typed and opens is not None:
        # 三天后 is said of the opening, a date of the calendar.
        at = _read(answers.closes_typed, opens, context.neighbourhood.zone)
        answers = replace(answers, closes_typed="", closes_at=at)
        if not SHORTEST <= at - opens <= LONGEST:
            raise NotAnAnswer(_TOO_FAR)
    closes = answers.closes_at
    if closes is None or opens is None or SHORTEST <= closes - opens <= LONGEST:
        return answers
    return replace(answers, closes_at=None)


def _read(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Raises `NotAnAnswer`."""
    if text == AT_ONCE:
        return now
    at = moments.read(text, now, zone, by_day=True)
    if at is None:
        raise NotAnAnswer(NO_TIME)
    return at


def wish(t: Translation, answers: Calling, now: datetime) -> Wish:
    """`t`: the neighbourhood's language, which the choices are kept in."""
    assert answers.opens_at is not None, "asked for"
    assert answers.closes_at is not None, "asked for"
    secret = bool(answers.secret)
    return Wish(
        kind=VoteKind(answers.kind),
        title=answers.title,
        question=answers.question,
        options=voting.plans(t, answers.plans) if answers.plans else voting.yes_or_no(t),
        matter=Matter(answers.matter) if answers.assembly else None,
        area=AreaId(answers.area),
        secret=secret,
        changeable=bool(answers.changeable),
        early=answers.early and not answers.assembly,
        officers_key=bytes.fromhex(answers.key) if secret and answers.key else None,
        opens_at=max(now, answers.opens_at),
        closes_at=answers.closes_at,
    )
