"""Whatever people try and in whatever order, a ticket keeps the law."""

from collections.abc import Callable

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
    LI,
    MERGED,
    NOW,
    OFFERED,
    OLDER,
    PEOPLE,
    PROMISE,
    PROPERTY,
)

from domain.people import Person
from domain.refusals import Refusal
from domain.tickets import (
    Outcome,
    Stage,
    Ticket,
    Waiting,
)

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
