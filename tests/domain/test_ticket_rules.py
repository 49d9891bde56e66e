"""What may happen to a ticket, whatever people try and in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.areas import Area, AreaId, Level
from domain.organisations import Organisation, OrganisationKind
from domain.people import Grant, OrganisationId, Person, PersonId, Role, Who
from domain.permissions import NotEntitled
from domain.places import Place
from domain.refusals import Refusal
from domain.tickets import (
    AboutStaff,
    AlreadyAnswered,
    AlreadyRated,
    AlreadySeconded,
    Category,
    DispatchedElsewhere,
    ExtendedBefore,
    Kind,
    MergedIntoItself,
    NotYourTicket,
    Outcome,
    Promise,
    ReturnedBefore,
    Stage,
    Ticket,
    TicketId,
    TicketNotOpen,
    TicketTaken,
    TooLateToReturn,
    Waiting,
)

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
REPAIRS = frozenset({Grant(role=Role.WORKER, area=AreaId(1), below="1/")})
WANG = Person(id=PersonId(1), telegram_id=1001, name="王阿姨")
LI = Person(id=PersonId(2), telegram_id=1002, name="李师傅", grants=REPAIRS)
ZHAO = Person(id=PersonId(3), telegram_id=1003, name="赵师傅", grants=REPAIRS)
LIN = Person(
    id=PersonId(4),
    telegram_id=1004,
    name="林社工",
    grants=frozenset({Grant(role=Role.COMMUNITY, area=AreaId(1), below="1/")}),
)
PROPERTY = Organisation(id=OrganisationId(1), name="幸福物业", kind=OrganisationKind.PROPERTY)
POWER = Organisation(id=OrganisationId(2), name="供电所", kind=OrganisationKind.DEPARTMENT)
MA = Person(
    id=PersonId(5),
    telegram_id=1005,
    name="马师傅",
    grants=frozenset(
        {Grant(role=Role.WORKER, area=AreaId(1), below="1/", organisation=PROPERTY.id)}
    ),
)
PEOPLE = (WANG, LI, ZHAO, LIN, MA)
HERE = Area(id=AreaId(1), level=Level.DISTRICT, name="", path="")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PROMISE = Promise(accept_by=NOW + HOUR, warn_at=NOW + 20 * HOUR, finish_by=NOW + DAY)

FILED = Ticket(
    id=TicketId(1),
    kind=Kind.REPAIR,
    category=Category.ELEVATOR,
    text="电梯坏了",
    place=Place(building="3"),
    area=HERE,
    danger=None,
    stage=Stage.FILED,
    reporter=Who(id=WANG.id, name=WANG.name),
    assignee=None,
    filed_at=NOW,
    promise=PROMISE,
)
OLDER = replace(FILED, id=TicketId(7))
DISPATCHED = FILED.dispatch(LIN, PROPERTY, NOW)
OFFERED = FILED.offer(LIN)
ACCEPTED = FILED.accept(LI)
FINISHED = ACCEPTED.finish(LI, NOW)
CLOSED = FINISHED.confirm(WANG)
MERGED = FILED.merge(OLDER, LIN)

ACTS: dict[str, Callable[[Ticket, Person], Ticket]] = {
    "accept": lambda ticket, by: ticket.accept(by),
    "finish": lambda ticket, by: ticket.finish(by, NOW),
    "confirm": lambda ticket, by: ticket.confirm(by),
    "reopen": lambda ticket, by: ticket.reopen(by, PROMISE),
    "dispatch": lambda ticket, by: ticket.dispatch(by, PROPERTY, NOW),
    "offer": lambda ticket, by: ticket.offer(by),
    "recall": lambda ticket, by: ticket.recall(by, NOW),
    "reject": lambda ticket, by: ticket.reject(by),
    "merge": lambda ticket, by: ticket.merge(OLDER, by),
    "unmerge": lambda ticket, by: ticket.unmerge(by),
    "give back": lambda ticket, by: ticket.give_back(by, NOW, None),
    "extend": lambda ticket, by: ticket.extend(by, NOW, PROMISE.later(DAY)),
    "pause": lambda ticket, by: ticket.pause_work(by, NOW, Waiting.PARTS),
    "resume": lambda ticket, by: ticket.resume(by, NOW),
    "contacted": lambda ticket, by: ticket.say_contacted(by, contacted=True),
    "second": lambda ticket, by: ticket.second(by),
    "rate": lambda ticket, by: ticket.rate(by, 4),
    "withdraw": lambda ticket, by: ticket.withdraw(by),
    "lapse": lambda ticket, _by: ticket.lapse(),
}
#: Written down again, by hand: from where each act leads where.
LAWFUL = {
    **dict.fromkeys(
        (("dispatch", stage) for stage in (Stage.FILED, Stage.DISPATCHED, Stage.OFFERED)),
        Stage.DISPATCHED,
    ),
    **dict.fromkeys(
        (("reject", stage) for stage in (Stage.FILED, Stage.DISPATCHED, Stage.OFFERED)),
        Stage.REJECTED,
    ),
    **dict.fromkeys(
        (("merge", stage) for stage in (Stage.FILED, Stage.DISPATCHED, Stage.OFFERED)),
        Stage.MERGED,
    ),
    **dict.fromkeys(
        (("recall", stage) for stage in (Stage.DISPATCHED, Stage.OFFERED, Stage.ACCEPTED)),
        Stage.FILED,
    ),
    **dict.fromkeys(
        (("withdraw", stage) for stage in (Stage.DISPATCHED, Stage.OFFERED)), Stage.WITHDRAWN
    ),
    **{
        ("second", stage): stage
        for stage in (Stage.FILED, Stage.DISPATCHED, Stage.OFFERED, Stage.ACCEPTED)
    },
    ("offer", Stage.FILED): Stage.OFFERED,
    ("offer", Stage.DISPATCHED): Stage.OFFERED,
    ("unmerge", Stage.MERGED): Stage.FILED,
    ("accept", Stage.DISPATCHED): Stage.ACCEPTED,
    ("give back", Stage.DISPATCHED): Stage.FILED,
    ("give back", Stage.ACCEPTED): Stage.FILED,
    ("extend", Stage.ACCEPTED): Stage.ACCEPTED,
    ("pause", Stage.ACCEPTED): Stage.ACCEPTED,
    ("resume", Stage.ACCEPTED): Stage.ACCEPTED,
    ("contacted", Stage.FINISHED): Stage.FINISHED,
    ("contacted", Stage.CLOSED): Stage.CLOSED,
    ("accept", Stage.FILED): Stage.ACCEPTED,
    ("finish", Stage.ACCEPTED): Stage.FINISHED,
    ("confirm", Stage.FINISHED): Stage.CLOSED,
    ("reopen", Stage.FINISHED): Stage.FILED,
    ("rate", Stage.CLOSED): Stage.CLOSED,
    ("withdraw", Stage.FILED): Stage.WITHDRAWN,
    ("lapse", Stage.FINISHED): Stage.CLOSED,
}


def test_whoever_accepts_is_named_on_it() -> None:
    assert ACCEPTED.assignee == Who(id=LI.id, name="李师傅")


def test_nobody_takes_what_another_has_taken() -> None:
    with pytest.raises(TicketTaken):
        ACCEPTED.accept(ZHAO)


def test_only_whoever_took_it_reports_it_done() -> None:
    with pytest.raises(TicketTaken):
        ACCEPTED.finish(ZHAO, NOW)


def test_residents_do_no_staff_work() -> None:
    with pytest.raises(NotEntitled):
        FILED.accept(WANG)


def test_only_the_reporter_says_that_it_is_solved() -> None:
    with pytest.raises(NotYourTicket):
        FINISHED.confirm(LI)


def test_a_reopened_ticket_keeps_its_number_and_counts() -> None:
    again = FINISHED.reopen(WANG, PROMISE)

    assert (again.id, again.reopenings, again.assignee) == (FILED.id, 1, None)


def test_stars_are_given_once() -> None:
    with pytest.raises(AlreadyRated):
        CLOSED.rate(WANG, 5).rate(WANG, 1)


def test_silence_earns_no_stars() -> None:
    lapsed = FINISHED.lapse()

    assert lapsed.outcome is Outcome.UNCONFIRMED
    with pytest.raises(TicketNotOpen):
        lapsed.rate(WANG, 5)


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(PEOPLE)), max_size=30))
def test_every_walk_keeps_the_law(walk: list[tuple[str, Person]]) -> None:
    """Any acts by anybody in any order: a refusal changes nothing, the rest follows the map."""
    ticket = FILED
    for act, by in walk:
        try:
            after = ACTS[act](ticket, by)
        except Refusal:
            continue
        assert after.stage is LAWFUL[act, ticket.stage]
        ticket = after
        assert (ticket.stage is Stage.CLOSED) == (ticket.outcome is not None)
        assert ticket.stage is not Stage.ACCEPTED or ticket.assignee is not None
        assert ticket.stars is None or ticket.outcome is Outcome.CONFIRMED
        assert (ticket.stage is Stage.DISPATCHED) <= (ticket.organisation is not None)
        assert (ticket.stage is Stage.MERGED) == (ticket.merged_into is not None)
        assert ticket.pause is None or ticket.stage is Stage.ACCEPTED
        assert ticket.look_at is None or ticket.open


@pytest.mark.parametrize(("act", "stage"), LAWFUL)
def test_everything_lawful_can_be_done_by_somebody(act: str, stage: Stage) -> None:
    ticket = {
        Stage.FILED: FILED,
        Stage.DISPATCHED: DISPATCHED,
        Stage.OFFERED: OFFERED,
        Stage.MERGED: MERGED,
        Stage.ACCEPTED: ACCEPTED,
        Stage.FINISHED: FINISHED,
        Stage.CLOSED: CLOSED,
    }[stage]
    if act == "resume":
        ticket = ticket.pause_work(LI, NOW, Waiting.PARTS)

    def possible(by: Person) -> bool:
        try:
            return bool(ACTS[act](ticket, by))
        except Refusal:
            return False

    assert any(map(possible, PEOPLE))


def test_staff_see_every_ticket_and_neighbours_none() -> None:
    neighbour = replace(WANG, id=PersonId(9))

    assert FILED.seen_by(WANG)
    assert FILED.seen_by(LI)
    assert not FILED.seen_by(neighbour)


def test_a_dispatched_ticket_is_taken_by_whoever_works_for_that_organisation() -> None:
    assert DISPATCHED.accept(MA).assignee == Who(id=MA.id, name="马师傅")
    with pytest.raises(DispatchedElsewhere):
        DISPATCHED.accept(LI)


def test_a_role_reaches_no_further_than_its_area() -> None:
    compound = Area(id=AreaId(2), level=Level.COMPOUND, name="幸福里", path="1/")
    elsewhere = Area(id=AreaId(3), level=Level.COMPOUND, name="祥和苑", path="1/")
    head = replace(
        LIN, grants=frozenset({Grant(role=Role.SECRETARY, area=compound.id, below="1/2/")})
    )
    ticket = replace(FILED, area=elsewhere)

    assert replace(ticket, area=compound).seen_by(head)
    assert not ticket.seen_by(head)
    with pytest.raises(NotEntitled):
        ticket.dispatch(head, PROPERTY, NOW)


def test_an_organisation_gives_a_ticket_back_once_and_in_time() -> None:
    with pytest.raises(TooLateToReturn):
        DISPATCHED.give_back(MA, NOW + 3 * DAY, NOW + 2 * DAY)
    returned = DISPATCHED.give_back(MA, NOW + DAY, NOW + 2 * DAY)
    with pytest.raises(ReturnedBefore):
        returned.dispatch(LIN, PROPERTY, NOW).give_back(MA, NOW, None)

    assert returned.dispatch(LIN, POWER, NOW).organisation == POWER


def test_while_the_work_is_paused_the_clock_stands_still() -> None:
    paused = ACCEPTED.pause_work(LI, NOW + HOUR, Waiting.WEATHER)
    resumed = paused.resume(LI, NOW + 3 * DAY)

    assert paused.look_at is None
    assert not paused.late(NOW + 3 * DAY)
    assert resumed.promise == PROMISE.later(3 * DAY - HOUR)


def test_a_promise_is_put_off_once() -> None:
    later = ACCEPTED.extend(LI, NOW, PROMISE.later(5 * DAY))

    assert later.promise == PROMISE.later(5 * DAY)
    with pytest.raises(ExtendedBefore):
        later.extend(LI, NOW, PROMISE.later(9 * DAY))


def test_neighbours_make_it_more_pressing_at_five_ten_and_twenty() -> None:
    marks = [replace(FILED, seconders=count).pressure for count in (0, 4, 5, 9, 10, 19, 20, 99)]

    assert marks == [0, 0, 1, 1, 2, 2, 3, 3]
    with pytest.raises(AlreadySeconded):
        FILED.second(WANG)


def test_a_duplicate_leads_to_one_that_goes_on() -> None:
    with pytest.raises(MergedIntoItself):
        FILED.merge(FILED, LIN)
    with pytest.raises(MergedIntoItself):
        OLDER.merge(MERGED, LIN)
    with pytest.raises(TicketNotOpen):
        FILED.merge(replace(CLOSED, id=TicketId(9)), LIN)


def test_whether_staff_were_in_touch_is_said_once() -> None:
    said = FINISHED.say_contacted(WANG, contacted=False)

    assert said.contacted is False
    with pytest.raises(AlreadyAnswered):
        said.say_contacted(WANG, contacted=True)


def test_whether_staff_were_in_touch_is_asked_again_after_a_reopening() -> None:
    said = FINISHED.say_contacted(WANG, contacted=False)
    reopened = said.reopen(WANG, said.promise)

    assert reopened.contacted is None


@given(st.lists(st.integers(0, 12 * 24), max_size=12).map(sorted))
def test_each_alarm_is_told_once_however_seldom_somebody_looks(hours: list[int]) -> None:
    ticket, told = FILED, 0
    for hour in hours:
        at = NOW + hour * HOUR
        due = ticket.look_at is not None and ticket.look_at <= at
        after = ticket.looked_at(at)
        assert (after != ticket) == due
        assert after.alarm >= ticket.alarm
        told += after.alarm > ticket.alarm
        ticket = after

    assert told <= 6
    assert ticket.look_at is None or ticket.look_at > NOW + hours[-1] * HOUR if hours else True


def test_nobody_is_missed_where_it_was_taken_in_time() -> None:
    overdue = ACCEPTED.looked_at(PROMISE.finish_by)

    assert overdue.alarm > ACCEPTED.alarm
    assert not overdue.unaccepted_told
    assert FILED.looked_at(PROMISE.finish_by).unaccepted_told


#: Nobody is the judge of a complaint about themselves and their colleagues.
ABOUT_STAFF = replace(FILED, kind=Kind.COMPLAINT, category=Category.SERVICE)


def test_repair_staff_cannot_take_what_is_said_about_staff() -> None:
    with pytest.raises(AboutStaff):
        ABOUT_STAFF.accept(LI)


def test_the_community_takes_what_is_said_about_staff_or_says_who_does() -> None:
    assert ABOUT_STAFF.accept(LIN).assignee is not None
    assert ABOUT_STAFF.dispatch(LIN, PROPERTY, NOW).accept(MA).assignee is not None
