"""The words for roles, and for what comes with each."""

from domain.organisations import Organisation, OrganisationKind
from domain.people import Role
from handlers.kit.i18n import N_, Translation

#: What somebody who was given it may do from here on.
MEANS = {
    Role.ADMINISTRATOR: N_("You appoint everybody else and set up the groups: send /roles."),
    Role.STREET: N_("You see who does what in your area and appoint community workers: /roles."),
    Role.COMMUNITY: N_("You see to your area: tickets, residents, and who does what: /roles."),
    Role.SECRETARY: N_("You see to your compound: tickets, residents, building heads: /roles."),
    Role.COMMITTEE: N_(
        "You speak for the owners' committee where something is decided step by step: send /vote."
    ),
    Role.BUILDING_HEAD: N_(
        "When neighbours of yours want to register, I ask you whether they live here."
    ),
    Role.WORKER: N_("I show you new tickets; take one with the button below it."),
    Role.MERCHANT: N_("You honour the neighbours' vouchers."),
    Role.VOLUNTEER: N_("I ask you when neighbours need a hand; you take only what suits you."),
}

KINDS = {
    OrganisationKind.PROPERTY: N_("Property company"),
    OrganisationKind.DEPARTMENT: N_("Department"),
    OrganisationKind.SOCIETY: N_("Social organisation"),
    OrganisationKind.SHOP: N_("Shop"),
}


def employer(t: Translation, organisation: Organisation) -> str:
    return t.plain(
        N_("{name} ({kind})"), name=organisation.name, kind=t.plain(KINDS[organisation.kind])
    )
