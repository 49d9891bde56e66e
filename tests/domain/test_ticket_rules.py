"""What may happen to a ticket, and who may do it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ticket_stages import (
    ACCEPTED,
    CLOSED,
    DAY,
    DISPATCHED,
    FILED,
    FINISHED,
    HOUR,
    LI,
    LIN,
    MA,
    MERGED,
    NOW,
    OLDER,
    POWER,
    PROMISE,
    PROPERTY,
    WANG,
    ZHAO,
)

from domain.areas import Area, AreaId, Level
from domain.people import Grant, PersonId, Role, Who
from domain.permissions import NotEntitled
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
    ReturnedBefore,
    TicketId,
    TicketNotOpen,
    TicketTaken,
    TooLateToReturn,
    Waiting,
)


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
