"""What may happen to a ticket, written down a second time, as a person would tell it.

Nothing of `domain.tickets.ticket` is used here: two that agree by copying prove nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.calendar import works_on

#: Who they are in the town of the model: what each may do, and whom each works for.
WORKS = {"赵师傅", "马师傅", "钱师傅", "林社工", "孙书记"}
DECIDES = {"林社工", "孙书记"}
SEES = WORKS | DECIDES | {"楼长", "街道"}
EMPLOYER = {"马师傅": "幸福物业", "钱师傅": "供电所"}
REPORTERS = ("王阿姨", "张大爷")
#: 外书记 is the secretary of another compound, 停 is kept out.
NOBODIES = ("路人", "停", "外书记")
PEOPLE = tuple(sorted({*SEES, *REPORTERS, *NOBODIES}))
ORGANISATIONS = ("幸福物业", "供电所")
#: To whom a report of that category goes by itself.
RULED = {"lighting": "幸福物业", "network": "供电所", "noise": None}

ON_ITS_WAY = {"filed", "dispatched", "offered"}
OPEN = ON_ITS_WAY | {"accepted"}
_RETURN_DAYS, _SILENT_DAYS = 2, 7
_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass
class Model:
    number: int
    category: str
    reporter: str
    stage: str = "filed"
    organisation: str | None = None
    dispatched_at: datetime | None = None
    assignee: str | None = None
    returned: set[str] = field(default_factory=set)
    paused_since: datetime | None = None
    extended: bool = False
    finish_by: datetime | None = None
    finished_at: datetime | None = None
    outcome: str | None = None
    contacted: bool | None = None
    stars: int | None = None
    reopenings: int = 0
    joined: set[str] = field(default_factory=set)
    into: int | None = None
    #: So far, by everybody.
    done: list["Deed"] = field(default_factory=list)

    @property
    def clock_runs(self) -> bool:
        return self.stage in OPEN and self.paused_since is None


@dataclass(frozen=True)
class Deed:
    """Somebody does, or tries to do, something to a ticket."""

    what: str
    who: str
    #: Which organisation, which other ticket, how many days or stars.
    with_: object = None


def may(m: Model, deed: Deed, at: datetime, all_: dict[int, Model]) -> bool:
    """Whether it happens; else nothing does."""
    who, what = deed.who, deed.what
    if what in _DESK:
        return who in DECIDES and _may_decide(m, deed, all_)
    if what in _CREW:
        return who in WORKS and _may_work(m, deed, at)
    if what in _REPORTER:
        return who == m.reporter and _may_answer(m, what)
    if what == "release":
        # The clock's: whoever had accepted it is gone.
        return m.stage == "accepted"
    if what == "join":
        return m.stage in OPEN and who not in {m.reporter, "停", *m.joined}
    return what != "note" or who in SEES


_DESK = {"dispatch", "offer", "recall", "reject", "merge", "unmerge"}
_CREW = {"accept", "give_back", "extend", "pause", "resume", "finish"}
_REPORTER = {"confirm", "reopen", "contacted", "rate", "withdraw"}
DEEDS = (*sorted(_DESK | _CREW | _REPORTER), "join", "note", "release")


def _may_decide(m: Model, deed: Deed, all_: dict[int, Model]) -> bool:
    if deed.what == "dispatch":
        return m.stage in ON_ITS_WAY and m.organisation != deed.with_
    if deed.what == "merge":
        other = all_[int(str(deed.with_))]
        return m.stage in ON_ITS_WAY and other.number != m.number and other.stage in OPEN
    return m.stage in {
        "offer": {"filed", "dispatched"},
        "recall": {"dispatched", "offered", "accepted"},
        "reject": ON_ITS_WAY,
        "unmerge": {"merged"},
    }.get(deed.what, set())


def _may_work(m: Model, deed: Deed, at: datetime) -> bool:
    who = deed.who
    theirs = m.organisation in {None, EMPLOYER.get(who)} or who in DECIDES
    if deed.what == "accept":
        return m.stage in {"filed", "dispatched"} and theirs
    has_it = m.stage == "accepted" and m.assignee == who
    if deed.what == "give_back":
        held = (m.stage == "dispatched" and theirs) or has_it
        return held and m.organisation not in m.returned and not _too_late(m, at)
    return has_it and {
        "extend": not m.extended,
        "pause": m.paused_since is None,
        "resume": m.paused_since is not None,
        "finish": True,
    }.get(deed.what, False)


def _may_answer(m: Model, what: str) -> bool:
    return {
        "confirm": m.stage == "finished",
        "reopen": m.stage == "finished",
        "contacted": m.stage in {"finished", "closed"} and m.contacted is None,
        "rate": m.outcome == "confirmed" and m.stars is None,
        "withdraw": m.stage in ON_ITS_WAY,
    }[what]


def _too_late(m: Model, at: datetime) -> bool:
    """Two working days after the day on which they got it, at six in the evening."""
    if m.dispatched_at is None:
        return False
    day, left = m.dispatched_at.astimezone(_ZONE).date(), _RETURN_DAYS
    while left:
        day += timedelta(days=1)
        left -= works_on(day)
    return at > datetime.combine(day, time(18), _ZONE)


def lapses(m: Model, at: datetime) -> bool:
    since = m.finished_at
    return m.stage == "finished" and since is not None and at - since >= timedelta(_SILENT_DAYS)


def do(m: Model, deed: Deed, at: datetime, all_: dict[int, Model]) -> None:
    """What comes of something that may happen. New promises are looked at elsewhere."""
    if deed.what in {"recall", "give_back", "unmerge", "reopen", "release"}:
        _goes_back(m, deed, at)
    elif deed.what == "merge":
        into = int(str(deed.with_))
        for each in (m, *(each for each in all_.values() if each.into == m.number)):
            each.stage, each.into = "merged", into
    elif deed.what in {"resume", "finish"}:
        _goes_on(m, at)
    elif deed.what in {"dispatch", "offer", "accept"}:
        _given(m, deed, at)
    _held_up(m, deed, at)
    _answered(m, deed)


def _goes_back(m: Model, deed: Deed, at: datetime) -> None:
    if deed.what == "give_back" and m.organisation:
        m.returned.add(m.organisation)
    _goes_on(m, at)
    m.stage, m.organisation, m.dispatched_at, m.assignee, m.into = "filed", None, None, None, None
    if deed.what == "reopen":
        m.reopenings += 1
        m.contacted = None
        m.returned, m.extended, m.finished_at = set(), False, None
        _ruled(m, at)


def _given(m: Model, deed: Deed, at: datetime) -> None:
    if deed.what == "accept":
        m.stage, m.assignee = "accepted", deed.who
    elif deed.what == "offer":
        m.stage, m.organisation, m.dispatched_at = "offered", None, None
    else:
        m.stage, m.organisation, m.dispatched_at = "dispatched", str(deed.with_), at


def _held_up(m: Model, deed: Deed, at: datetime) -> None:
    if deed.what == "pause":
        m.paused_since = at
    elif deed.what == "extend":
        # The new time has the wait so far in it.
        m.extended, m.paused_since = True, m.paused_since and at
    elif deed.what == "finish":
        m.stage, m.finished_at = "finished", at


def _answered(m: Model, deed: Deed) -> None:
    if deed.what in {"confirm", "lapse"}:
        m.stage = "closed"
        m.outcome = "confirmed" if deed.what == "confirm" else "unconfirmed"
    elif deed.what == "reject":
        m.stage = "rejected"
    elif deed.what == "withdraw":
        m.stage = "withdrawn"
    elif deed.what == "contacted":
        m.contacted = bool(deed.with_)
    elif deed.what == "rate":
        m.stars = int(str(deed.with_))
    elif deed.what == "join":
        m.joined.add(deed.who)


def _goes_on(m: Model, at: datetime) -> None:
    if m.paused_since is not None and m.finish_by is not None:
        m.finish_by += at - m.paused_since
    m.paused_since = None


def _ruled(m: Model, at: datetime) -> None:
    to = RULED[m.category]
    if to is not None:
        m.stage, m.organisation, m.dispatched_at = "dispatched", to, at


def filed(m: Model, at: datetime) -> Model:
    """As it stands then: to whom a rule gives it."""
    _ruled(m, at)
    return m


def deeds(people: Iterable[str], numbers: Iterable[int]) -> list[Deed]:
    """All that these people could try."""
    given: dict[str, Sequence[object]] = {
        "dispatch": ORGANISATIONS,
        "merge": sorted(numbers),
        "extend": (1, 10, 999),
        "contacted": (True, False),
        "rate": (1, 5),
    }
    return [
        Deed(what, who, with_)
        for who in people
        for what in DEEDS
        for with_ in given.get(what, (None,))
    ]


def weight(what: str) -> int:
    """Of the ways there are, those are taken oftener that lead on and come round again."""
    often = {"give_back": 6, "dispatch": 4, "accept": 4, "pause": 4, "recall": 3, "merge": 3}
    return {**often, "finish": 3, "reopen": 3, "extend": 2}.get(what, 1)
