"""What may happen to a ticket, and who may do it (the neighbourhood's rules, part 1)."""

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
