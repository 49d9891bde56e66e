"""Where something is: a home by building, unit and room, or a public spot."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Each part is None where the resident left it unsaid.

    Parts are stored without their suffix ("3" for 3号楼, "B" for B座, "501" for 501室), so that
    every language can write them its own way.
    """

    building: str | None = None
    unit: str | None = None
    room: str | None = None
    #: A public place in the residents' own words: 地下车库B区, 东门, 花园.
    spot: str | None = None

    @property
    def known(self) -> bool:
        """Enough for somebody to walk there."""
        return self.building is not None or self.spot is not None

    def without_room(self) -> "Place":
        """What may be said in a group: a home's door number may not."""
        return replace(self, room=None)
