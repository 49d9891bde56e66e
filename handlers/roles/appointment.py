"""What an appointment consists of, as far as it has been said."""

from dataclasses import dataclass, replace

from domain.people import Role
from handlers.kit.whom import Whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One of several, as its button says."""

    id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Whom):
    #: What the actor may give at all.
    givable: tuple[str, ...] = ()
    role_page: int = 0
    #: A `Role`; "" until it is chosen.
    role: str = ""
    #: 0 until it is clear.
    area: int = 0
    #: The area in words.
    place: str = ""
    #: A place as it was typed, until it has been looked up.
    typed_place: str = ""
    #: The area whose parts are shown; 0: those where the actor's own roles begin.
    at: int = 0
    #: Whether the parts of that area have been looked up.
    looked: bool = False
    #: The area that is shown may itself be meant.
    here: str = ""
    offers: tuple[Offer, ...] = ()
    page: int = 0
    #: Whether it was said for whom they work, be it for nobody.
    employed: bool = False
    employers: tuple[Offer, ...] = ()
    typed_employer: str = ""
    organisation: int = 0
    employer: str = ""
    #: Of an organisation that is to be made; "" for one there is.
    new_name: str = ""
    #: An `OrganisationKind`; "" until it is chosen.
    kind: str = ""

    def for_role(self, role: Role) -> "Appointment":
        """What was said of another role is asked anew."""
        if role == self.role:
            return self
        return replace(
            self.somewhere_else(),
            role=role.value,
            employed=False,
            employers=(),
            organisation=0,
            employer="",
            new_name="",
            kind="",
        )

    def somewhere_else(self, at: int = 0) -> "Appointment":
        """Where, is open again."""
        return replace(
            self, area=0, place="", typed_place="", at=at, looked=False, here="", offers=(), page=0
        )
