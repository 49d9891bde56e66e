"""The list that a vote publishes: anybody can recount it, and see that nothing vanished.

A line's hash covers the hash before it, the head covers the last line and the sums: whoever noted
the head, as posted in the group, need trust nobody who hands out the list.
"""

from domain.published.checking import Fault, Problem, against, check
from domain.published.document import FEWEST, Ballot, Header, Line, Option, Published, publish
from domain.published.written import LARGEST, NotAList, read, written

__all__ = [
    "FEWEST",
    "LARGEST",
    "Ballot",
    "Fault",
    "Header",
    "Line",
    "NotAList",
    "Option",
    "Problem",
    "Published",
    "against",
    "check",
    "publish",
    "read",
    "written",
]
