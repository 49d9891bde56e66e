"""Nobody is the judge of a complaint about themselves and their colleagues."""

from dataclasses import replace

import pytest
from test_ticket_rules import FILED, LI, LIN, MA, NOW, PROPERTY

from domain.tickets import AboutStaff, Category, Kind

COMPLAINT = replace(FILED, kind=Kind.COMPLAINT, category=Category.SERVICE)


def test_repair_staff_cannot_take_what_is_said_about_staff() -> None:
    with pytest.raises(AboutStaff):
        COMPLAINT.accept(LI)


def test_the_community_takes_it_or_says_who_does() -> None:
    assert COMPLAINT.accept(LIN).assignee is not None
    assert COMPLAINT.dispatch(LIN, PROPERTY, NOW).accept(MA).assignee is not None
