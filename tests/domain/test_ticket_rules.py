"""What may happen to a ticket, whatever people try and in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.areas import AreaId
from domain.people import Grant, Person, PersonId, Role, Who
from domain.permissions import NotEntitled
from domain.places import Place
from domain.refusals import Refusal
from domain.tickets import (
    AlreadyRated,
    Category,
    Kind,
    NotYourTicket,
    Outcome,
    Stage,
    Ticket,
    TicketId,
    TicketNotOpen,
    TicketTaken,
)

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
REPAIRS = frozenset({Grant(role=Role.WORKER, area=AreaId(1), below="1/")})
WANG = Person(id=PersonId(1), telegram_id=1001, name="王阿姨")
LI = Person(id=PersonId(2), telegram_id=1002, name="李师傅", grants=REPAIRS)
ZHAO = Person(id=PersonId(3), telegram_id=1003, name="赵师傅", grants=REPAIRS)
PEOPLE = (WANG, LI, ZHAO)

FILED = Ticket(
    id=TicketId(1),
    kind=Kind.REPAIR,
    category=Category.ELEVATOR,
    text="电梯坏了",
    place=Place(building="3"),
    danger=None,
    stage=Stage.FILED,
    reporter=Who(id=WANG.id, name=WANG.name),
    assignee=None,
    filed_at=NOW,
)
ACCEPTED = FILED.accept(LI)
FINISHED = ACCEPTED.finish(LI, NOW)
CLOSED = FINISHED.confirm(WANG)

ACTS: dict[str, Callable[[Ticket, Person], Ticket]] = {
    "accept": lambda ticket, by: ticket.accept(by),
    "finish": lambda ticket, by: ticket.finish(by, NOW),
    "confirm": lambda ticket, by: ticket.confirm(by),
    "reopen": lambda ticket, by: ticket.reopen(by),
    "rate": lambda ticket, by: ticket.rate(by, 4),
    "withdraw": lambda ticket, by: ticket.withdraw(by),
    "lapse": lambda ticket, _by: ticket.lapse(),
}
#: Written down again, by hand: from where each act leads where.
LAWFUL = {
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
    again = FINISHED.reopen(WANG)

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


@pytest.mark.parametrize(("act", "stage"), LAWFUL)
def test_everything_lawful_can_be_done_by_somebody(act: str, stage: Stage) -> None:
    ticket = {
        Stage.FILED: FILED,
        Stage.ACCEPTED: ACCEPTED,
        Stage.FINISHED: FINISHED,
        Stage.CLOSED: CLOSED,
    }[stage]

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
