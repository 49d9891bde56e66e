"""Tickets at length: a thousand walks of everybody doing anything, on both databases."""

import pytest
from ticket_machine import walked

_WALKS, _STEPS = 1_000, 60


@pytest.mark.timeout(0)
def test_a_thousand_walks_of_everybody_keep_the_law(database_url: str) -> None:
    walked(database_url, walks=_WALKS, steps=_STEPS, shortened=True)
