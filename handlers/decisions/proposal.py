"""What somebody has said so far of what they propose."""

from dataclasses import dataclass, replace

from domain.assembly import Matter
from domain.decisions import PROPOSERS, Office, Procedure

PROCEDURES = tuple(Procedure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where they may propose, and in whose name."""

    id: int
    name: str
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a meeting resolved there."""

    id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposing:
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    area: int = 0
    office: str = ""
    procedure: str = ""
    #: 0: not chosen yet.
    matter: int = 0
    matters_page: int = 0
    title: str = ""
    text: str = ""
    ticket: int = 0
    resolution: int = 0
    former: int | None = None

    def at(self, area: int) -> "Proposing":
        """In whose name is clear where they hold one office."""
        offices = next(each.offices for each in self.places if each.id == area)
        chosen = offices[0] if len(offices) == 1 else ""
        return replace(self, area=area, office=chosen)

    @property
    def offices(self) -> tuple[str, ...]:
        return next((each.offices for each in self.places if each.id == self.area), ())

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        """Which that office may begin."""
        if not self.office:
            return ()
        return tuple(each for each in PROCEDURES if Office(self.office) in PROPOSERS[each])

    def of(self, procedure: Procedure) -> "Proposing":
        """A smaller matter is one of those that the law does not name."""
        matter = self.matter or (Matter.OTHER if procedure is Procedure.SMALL else 0)
        return replace(self, procedure=procedure, matter=matter)
