"""The words that people agree to, and those for who they are to a home."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.areas import Area
from domain.people import Relation
from domain.privacy import masked_name
from handlers.kit import areas
from handlers.kit.i18n import N_, Translation

RELATIONS = {
    Relation.OWNER: N_("owner"),
    Relation.FAMILY: N_("family"),
    Relation.TENANT: N_("tenant"),
}

#: Changed words are another version: `domain.residents.CONSENT`.
CONSENT = N_(
    "Before you agree:\n"
    "· Kept: your name, your home, and whether you are owner, family or tenant."
    " Your phone number is not kept.\n"
    "· Why: so that repairs, notices, meetings and votes reach the right home.\n"
    "· Who sees it: you, your building head, the community and the office."
    " Groups never read your door or your number.\n"
    "· Yours at any time: /export gives you all of it, /forget erases it."
)


def address(t: Translation, home: Sequence[Area]) -> str:
    """`home`: see `Areas.lineage`."""
    return areas.written(t, home, "")


def who(t: Translation, name: str | None, relation: Relation) -> str:
    """“王** (owner)”; without a name the relation alone."""
    word = t.plain(RELATIONS[relation])
    if name is None:
        return word
    return t.plain(N_("{name} ({relation})"), name=masked_name(name), relation=word)


def last_day(t: Translation, expires_at: datetime) -> str:
    """On which it can still be used: it expires with the midnight after."""
    return t.day(expires_at - timedelta(seconds=1))
