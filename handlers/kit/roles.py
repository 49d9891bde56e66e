"""The words for the capacities people act in."""

from collections.abc import Iterable

from domain.people import Role
from handlers.kit.i18n import N_, Translation

ROLES = {
    Role.GUEST: N_("guest"),
    Role.RESIDENT: N_("resident"),
    Role.TENANT: N_("tenant"),
    Role.OWNER: N_("owner"),
    Role.VOLUNTEER: N_("volunteer"),
    Role.BUILDING_HEAD: N_("building head"),
    Role.COMMITTEE: N_("owners' committee"),
    Role.SECRETARY: N_("branch secretary"),
    Role.COMMUNITY: N_("community worker"),
    Role.STREET: N_("street officer"),
    Role.WORKER: N_("repair staff"),
    Role.MERCHANT: N_("merchant"),
    Role.ADMINISTRATOR: N_("administrator"),
    Role.BARRED: N_("kept out"),
}


def listed(t: Translation, roles: Iterable[Role]) -> str:
    """In the order of the ladder, widest last."""
    held = set(roles)
    return t.plain(N_(", ")).join(t.plain(ROLES[role]) for role in ROLES if role in held)
