"""The tree of areas, the household roll, and who lives where."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Table,
    UniqueConstraint,
)

from storage.schema.columns import Bytewise, Id, ident, metadata, moment, one_of, partial, words

LEVELS = ("district", "street", "community", "compound", "grid", "building", "unit", "home")
RELATIONS = ("owner", "family", "tenant")

areas = Table(
    "areas",
    metadata,
    ident(),
    Column("parent_id", Id, ForeignKey("areas.id"), nullable=True),  # NULL: the root, the only one
    words("level"),
    words("name"),  # bare: "3" for 3号楼, "501" for 501室
    # The ids above it, outermost first: "1/4/17/". Everything below an area begins alike.
    Column("path", Bytewise, nullable=False),
    Column("size", BigInteger, nullable=True),  # 0.01 m²; NULL: no home, or not on the roll
    moment("retired_at", nullable=True),  # NULL: in use; else the roll no longer names it
    one_of("level", *LEVELS),
    CheckConstraint("(parent_id IS NULL) = (path = '')", name="root"),
    CheckConstraint("size > 0", name="size"),
    UniqueConstraint("parent_id", "level", "name"),
    partial("ux_areas_root", "level", where="parent_id IS NULL", unique=True),
    Index("ix_areas_path", "path"),
    Index("ix_areas_level_name", "level", "name"),
    # Or SQLite goes through all homes for those below one building.
    Index("ix_areas_level_path", "level", "path"),
    sqlite_autoincrement=True,
)

roll = Table(
    "roll",
    metadata,
    ident(),
    Column("home_id", Id, ForeignKey("areas.id"), nullable=False),
    words("name"),
    words("phone", nullable=True),  # digits; NULL: not on the roll
    words("relation"),
    moment("listed_at"),
    moment("struck_at", nullable=True),  # NULL: on the roll
    one_of("relation", *RELATIONS),
    partial("ux_roll_listed", "home_id", "name", where="struck_at IS NULL", unique=True),
    partial("ix_roll_phone", "phone", where="struck_at IS NULL AND phone IS NOT NULL"),
    sqlite_autoincrement=True,
)

residencies = Table(
    "residencies",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("home_id", Id, ForeignKey("areas.id"), nullable=False),
    words("relation"),
    # NULL: the roll does not name them (somebody vouched for them).
    Column("roll_id", Id, ForeignKey("roll.id"), nullable=True),
    words("how"),
    # Who vouched; NULL: nobody had to, or they are gone.
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("since"),
    moment("until", nullable=True),  # NULL: lives there
    one_of("relation", *RELATIONS),
    one_of("how", "invitation", "phone", "approval", "household"),
    partial("ux_residencies_person", "person_id", "home_id", where="until IS NULL", unique=True),
    partial(
        "ux_residencies_roll",
        "roll_id",
        where="until IS NULL AND roll_id IS NOT NULL",
        unique=True,
    ),
    partial("ix_residencies_home", "home_id", where="until IS NULL"),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    ident(),
    words("token_hash"),  # SHA-256 in hex: the token itself is kept nowhere
    Column("home_id", Id, ForeignKey("areas.id"), nullable=False),
    words("relation"),
    # NULL: from the household to somebody the roll does not name.
    Column("roll_id", Id, ForeignKey("roll.id"), nullable=True),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("made_at"),
    moment("expires_at"),
    moment("used_at", nullable=True),  # NULL: can still be used, until it expires
    Column("used_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    one_of("relation", *RELATIONS),
    UniqueConstraint("token_hash"),
    Index("ix_invitations_home_id", "home_id"),
    Index("ix_invitations_expires_at", "expires_at"),
    sqlite_autoincrement=True,
)

guesses = Table(
    "guesses",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    moment("at"),
    Index("ix_guesses_at", "at"),
    Index("ix_guesses_person_id_at", "person_id", "at"),
    sqlite_autoincrement=True,
)

applications = Table(
    "applications",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("home_id", Id, ForeignKey("areas.id"), nullable=False),
    words("name"),
    words("relation"),
    words("state"),
    moment("at"),
    Column("decided_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("decided_at", nullable=True),  # NULL while it waits
    one_of("relation", *RELATIONS),
    one_of("state", "waiting", "approved", "refused", "withdrawn", "lapsed"),
    partial("ux_applications_waiting", "person_id", where="state = 'waiting'", unique=True),
    Index("ix_applications_home_id", "home_id"),
    sqlite_autoincrement=True,
)

imports = Table(
    "imports",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    words("name"),  # of the file
    # What was read, for as long as it may be applied; NULL: nothing could be, or it is settled.
    Column("upload_id", Id, ForeignKey("uploads.id", ondelete="SET NULL"), nullable=True),
    words("report"),  # JSON: what would change, and every line that could not be read
    words("state"),
    moment("at"),
    moment("settled_at", nullable=True),  # NULL while it waits for a yes, or is being applied
    one_of("state", "ready", "applying", "applied", "dropped"),
    Index("ix_imports_person_id", "person_id", "id"),
    sqlite_autoincrement=True,
)
