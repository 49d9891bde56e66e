"""The words for a roll: its columns, what is wrong with its lines, and what it changes."""

from collections.abc import Mapping

from domain.changes import Kind
from domain.people import Relation
from domain.roll import Column, Flaw, Problem
from handlers.kit.i18n import N_, Translation

COLUMNS: Mapping[Column, str] = {
    Column.DISTRICT: N_("district"),
    Column.STREET: N_("street"),
    Column.COMMUNITY: N_("community"),
    Column.COMPOUND: N_("compound"),
    Column.GRID: N_("grid"),
    Column.BUILDING: N_("building"),
    Column.UNIT: N_("unit"),
    Column.ROOM: N_("room"),
    Column.SIZE: N_("area_m2"),
    Column.NAME: N_("name"),
    Column.PHONE: N_("phone"),
    Column.RELATION: N_("relation"),
}
RELATIONS: Mapping[Relation, str] = {
    Relation.OWNER: N_("owner"),
    Relation.FAMILY: N_("family"),
    Relation.TENANT: N_("tenant"),
}
KINDS: Mapping[Kind, str] = {
    Kind.NEW: N_("🆕 New ({count})"),
    Kind.CHANGED: N_("✏️ Changed ({count})"),
    Kind.GONE: N_("➖ Gone ({count})"),
}
#: What their lists are called as files.
FILES: Mapping[Kind, str] = {
    Kind.NEW: N_("New"),
    Kind.CHANGED: N_("Changed"),
    Kind.GONE: N_("Gone"),
}
_FLAWS: Mapping[Flaw, str] = {
    Flaw.UNKNOWN_COLUMN: N_(
        "I do not know this column. Delete it, or give it one of the names in the template."
    ),
    Flaw.COLUMN_TWICE: N_("this column is there twice"),
    Flaw.COLUMN_MISSING: N_("the column “{found}” is missing"),
    Flaw.MISSING: N_("nothing is filled in"),
    Flaw.TOO_LONG: N_("“{found}” is too long"),
    Flaw.NO_NUMBER: N_("“{found}” is not a number"),
    Flaw.TOO_FINE: N_("“{found}” has more than two decimals"),
    Flaw.OUT_OF_RANGE: N_("“{found}” cannot be the area of a home in m²"),
    Flaw.NO_PHONE: N_("“{found}” is not a phone number"),
    Flaw.SEVERAL_PHONES: N_("“{found}”: please leave one phone number only"),
    Flaw.ROUNDED: N_("“{found}”: Excel has cut off digits; format the column as text"),
    Flaw.NO_RELATION: N_("“{found}” is none of owner, family, tenant"),
    Flaw.DATE: N_("“{found}”: Excel made a date of it; format the column as text"),
    Flaw.FAILED_FORMULA: N_("a formula without a result; please fill in the value"),
    Flaw.NOBODY: N_("“{found}” belongs to nobody: the name is missing"),
    Flaw.EXAMPLE: N_("this is an example of the template: please delete the line"),
    Flaw.UNCLOSED_QUOTE: N_('a quotation mark (") is opened here and never closed'),
    Flaw.TWICE: N_("“{found}” stands in line {other} already"),
    Flaw.OTHER_SIZE: N_("“{found}”: line {other} gives this home another area"),
    Flaw.OTHER_GRID: N_("“{found}”: line {other} puts this building into another grid"),
    Flaw.OTHER_PLACE: N_(
        "“{found}”: line {other} says otherwise which community, street or district it is in"
    ),
    Flaw.TOO_MANY_HOMES: N_("“{found}” would have more than 5,000 homes; is this the building?"),
    Flaw.ELSEWHERE: N_(
        "“{found}” is on the roll already, and nothing there says which community, street or"
        " district it is in; leave out these columns"
    ),
    Flaw.AMBIGUOUS: N_("several compounds are called “{found}”; add the column community"),
}


def problem(t: Translation, found: Problem) -> str:
    """As text."""
    why = reason(t, found)
    if found.column:
        return t.plain(
            N_("Line {line}, column {column}: {reason}"),
            line=found.line,
            column=found.column,
            reason=why,
        )
    return t.plain(N_("Line {line}: {reason}"), line=found.line, reason=why)


def reason(t: Translation, found: Problem) -> str:
    what = found.found
    if found.flaw is Flaw.COLUMN_MISSING:
        what = t.plain(COLUMNS[Column(what)])
    return t.plain(_FLAWS[found.flaw], found=what, other=found.other)
