"""Votes: opened on a frozen roll, cast once by each voice, closed sharply, published.

What makes a ballot secret is in `services.envelopes`; who may call a vote is for whoever does.
"""

from services.votes.casting import (
    Hand,
    Voting,
    another_phrase,
    cast,
    cast_secretly,
    hand_of,
    own_phrase,
    voting,
)
from services.votes.closing import (
    GRACE,
    bury,
    close,
    due,
    end,
    publish,
    results,
    unpublished,
)
from services.votes.opening import announce, open_vote

__all__ = [
    "GRACE",
    "Hand",
    "Voting",
    "announce",
    "another_phrase",
    "bury",
    "cast",
    "cast_secretly",
    "close",
    "due",
    "end",
    "hand_of",
    "open_vote",
    "own_phrase",
    "publish",
    "results",
    "unpublished",
    "voting",
]
