"""A decision, those who may and may not speak in it, and an oracle that keeps its own book."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from domain.areas import Area, AreaId, Level
from domain.assembly import Matter
from domain.decisions import (
    PROPOSERS,
    SPEAKERS,
    STEPS,
    Decision,
    DecisionId,
    Office,
    Opinion,
    Procedure,
    Published,
    Stage,
    Word,
    held,
    offices,
)
from domain.meetings import ResolutionId
from domain.people import Grant, OrganisationId, Person, PersonId, Role, Who
from domain.settings import DecisionSettings
from domain.votes import VoteId

RULES = DecisionSettings()
START = datetime(2026, 11, 22, 1, tzinfo=UTC)
HERE = Area(id=AreaId(2), level=Level.COMPOUND, name="幸福里", path="1/")
ELSEWHERE = Area(id=AreaId(3), level=Level.COMPOUND, name="祥和苑", path="1/")
COMPANY, DEPARTMENT = OrganisationId(1), OrganisationId(2)
COMPANIES = frozenset({COMPANY})


def _grant(role: Role, area: Area = HERE, organisation: OrganisationId | None = None) -> Grant:
    return Grant(role=role, area=area.id, below=area.below, organisation=organisation)


def _person(number: int, *grants: Grant) -> Person:
    return Person(
        id=PersonId(number), telegram_id=number, name=f"人{number}", grants=frozenset(grants)
    )


#: One for each office, some who hold two, and some who hold none that counts here.
PEOPLE = (
    _person(1, _grant(Role.SECRETARY)),
    _person(2, _grant(Role.COMMITTEE)),
    _person(3, _grant(Role.WORKER, organisation=COMPANY)),
    _person(4, _grant(Role.COMMUNITY)),
    _person(5, _grant(Role.STREET)),
    _person(6, _grant(Role.SECRETARY), _grant(Role.COMMUNITY)),
    _person(7, _grant(Role.COMMITTEE), _grant(Role.STREET)),
    _person(8, _grant(Role.ADMINISTRATOR), _grant(Role.BUILDING_HEAD)),
    _person(9, _grant(Role.WORKER, organisation=DEPARTMENT), _grant(Role.WORKER)),
    _person(10, _grant(Role.SECRETARY, ELSEWHERE), _grant(Role.STREET, ELSEWHERE)),
)


def proposed(procedure: Procedure, by: Person, office: Office) -> Decision:
    proposal = Opinion(
        step=None,
        office=office,
        by=Who(id=by.id, name=by.name),
        approved=True,
        text="加装电梯",
        at=START,
        due_at=START,
    )
    return Decision(
        id=DecisionId(1),
        procedure=procedure,
        area=HERE,
        title="加装电梯",
        matter=Matter.USE_FUND,
        stage=STEPS[procedure][0],
        opinions=(proposal,),
        due_at=START + timedelta(days=7),
        stage_at=START,
        made_at=START,
    )


@dataclass
class Book:
    """What the oracle saw happen."""

    passed: bool | None = None
    #: When the first publication began.
    published_at: datetime | None = None
    adopted: bool = False
    #: Moments and stages, in their order.
    path: list[tuple[datetime, Stage]] = field(default_factory=list)


def check(decision: Decision, book: Book, at: datetime) -> None:
    steps, stage = STEPS[decision.procedure], decision.stage
    for each in decision.opinions:
        assert each.by is not None
        person = PEOPLE[each.by.id - 1]
        assert held(person, each.office, HERE, COMPANIES)
        spoke = {other.office for other in decision.opinions if other.by == each.by}
        assert spoke == {each.office}, "nobody is two of those who look at each other's work"
    assert decision.proposal.office in PROPOSERS[decision.procedure]
    stages = [stage for _, stage in book.path]
    if Stage.REFUSED in stages:
        assert stages[-1] is Stage.REFUSED
        assert book.passed is False or any(not each.approved for each in decision.opinions)
        return
    assert stages == list(steps[: len(stages)]), "forward, one step after the other"
    for step in steps[: steps.index(stage)]:
        spoken = {each.office for each in decision.opinions if each.step is step and each.approved}
        assert spoken == set(SPEAKERS.get(step, ()))
        if step is Stage.ASSEMBLY:
            assert book.passed is True
        if step is Stage.PROCESS:
            assert book.published_at is not None
            assert at >= book.published_at + timedelta(days=RULES.publication_days)
        if step is Stage.RESOLVING:
            assert book.adopted
            assert decision.publication(Published.RESULT) is not None


#: Who might propose, by which procedure, for which office.
PROPOSALS = st.sampled_from(
    [
        (procedure, person, office)
        for procedure in Procedure
        for person in PEOPLE
        for office in PROPOSERS[procedure]
        if held(person, office, HERE, COMPANIES)
    ]
)
#: What fits, by whoever it may be, as often as all that does not.
_FITTING = st.one_of(
    st.tuples(st.just("fitting"), st.integers(0, 6)),
    st.tuples(st.just("fitting"), st.integers(0, 4)),
    st.tuples(st.just("wait"), st.integers(5, 9)),
)
_ANY = st.one_of(
    st.tuples(
        st.just("opine"),
        st.integers(0, len(PEOPLE) - 1),
        st.sampled_from(Office),
        st.sampled_from((True, True, True, True, False)),
    ),
    st.tuples(st.just("call"), st.integers(1, 3)),
    st.tuples(st.just("vote"), st.integers(1, 3), st.sampled_from((True, True, False))),
    st.tuples(st.just("drop")),
    st.tuples(st.just("wait"), st.integers(1, 9)),
    st.tuples(st.just("hear"), st.sampled_from((0, 0, 1))),
    st.tuples(st.just("adopt")),
    st.tuples(st.just("finish"), st.booleans()),
)
EVENTS = st.one_of(_FITTING, _FITTING, _FITTING, _ANY)


def opined(
    decision: Decision, person: Person, office: Office, at: datetime, *, approved: bool
) -> Decision:
    word = Word(by=person, office=office, approved=approved, text="同意，情况属实")
    return decision.opine(word, offices(person, HERE, COMPANIES), at, RULES)


def _fitting(decision: Decision, who: int) -> tuple[object, ...]:
    if decision.waits_for:
        return ("opine", who, decision.waits_for[who % len(decision.waits_for)], True)
    if decision.stage is Stage.ASSEMBLY:
        return ("vote", decision.vote, True) if decision.vote else ("call", 1)
    fits = {Stage.PROCESS: ("hear", 0), Stage.RESOLVING: ("adopt",)}
    return fits.get(decision.stage, ("finish", True))


def happens(decision: Decision, book: Book, event: tuple[object, ...], at: datetime) -> Decision:
    match event:
        case ("opine", int(who), Office() as office, bool(approved)):
            return opined(decision, PEOPLE[who], office, at, approved=approved)
        case ("fitting", int(who)):
            return happens(decision, book, _fitting(decision, who), at)
        case ("call", int(vote)):
            return decision.call(VoteId(vote), at + timedelta(days=7))
        case ("vote", int(vote), bool(passed)):
            voted = decision.voted(VoteId(vote), at, RULES, passed=passed)
            book.passed = passed
            return voted
    return _goes_on(decision, book, event, at)


def _goes_on(decision: Decision, book: Book, event: tuple[object, ...], at: datetime) -> Decision:
    match event:
        case ("drop",):
            return decision.vote_dropped(at, RULES)
        case ("hear", int(unanswered)):
            heard = replace(decision, unanswered=unanswered)
            return heard.heard(at, RULES) or heard
        case ("adopt",):
            adopted = decision.adopt(ResolutionId(1), at + timedelta(days=30), at, RULES)
            book.adopted = True
            return adopted
        case ("finish", bool(kept)):
            return decision.finish(at, kept=kept) or decision
    return decision
