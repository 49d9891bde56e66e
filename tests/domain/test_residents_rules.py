"""Who becomes what, and when enough is enough."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.areas import AreaId
from domain.people import PersonId, Relation
from domain.residents import (
    GUESSES,
    GUESSES_OF_ALL,
    Application,
    ApplicationId,
    RollId,
    RollLine,
    State,
    expiry,
    may_guess,
    rises,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def asking(relation: Relation) -> Application:
    return Application(
        id=ApplicationId(1),
        person=PersonId(1),
        home=AreaId(1),
        name="王秀英",
        relation=relation,
        state=State.WAITING,
        decided_by=None,
    )


def line(relation: Relation) -> RollLine:
    return RollLine(id=RollId(1), home=AreaId(1), name="王秀英", relation=relation, claimed=False)


@pytest.mark.parametrize("asked", Relation)
@pytest.mark.parametrize("listed", Relation)
def test_whom_the_roll_names_is_what_the_roll_says(asked: Relation, listed: Relation) -> None:
    assert asking(asked).admitted_as(line(listed)) is listed


def test_nobody_becomes_an_owner_by_saying_so() -> None:
    admitted = {asked: asking(asked).admitted_as(None) for asked in Relation}

    assert admitted == {
        Relation.OWNER: Relation.FAMILY,
        Relation.FAMILY: Relation.FAMILY,
        Relation.TENANT: Relation.TENANT,
    }


@given(own=st.integers(0, 30), of_all=st.integers(0, 300))
def test_whoever_has_not_guessed_wrong_is_always_heard(own: int, of_all: int) -> None:
    heard = may_guess(own, of_all)

    if own == 0:
        assert heard
    else:
        assert heard == (own < GUESSES and of_all < GUESSES_OF_ALL)


def test_one_rises_from_tenant_over_family_to_owner() -> None:
    up = [(a, b) for a in Relation for b in Relation if rises(a, b)]

    assert sorted(up) == sorted(
        [
            (Relation.TENANT, Relation.FAMILY),
            (Relation.TENANT, Relation.OWNER),
            (Relation.FAMILY, Relation.OWNER),
        ]
    )


@given(
    minutes=st.integers(0, 600_000),
    days=st.integers(1, 60),
)
def test_an_invitation_lasts_to_the_end_of_its_last_day(minutes: int, days: int) -> None:
    at = NEW_YEAR + timedelta(minutes=minutes)
    ends = expiry(at, days, SHANGHAI)
    last = (ends - timedelta(seconds=1)).astimezone(SHANGHAI).date()

    assert last == at.astimezone(SHANGHAI).date() + timedelta(days=days)
    assert ends.astimezone(SHANGHAI).time() == datetime.min.time()
    assert timedelta(days=days) < ends - at <= timedelta(days=days + 1)
