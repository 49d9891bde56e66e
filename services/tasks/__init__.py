"""Tasks from a wish to a word of thanks: load, decide, save, say who is to be told."""

from services.tasks.doing import (
    Finished,
    arrive,
    check_in,
    confirm,
    dispute,
    enter,
    finish,
    grow_old,
    mine,
    rate,
    refuse,
)
from services.tasks.grabbing import Freed, Grabbed, decline, drop, grab, lapse, release
from services.tasks.making import by_rota, cancel, hold, make, miss

__all__ = [
    "Finished",
    "Freed",
    "Grabbed",
    "arrive",
    "by_rota",
    "cancel",
    "check_in",
    "confirm",
    "decline",
    "dispute",
    "drop",
    "enter",
    "finish",
    "grab",
    "grow_old",
    "hold",
    "lapse",
    "make",
    "mine",
    "miss",
    "rate",
    "refuse",
    "release",
]
