"""The schema as prose: what every table and every NULL means. Alembic compares this with reality.

Moments are microseconds since 1970 (UTC) in BIGINT, so that both databases compare them alike.
Ids of what buttons point at are never reused: a Telegram window stays clickable for ever.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: SQLite gives AUTOINCREMENT only to a column that is INTEGER to the letter.
Id = BigInteger().with_variant(Integer(), "sqlite")


def ident() -> Column[int]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def moment(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def words(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def one_of(name: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({listed})", name=name)


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    return Index(
        name,
        *columns,
        unique=unique,
        sqlite_where=text(where),
        postgresql_where=text(where),
    )


people = Table(
    "people",
    metadata,
    ident(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    words("name"),
    words("language", nullable=True),  # NULL: the neighbourhood's
    # False until they have written to the bot in private, and again once they block it.
    Column("reachable", Boolean, nullable=False),
    moment("met_at"),
    sqlite_autoincrement=True,
)

roles = Table(
    "roles",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    one_of("role", "resident", "worker", "administrator"),
    Index("ix_roles_role", "role", "person_id"),
)

groups = Table(
    "groups",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    words("purpose"),
    words("title"),
    one_of("purpose", "residents", "staff", "volunteers"),
)

inbox = Table(
    "inbox",
    metadata,
    ident(),
    words("key"),  # "u…": Telegram's update id; "o…": the answer to that outbox row
    words("lane"),  # the person, else the chat: a lane is served in order
    words("body", nullable=True),  # as it arrived; NULL once done: what was said is not kept
    words("state"),
    Column("attempts", SmallInteger, nullable=False),
    moment("received_at"),
    moment("settled_at", nullable=True),  # NULL while pending
    words("error", nullable=True),  # the exception's class, of a parked one
    one_of("state", "pending", "done", "parked"),
    UniqueConstraint("key"),
    partial("ix_inbox_pending", "id", where="state = 'pending'"),
    partial("ix_inbox_pending_lane", "lane", "id", where="state = 'pending'"),
    Index("ix_inbox_settled_at", "settled_at"),
    sqlite_autoincrement=True,
)

cards = Table(
    "cards",
    metadata,
    ident(),
    words("subject"),  # what is shown, and to whom: "ticket-staff", "ticket-reporter"
    Column("subject_id", Id, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=True),  # NULL until Telegram has answered
    UniqueConstraint("subject", "subject_id", "chat_id"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    ident(),
    words("lane"),  # the chat: served in order; or the button press that is answered
    Column("chat_id", BigInteger, nullable=True),  # NULL: no message, only an answer to a press
    Column("priority", SmallInteger, nullable=False),  # the smaller goes first
    words("method"),
    words("payload", nullable=True),  # JSON for Telegram without the ids; NULL once settled
    Column("message_id", BigInteger, nullable=True),  # what is edited; NULL: a new message
    words("merge_key", nullable=True),  # a newer pending row of this key replaces it
    Column("card_id", Id, ForeignKey("cards.id", ondelete="SET NULL"), nullable=True),
    words("continuation", nullable=True),  # JSON: whom to give Telegram's answer to; NULL: nobody
    words("state"),
    Column("attempts", SmallInteger, nullable=False),
    moment("due_at"),
    moment("queued_at"),
    moment("settled_at", nullable=True),  # NULL while pending
    words("error", nullable=True),  # Telegram's words for why not
    one_of("state", "pending", "sent", "merged", "dropped"),
    partial("ix_outbox_pending", "priority", "id", where="state = 'pending'"),
    partial("ix_outbox_pending_lane", "lane", "priority", "id", where="state = 'pending'"),
    partial("ix_outbox_pending_merge_key", "merge_key", where="state = 'pending'"),
    Index("ix_outbox_settled_at", "settled_at"),
    sqlite_autoincrement=True,
)

choices = Table(
    "choices",
    metadata,
    # The private chat whose newest buttons these are, so that a reply of "1" presses the first.
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    words("buttons"),  # JSON list of callback data, in the order shown
)

drafts = Table(
    "drafts",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    words("form"),
    words("asking", nullable=True),  # the open question's name; NULL: the summary is shown
    words("answers"),  # JSON of the form's own type
    moment("touched_at"),
    UniqueConstraint("person_id"),  # one thing at a time
    Index("ix_drafts_touched_at", "touched_at"),
    sqlite_autoincrement=True,
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    words("holder"),
    Column("expires", BigInteger, nullable=False),  # seconds since 1970 by the database's clock
)

events = Table(
    "events",
    metadata,
    ident(),
    words("subject"),  # "ticket"
    Column("subject_id", Id, nullable=False),
    words("kind"),
    # NULL: the clock did it.
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    words("note", nullable=True),  # what the person said with it
    Index("ix_events_subject", "subject", "subject_id", "id"),
    sqlite_autoincrement=True,
)

tickets = Table(
    "tickets",
    metadata,
    ident(),
    words("kind"),
    words("category"),
    words("danger", nullable=True),  # NULL: not urgent
    words("text"),
    words("building", nullable=True),  # these four: NULL where unsaid
    words("unit", nullable=True),
    words("room", nullable=True),
    words("spot", nullable=True),
    words("stage"),
    Column("reporter_id", Id, ForeignKey("people.id"), nullable=False),
    Column("assignee_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: nobody yet
    moment("filed_at"),
    moment("finished_at", nullable=True),  # NULL unless finished or closed
    words("outcome", nullable=True),  # NULL until closed
    Column("stars", SmallInteger, nullable=True),  # NULL: not rated
    Column("reopenings", Integer, nullable=False),
    one_of("stage", "filed", "accepted", "finished", "closed", "withdrawn"),
    one_of("outcome", "confirmed", "unconfirmed"),
    CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
    CheckConstraint("stage <> 'accepted' OR assignee_id IS NOT NULL", name="assignee"),
    CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name="closed"),
    Index("ix_tickets_reporter_id_filed_at", "reporter_id", "filed_at"),
    partial("ix_tickets_finished_at", "finished_at", where="stage = 'finished'"),
    sqlite_autoincrement=True,
)

files = Table(
    "files",
    metadata,
    ident(),
    Column("ticket_id", Id, ForeignKey("tickets.id", ondelete="CASCADE"), nullable=False),
    words("purpose"),  # why it was sent: to report, or as proof of the work
    words("kind"),
    words("file_id"),  # Telegram's, valid for this bot only
    Column("event_id", Id, ForeignKey("events.id"), nullable=False),  # sent with this step
    one_of("purpose", "report", "proof"),
    one_of("kind", "photo", "video", "voice"),
    Index("ix_files_ticket_id", "ticket_id", "id"),
    sqlite_autoincrement=True,
)
