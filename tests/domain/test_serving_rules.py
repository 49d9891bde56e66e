"""物业管理条例 art. 14: every owner fifteen days before, and what proves it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.areas import AreaId
from domain.assembly import Flat, Roll
from domain.papers import EnteredByYou, Entry, Paper, PaperId, PaperSettled, PaperState
from domain.people import PersonId
from domain.serving import (
    Delivery,
    DeliveryId,
    DeliveryState,
    How,
    as_told,
    last_day,
    of_its_date,
    proven,
    service,
)
from domain.votes import VoteId, VoterId

ZONE = ZoneInfo("Asia/Shanghai")
#: Half past midnight there: the same day by UTC is the one before.
MIDNIGHT = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ROLL = Roll.of(
    [
        Flat(home=AreaId(1), building="1", area=100, owners=frozenset({"甲"})),
        Flat(home=AreaId(2), building="1", area=100, owners=frozenset({"甲"})),
        Flat(home=AreaId(3), building="2", area=100),
    ]
)


def told(
    home: int,
    how: How = How.MESSAGE,
    *,
    days: int = 0,
    state: DeliveryState = DeliveryState.DONE,
    read: bool = False,
) -> Delivery:
    at = MIDNIGHT + timedelta(days=days)
    return Delivery(
        id=DeliveryId(home),
        home=AreaId(home),
        how=how,
        at=at,
        state=state,
        read_at=at if read else None,
    )


@pytest.mark.parametrize(("opens", "late"), [(14, 2), (15, 0), (16, 0)])
def test_the_day_of_the_notice_does_not_count(opens: int, late: int) -> None:
    found = service(ROLL, as_told([told(1), told(3)]), TODAY + timedelta(days=opens), TODAY, ZONE)

    assert len(found.late) == late
    assert found.earliest_on == TODAY + timedelta(days=15)
    assert found.in_time is (opens >= 15)


def test_on_the_last_lawful_day_tomorrow_is_too_late() -> None:
    opens = MIDNIGHT + timedelta(days=15)

    assert last_day(opens, MIDNIGHT, ZONE)
    assert not last_day(opens + timedelta(days=1), MIDNIGHT, ZONE)


def test_an_owner_is_told_at_any_of_their_flats() -> None:
    found = service(ROLL, as_told([told(2), told(3)]), TODAY + timedelta(days=15), TODAY, ZONE)

    assert (found.told, found.total, found.late) == (2, 2, [])


def test_what_failed_or_is_on_its_way_tells_nobody() -> None:
    tried = [told(1, state=DeliveryState.FAILED), told(3, state=DeliveryState.UNDER_WAY)]
    found = service(ROLL, as_told(tried), TODAY + timedelta(days=20), TODAY, ZONE)

    assert found.untold == [1, 3]
    assert found.last_day == TODAY + timedelta(days=5)


def test_the_latest_of_those_who_were_told_says_whether_it_opens_on_its_day() -> None:
    tried = [told(1), told(3), told(3, How.DOOR, days=4), told(1, days=9)]
    today = TODAY + timedelta(days=9)

    found = service(ROLL, as_told(tried), TODAY + timedelta(days=15), today, ZONE)
    assert (found.earliest_on, found.in_time) == (TODAY + timedelta(days=15), True)
    # Any other day has to be told to all of them anew: today at the earliest.
    late = service(ROLL, as_told(tried), TODAY + timedelta(days=14), today, ZONE)
    assert (late.earliest_on, late.in_time) == (today + timedelta(days=15), False)


def test_who_heard_of_another_day_was_not_told_of_the_one_that_holds() -> None:
    tried = [told(1), told(3, How.DOOR), told(3, How.DOOR, days=2)]

    assert of_its_date(tried, None) == tried
    assert of_its_date(tried, MIDNIGHT + timedelta(days=1)) == tried[2:]


def test_a_message_alone_proves_nothing() -> None:
    by = MIDNIGHT + timedelta(days=3)

    assert proven(ROLL, [told(1), told(3)], by) == set()
    assert proven(ROLL, [told(2, read=True), told(3, How.POST)], by) == {1, 3}
    assert proven(ROLL, [told(3, How.DOOR), told(3, How.PERSON, days=4)], by) == set()


def entry(by: int, choice: str) -> Entry:
    return Entry(by=PersonId(by), choice=choice, at=MIDNIGHT)


PAPER = Paper(id=PaperId(1), vote=VoteId(1), voter=VoterId(1), file_id="photo")


@pytest.mark.parametrize(
    ("choices", "state", "counted"),
    [
        ("f", PaperState.WAITING, ""),
        ("ff", PaperState.COUNTED, "f"),
        ("fa", PaperState.WAITING, ""),
        ("faa", PaperState.COUNTED, "a"),
        ("faf", PaperState.COUNTED, "f"),
        ("fab", PaperState.DROPPED, ""),
    ],
)
def test_two_alike_settle_a_paper_ballot(choices: str, state: PaperState, counted: str) -> None:
    paper = PAPER
    for by, choice in enumerate(choices, 1):
        paper = paper.enter(entry(by, choice))

    assert (paper.state, paper.choice) == (state, counted)


def test_nobody_enters_twice_nor_what_is_settled() -> None:
    once = PAPER.enter(entry(1, "f"))
    with pytest.raises(EnteredByYou):
        once.enter(entry(1, "f"))

    with pytest.raises(PaperSettled):
        once.enter(entry(2, "f")).enter(entry(3, "f"))
