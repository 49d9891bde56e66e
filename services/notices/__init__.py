"""Notices: composing, sending in portions, and the ledger of who was told. See each module."""

from services.notices.issuing import (
    cancel,
    correct,
    get,
    issue,
    managed,
    pause,
    remind,
    resume,
)
from services.notices.ledger import acknowledge, call, doors, ledger, progress, tell, untell

__all__ = [
    "acknowledge",
    "call",
    "cancel",
    "correct",
    "doors",
    "get",
    "issue",
    "ledger",
    "managed",
    "pause",
    "progress",
    "remind",
    "resume",
    "tell",
    "untell",
]
