"""The 25th: meetings, who comes, what is proposed, said, voted and resolved."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

STAGES = (
    "planned",
    "calling",
    "frozen",
    "open",
    "ended",
    "drafted",
    "published",
    "cancelled",
)

meetings = Table(
    "meetings",
    metadata,
    ident(),
    words("series"),
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    Column("month", Integer, nullable=False),  # 202611
    moment("starts_at"),
    words("place"),
    words("stage"),
    Column("moves", Integer, nullable=False),
    moment("moved_at", nullable=True),  # NULL: it stands as it was made
    words("code"),  # four figures at the door
    words("token"),  # what the QR code at the door carries
    Column("chair_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("begun_at", nullable=True),  # NULL: no item was opened
    moment("ended_at", nullable=True),
    Column("abandoned", Boolean, nullable=False),  # nobody ended it: the clock did
    words("minutes"),  # the draft as it was shown; never changed after
    moment("amend_until", nullable=True),  # NULL: not drafted
    moment("made_at"),
    one_of("series", "council", "alliance", "joint"),
    one_of("stage", *STAGES),
    # Two at once make one meeting, not two.
    UniqueConstraint("area_id", "series", "month"),
    UniqueConstraint("token"),
    partial("ix_meetings_going_on", "starts_at", where="stage NOT IN ('published', 'cancelled')"),
    sqlite_autoincrement=True,
)

#: Whether somebody comes, and whether they came.
attendances = Table(
    "attendances",
    metadata,
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    words("reply", nullable=True),  # NULL: has not said
    moment("replied_at", nullable=True),
    moment("arrived_at", nullable=True),  # NULL: not checked in
    Column("online", Boolean, nullable=True),  # NULL: not checked in
    Column("home_id", Id, ForeignKey("areas.id"), nullable=True),  # whose vote is theirs to give
    Column("wrong_codes", SmallInteger, nullable=False),
    moment("approved_at", nullable=True),  # the minutes; NULL: has not said so
    one_of("reply", "coming", "online", "excused"),
    Index("ix_attendances_person_id", "person_id"),
)

#: Whom the chair invites to each meeting of a series, though neither home nor office does.
invitees = Table(
    "invitees",
    metadata,
    Column("area_id", Id, ForeignKey("areas.id"), primary_key=True),
    Column("series", Text, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    Index("ix_invitees_person_id", "person_id"),
    Index("ix_invitees_by_id", "by_id"),
)

#: What was said to whom, so that it is said once for each date.
told = Table(
    "told",
    metadata,
    Column("meeting_id", Id, ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("notice", Text, primary_key=True),
    Column("starts_at", BigInteger, primary_key=True),  # the date it was said of
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
    Index("ix_told_person_id", "person_id"),
)

items = Table(
    "items",
    metadata,
    ident(),
    Column("meeting_id", Id, ForeignKey("meetings.id"), nullable=False),
    words("title"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=True),  # NULL: a proposal
    words("stage"),
    Column("chosen", Boolean, nullable=False),  # by the secretary
    moment("opened_at", nullable=True),
    Column("present", Integer, nullable=True),  # households when the vote was closed
    Column("yes", Integer, nullable=True),
    Column("no", Integer, nullable=True),
    Column("abstained", Integer, nullable=True),
    Column("passed", Boolean, nullable=True),  # NULL: no vote was closed
    one_of("stage", "proposed", "listed", "left_out", "open", "voting", "done"),
    CheckConstraint("(passed IS NULL) = (present IS NULL)", name="counted"),
    # A ticket is proposed to each meeting once.
    UniqueConstraint("meeting_id", "ticket_id"),
    # One thing after the other.
    partial("ux_items_open", "meeting_id", where="stage IN ('open', 'voting')", unique=True),
    Index("ix_items_by_id", "by_id"),
    Index("ix_items_ticket_id", "ticket_id"),
    sqlite_autoincrement=True,
)

item_seconds = Table(
    "item_seconds",
    metadata,
    Column("item_id", Id, ForeignKey("items.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
    Index("ix_item_seconds_person_id", "person_id"),
)

#: One row for each household: whoever of it votes last counts.
item_votes = Table(
    "item_votes",
    metadata,
    Column("item_id", Id, ForeignKey("items.id", ondelete="CASCADE"), primary_key=True),
    Column("home_id", Id, ForeignKey("areas.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    words("choice"),
    moment("at"),
    one_of("choice", "for", "against", "abstain"),
    Index("ix_item_votes_person_id", "person_id"),
)

remarks = Table(
    "remarks",
    metadata,
    ident(),
    Column("item_id", Id, ForeignKey("items.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("name"),  # as the chair wrote it, where it is nobody we know
    words("text"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    Index("ix_remarks_item_id", "item_id", "id"),
    Index("ix_remarks_person_id", "person_id"),
    Index("ix_remarks_by_id", "by_id"),
    sqlite_autoincrement=True,
)

#: Who wishes to speak, in their order.
speakers = Table(
    "speakers",
    metadata,
    ident(),
    Column("item_id", Id, ForeignKey("items.id", ondelete="CASCADE"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    moment("at"),
    moment("called_at", nullable=True),  # NULL: still waits
    partial("ux_speakers_waiting", "item_id", "person_id", where="called_at IS NULL", unique=True),
    Index("ix_speakers_person_id", "person_id"),
    sqlite_autoincrement=True,
)

resolutions = Table(
    "resolutions",
    metadata,
    ident(),
    # NULL, both: of no meeting but of a decision, which names it.
    Column("meeting_id", Id, ForeignKey("meetings.id"), nullable=True),
    Column("item_id", Id, ForeignKey("items.id"), nullable=True),
    words("text"),
    words("owner"),
    moment("due_at"),
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=True),
    Column("task_id", Id, ForeignKey("tasks.id"), nullable=True),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    moment("reminded_at", nullable=True),  # NULL: nobody was told that it is due
    UniqueConstraint("item_id"),
    CheckConstraint("(ticket_id IS NULL) <> (task_id IS NULL)", name="becomes"),
    CheckConstraint("(meeting_id IS NULL) = (item_id IS NULL)", name="meeting"),
    Index("ix_resolutions_meeting_id", "meeting_id"),
    Index("ix_resolutions_ticket_id", "ticket_id"),
    Index("ix_resolutions_task_id", "task_id"),
    Index("ix_resolutions_by_id", "by_id"),
    partial("ix_resolutions_due", "due_at", where="reminded_at IS NULL"),
    sqlite_autoincrement=True,
)

amendments = Table(
    "amendments",
    metadata,
    ident(),
    Column("meeting_id", Id, ForeignKey("meetings.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("text"),
    moment("at"),
    Index("ix_amendments_meeting_id", "meeting_id", "id"),
    Index("ix_amendments_person_id", "person_id"),
    sqlite_autoincrement=True,
)
