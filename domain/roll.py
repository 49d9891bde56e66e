"""The household roll as a file brings it: who belongs to which home, and what is wrong in it."""

from dataclasses import dataclass
from enum import StrEnum

from domain.people import Relation
from domain.refusals import Refusal

#: More would be another kind of file; the largest neighbourhoods have some 60,000 homes.
MOST_LINES = 200_000
#: A file this large is no roll, in bytes. What Telegram hands out ends here too.
LARGEST = 20 << 20
#: No building has more: most likely the column names something else.
MOST_HOMES = 5_000
#: Of one name, in characters.
LONGEST = 60
#: Exclusive, in 0.01 m².
MOST_SIZE = 10_000_000


class Column(StrEnum):
    """What a file may tell; the values are the headings of the contract."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    COMPOUND = "compound"
    GRID = "grid"
    BUILDING = "building"
    UNIT = "unit"
    ROOM = "room"
    SIZE = "area_m2"
    NAME = "name"
    PHONE = "phone"
    RELATION = "relation"


#: Without these no home can be told from another.
NEEDED = (Column.COMPOUND, Column.BUILDING, Column.ROOM)


class Flaw(StrEnum):
    """Why a heading or a line can't be taken."""

    UNKNOWN_COLUMN = "unknown column"
    COLUMN_TWICE = "column twice"
    COLUMN_MISSING = "column missing"
    MISSING = "missing"
    TOO_LONG = "too long"
    NO_NUMBER = "no number"
    TOO_FINE = "too fine"
    OUT_OF_RANGE = "out of range"
    NO_PHONE = "no phone"
    SEVERAL_PHONES = "several phones"
    #: 1.38E+10: the last digits are gone.
    ROUNDED = "rounded"
    NO_RELATION = "no relation"
    #: Excel took what was typed for a day.
    DATE = "date"
    #: #REF! and the like.
    FAILED_FORMULA = "failed formula"
    #: A phone or a relation, and no name.
    NOBODY = "nobody"
    EXAMPLE = "example"
    UNCLOSED_QUOTE = "unclosed quote"
    TWICE = "twice"
    OTHER_SIZE = "other size"
    OTHER_GRID = "other grid"
    OTHER_PLACE = "other place"
    TOO_MANY_HOMES = "too many homes"
    #: The compound is on the roll already, and not where the line puts it.
    ELSEWHERE = "elsewhere"
    #: Several compounds are called so.
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    #: As a spreadsheet counts: the first one is 1.
    line: int
    #: Letter and heading as they stand there: "E 建筑面积"; "" for the whole line.
    column: str = ""
    flaw: Flaw
    #: What stands there, cut.
    found: str = ""
    #: The line that this one contradicts or repeats.
    other: int | None = None


class Unreadable(StrEnum):
    """Why a file can't be read at all."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    #: Unpacks into more than any roll would be.
    SWOLLEN = "swollen"
    LOCKED = "locked"
    OLD_EXCEL = "old excel"
    #: A web page or XML under the name of a spreadsheet.
    MARKUP = "markup"
    PICTURE = "picture"
    PDF = "pdf"
    ARCHIVE = "archive"
    NO_SHEET = "no sheet"
    NO_TEXT = "no text"
    BROKEN = "broken"
    NO_HEADINGS = "no headings"
    SEVERAL_SHEETS = "several sheets"
    TOO_MANY_LINES = "too many lines"


class RollUnreadable(Refusal):
    """The file is no roll. `detail`: names of sheets and the like."""

    def __init__(self, why: Unreadable, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why, self.detail = why, detail


class ImportUnknown(Refusal):
    """There is no such import, or it is somebody else's."""


class ImportOver(Refusal):
    """It is being applied, or was applied or dropped: nothing is left to decide."""

    def __init__(self, *, applied: bool) -> None:
        super().__init__(applied)
        self.applied = applied


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """A compound by its name, and where it stands as far as the file says so."""

    district: str | None = None
    street: str | None = None
    community: str | None = None
    name: str

    @property
    def outer(self) -> tuple[str | None, str | None, str | None]:
        return (self.district, self.street, self.community)

    def agrees(self, other: "Compound") -> bool:
        """May be the same one: nothing that both say differs."""
        pairs = zip(self.outer, other.outer, strict=True)
        return self.name == other.name and all(a == b for a, b in pairs if a and b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the file, in order. Parts are bare: "3" for 3号楼, "501" for 501室."""

    number: int
    compound: Compound
    #: None: not said.
    grid: str | None = None
    building: str
    #: None: the home lies directly below the building.
    unit: str | None = None
    room: str
    #: 0.01 m².
    size: int | None = None
    #: "": nobody is named; there is such a home, no more.
    name: str = ""
    #: Digits.
    phone: str | None = None
    #: None: not said.
    relation: Relation | None = None


#: A home within its building: unit and room. None leaves open which.
Door = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody on the roll of a home."""

    name: str
    phone: str | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    unit: str | None = None
    room: str
    #: 0.01 m².
    size: int | None = None
    people: tuple[Listed, ...] = ()

    @property
    def door(self) -> Door:
        return (self.unit, self.room)


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """All that a file says of one building."""

    compound: Compound
    #: None: not said.
    grid: str | None = None
    name: str
    homes: tuple[Home, ...] = ()
    #: Doors with a line that can't be taken: whoever is on the roll there stays. (None, None) is
    #: the whole building.
    spared: tuple[Door, ...] = ()
    #: The first line that names it.
    line: int

    def spares(self, door: Door) -> bool:
        unit, room = door
        return bool({(unit, room), (unit, None), (None, None)} & set(self.spared))
