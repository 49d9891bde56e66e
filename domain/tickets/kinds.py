"""What a ticket can be, in the words of the trade."""

from enum import StrEnum


class Kind(StrEnum):
    """What a resident wants: something mended, put right, considered, or a hand."""

    REPAIR = "repair"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    HELP = "help"


class Category(StrEnum):
    """What it is about. The order is the order on the buttons."""

    WATER = "water"
    POWER = "power"
    LIGHTING = "lighting"
    ELEVATOR = "elevator"
    HEATING = "heating"
    GAS = "gas"
    STRUCTURE = "structure"
    DOORS = "doors"
    NETWORK = "network"
    FACILITIES = "facilities"
    SANITATION = "sanitation"
    GREENING = "greening"
    PARKING = "parking"
    FIRE = "fire"
    NOISE = "noise"
    PETS = "pets"
    SECURITY = "security"
    CONSTRUCTION = "construction"
    FEES = "fees"
    SERVICE = "service"
    OTHER = "other"


class Danger(StrEnum):
    """What cannot wait: the emergency numbers are answered first, even to a guest.

    In the order of precedence where a message speaks of several.
    """

    TRAPPED = "trapped"
    GAS = "gas"
    FIRE = "fire"
    FLOOD = "flood"
    WIRES = "wires"
    MANHOLE = "manhole"
    COLLAPSE = "collapse"
    FACADE = "facade"


class Stage(StrEnum):
    FILED = "filed"
    #: Given to an organisation, which has not said yes yet.
    DISPATCHED = "dispatched"
    #: In the volunteers' pool.
    OFFERED = "offered"
    ACCEPTED = "accepted"
    FINISHED = "finished"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    #: The same trouble as an older one, which goes on for both.
    MERGED = "merged"


#: Somebody still has something to do.
OPEN = frozenset({Stage.FILED, Stage.DISPATCHED, Stage.OFFERED, Stage.ACCEPTED})


class Outcome(StrEnum):
    """How a closed ticket ended. Silence is never counted as satisfaction."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"


class Waiting(StrEnum):
    """For what the work is paused; the reporter sees it. The order is that of the buttons."""

    PARTS = "parts"
    ACCESS = "access"
    WEATHER = "weather"
    FUNDS = "funds"
    OTHER_BODY = "other_body"


class Step(StrEnum):
    """What happened to a ticket; its history is a list of these."""

    FILED = "filed"
    DISPATCHED = "dispatched"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    RELEASED = "released"
    EXTENDED = "extended"
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    CONFIRMED = "confirmed"
    REOPENED = "reopened"
    CONTACTED = "contacted"
    RATED = "rated"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    MERGED = "merged"
    UNMERGED = "unmerged"
    SECONDED = "seconded"
    LAPSED = "lapsed"
    #: From staff to the reporter, and back.
    ANSWERED = "answered"
    ADDED = "added"
    #: By a meeting, or by the owners.
    RESOLVED = "resolved"
    #: For staff alone.
    NOTED = "noted"
    #: The clock's: late soon, late, and one step up the ladder.
    UNACCEPTED = "unaccepted"
    YELLOW = "yellow"
    RED = "red"
    CLIMBED = "climbed"


#: What nobody but a reporter does: of an anonymous one nobody is named.
REPORTERS = frozenset(
    {
        Step.FILED,
        Step.CONFIRMED,
        Step.REOPENED,
        Step.CONTACTED,
        Step.RATED,
        Step.WITHDRAWN,
        Step.ADDED,
    }
)
#: Not for the eyes of residents.
INTERNAL = frozenset({Step.NOTED})
