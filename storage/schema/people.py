"""Who is known: their duties and settings, and the groups they meet in."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

ROLES = (
    "resident",
    "volunteer",
    "building_head",
    "secretary",
    "committee",
    "community",
    "street",
    "worker",
    "merchant",
    "administrator",
)
people = Table(
    "people",
    metadata,
    ident(),
    # Below zero: erased at their wish, and known to nobody any more.
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    words("name"),
    words("language", nullable=True),  # NULL: the neighbourhood's
    # False until they have written to the bot in private, and again once they block it.
    Column("reachable", Boolean, nullable=False),
    moment("met_at"),
    moment("consented_at", nullable=True),  # NULL: was not asked, or has not agreed yet
    moment("barred_at", nullable=True),  # NULL: welcome; else kept out by an administrator
    # Minutes after midnight, both or neither; NULL: the neighbourhood's hours.
    Column("quiet_from", SmallInteger, nullable=True),
    Column("quiet_until", SmallInteger, nullable=True),
    CheckConstraint("(quiet_from IS NULL) = (quiet_until IS NULL)", name="quiet"),
    sqlite_autoincrement=True,
)

# Of those who were erased: that they are kept out, and how much they had used of the limits of a
# day. It holds again for whoever comes back.
kept_out = Table(
    "kept_out",
    metadata,
    ident(),
    words("mark"),  # a hash of their number at Telegram
    words("salt"),
    words("kind"),
    moment("at"),
    # NULL: they are not back.
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=True),
    Index("ix_kept_out_mark", "mark"),
    Index("ix_kept_out_person_id", "person_id"),
    sqlite_autoincrement=True,
)

muted = Table(
    "muted",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", Text, primary_key=True),  # what they do not want to be told of
)

organisations = Table(
    "organisations",
    metadata,
    ident(),
    words("name"),
    words("kind"),
    one_of("kind", "property", "department", "society", "shop"),
    UniqueConstraint("name"),
    sqlite_autoincrement=True,
)

grants = Table(
    "grants",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    words("role"),
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),  # reaches everything below
    # NULL: they hold the role for nobody but the area.
    Column("organisation_id", Id, ForeignKey("organisations.id"), nullable=True),
    # NULL: the configuration vouches for them.
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("since"),
    moment("until", nullable=True),  # NULL: holds it
    one_of("role", *ROLES),
    partial(
        "ux_grants_held",
        "person_id",
        "role",
        "area_id",
        where="until IS NULL AND organisation_id IS NULL",
        unique=True,
    ),
    partial(
        "ux_grants_held_for",
        "person_id",
        "role",
        "area_id",
        "organisation_id",
        where="until IS NULL AND organisation_id IS NOT NULL",
        unique=True,
    ),
    partial("ix_grants_person_id", "person_id", where="until IS NULL"),
    partial("ix_grants_held_by_role", "role", "area_id", where="until IS NULL"),
    sqlite_autoincrement=True,
)

proposals = Table(
    "proposals",
    metadata,
    ident(),
    # Who is to be, or to be no more, an administrator: a second one confirms.
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    words("change"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    moment("at"),
    words("state"),
    Column("decided_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("decided_at", nullable=True),  # NULL while it waits
    one_of("change", "give", "take"),
    one_of("state", "waiting", "confirmed", "refused", "lapsed"),
    partial("ux_proposals_waiting", "person_id", where="state = 'waiting'", unique=True),
    sqlite_autoincrement=True,
)

groups = Table(
    "groups",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    words("purpose", nullable=True),  # NULL: we are in it, and nobody has said what for
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    words("title"),
    moment("greeted_at", nullable=True),  # NULL: not yet
    words("rights", nullable=True),  # what the bot may do there, space separated; NULL: unknown
    moment("left_at", nullable=True),  # NULL: we are in it
    # Whether requests to join are granted to verified residents of the area.
    Column("admits", Boolean, nullable=False),
    one_of("purpose", "residents", "staff", "volunteers"),
    Index("ix_groups_area_id", "area_id"),
)

join_requests = Table(
    "join_requests",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
)
