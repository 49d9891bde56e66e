"""The owners' assembly: who votes, what the law asks, what came of it."""

from domain.assembly.law import CONSENT, PARTICIPATION, Matter, Need
from domain.assembly.procedure import (
    NOTICE_DAYS,
    NoticeTooShort,
    Served,
    earliest,
    may_requisition,
    must_be_told,
    unserved,
)
from domain.assembly.roll import Count, Flat, FlatTwice, Head, NoFlats, Roll, counted
from domain.assembly.tally import Choice, Gap, Ratio, Result, tally

__all__ = [
    "CONSENT",
    "NOTICE_DAYS",
    "PARTICIPATION",
    "Choice",
    "Count",
    "Flat",
    "FlatTwice",
    "Gap",
    "Head",
    "Matter",
    "Need",
    "NoFlats",
    "NoticeTooShort",
    "Ratio",
    "Result",
    "Roll",
    "Served",
    "counted",
    "earliest",
    "may_requisition",
    "must_be_told",
    "tally",
    "unserved",
]
