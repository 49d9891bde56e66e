"""Notices, whom they are for, and the ledger of who was told."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    SmallInteger,
    Table,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

notices = Table(
    "notices",
    metadata,
    ident(),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("urgency"),
    words("stage"),
    words("text"),  # HTML as Telegram takes it
    words("plain"),  # the same without its formatting: what is searched
    words("roles"),  # whom of those in its areas: "owner,volunteer"
    Column("silent_of", Id, ForeignKey("notices.id"), nullable=True),  # only who was silent there
    words("follows", nullable=True),  # "ticket", "meeting": only its followers; NULL: by area
    Column("follows_id", Id, nullable=True),
    moment("ends_at", nullable=True),  # NULL: it does not end
    moment("send_at", nullable=True),  # NULL: at once
    Column("asks", Boolean, nullable=False),
    Column("remind_after", SmallInteger, nullable=True),  # hours; NULL: the silent are left alone
    moment("reminded_at", nullable=True),
    Column("in_groups", Boolean, nullable=False),
    Column("pin", Boolean, nullable=False),
    Column("revision", SmallInteger, nullable=False),
    moment("made_at"),
    moment("issued_at", nullable=True),  # NULL until its hour has come
    moment("gathered_at", nullable=True),  # NULL: the ledger does not have all of them yet
    moment("settled_at", nullable=True),  # NULL: somebody is still to be sent it
    one_of("urgency", "ordinary", "emergency"),
    one_of("stage", "planned", "sending", "paused", "sent", "cancelled"),
    one_of("follows", "ticket", "meeting"),
    CheckConstraint("urgency <> 'emergency' OR ends_at IS NOT NULL", name="end"),
    CheckConstraint("(follows IS NULL) = (follows_id IS NULL)", name="followed"),
    Index("ix_notices_by_id", "by_id"),
    Index("ix_notices_silent_of", "silent_of"),
    Index("ix_notices_issued_at", "issued_at"),
    partial("ix_notices_going_on", "id", where="stage IN ('planned', 'sending')"),
    partial(
        "ix_notices_to_remind", "id", where="remind_after IS NOT NULL AND reminded_at IS NULL"
    ),
    sqlite_autoincrement=True,
)

notice_areas = Table(
    "notice_areas",
    metadata,
    Column("notice_id", Id, ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", Id, ForeignKey("areas.id"), primary_key=True),
    Index("ix_notice_areas_area_id", "area_id"),
)

notice_files = Table(
    "notice_files",
    metadata,
    Column("notice_id", Id, ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    words("kind"),
    words("file_id"),
    one_of("kind", "photo", "video", "voice", "document"),
)

#: The ledger: one line for each person, and for each line of the roll that nobody here is.
deliveries = Table(
    "deliveries",
    metadata,
    ident(),
    Column("notice_id", Id, ForeignKey("notices.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: of the roll
    Column("roll_id", Id, ForeignKey("roll.id"), nullable=True),  # NULL: a person
    Column("home_id", Id, ForeignKey("areas.id"), nullable=True),  # NULL: lives nowhere here
    words("state"),  # of the message: what the person did stands in the moments
    words("why", nullable=True),  # it did not come, or came without its pictures
    words("error", nullable=True),  # Telegram's words
    Column("message_id", BigInteger, nullable=True),  # NULL: not sent
    words("earlier", nullable=True),  # what stands above it since they were reminded: "12 34"
    Column("ahead", SmallInteger, nullable=True),  # of its pictures and files: messages that came
    Column("revision", SmallInteger, nullable=False),  # which words they have
    moment("sent_at", nullable=True),
    moment("opened_at", nullable=True),
    moment("acknowledged_at", nullable=True),
    moment("reminded_at", nullable=True),
    moment("told_at", nullable=True),
    Column("told_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    one_of("state", "waiting", "queued", "sent", "failed"),
    CheckConstraint("(person_id IS NULL) <> (roll_id IS NULL)", name="whose"),
    partial(
        "ux_deliveries_person",
        "notice_id",
        "person_id",
        where="person_id IS NOT NULL",
        unique=True,
    ),
    partial(
        "ux_deliveries_roll", "notice_id", "roll_id", where="roll_id IS NOT NULL", unique=True
    ),
    Index("ix_deliveries_notice_id_state", "notice_id", "state", "id"),
    Index("ix_deliveries_person_id", "person_id"),
    Index("ix_deliveries_roll_id", "roll_id"),
    Index("ix_deliveries_home_id", "home_id"),
    Index("ix_deliveries_told_by", "told_by"),
    sqlite_autoincrement=True,
)

#: In which groups it stands.
notice_posts = Table(
    "notice_posts",
    metadata,
    Column("notice_id", Id, ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    words("title"),  # of the group as it was called
    words("state"),
    words("error", nullable=True),  # Telegram's words for why not, or for why it is not pinned
    Column("message_id", BigInteger, nullable=True),
    Column("ahead", SmallInteger, nullable=True),  # of its pictures and files: messages that came
    moment("held_at", nullable=True),  # it waits for the notice to go on; NULL: it does not
    one_of("state", "queued", "posted", "pinned", "unpinned", "failed"),
)
