"""Whoever does whatever to tickets in whatever order: the law holds on both databases."""

import pytest
from ticket_machine import walked


@pytest.mark.timeout(180)
def test_every_walk_of_everybody_keeps_the_law(database_url: str) -> None:
    """Most mistakes are found on either; what only PostgreSQL might do needs fewer walks."""
    walked(database_url, walks=50 if database_url.startswith("sqlite") else 20, steps=50)
