"""What comes in, what goes out, and what is half done."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

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

uploads = Table(
    "uploads",
    metadata,
    ident(),
    words("name"),
    Column("content", LargeBinary, nullable=False),
    # Whose data it is; NULL: nobody's in particular.
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=True),
    moment("at"),
    sqlite_autoincrement=True,
)

errands = Table(
    "errands",
    metadata,
    ident(),
    words("kind"),
    # Who asked, and is told how it ended; NULL: nobody.
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=True),
    words("args"),  # JSON of the errand's own type
    Column("upload_id", Id, ForeignKey("uploads.id", ondelete="SET NULL"), nullable=True),
    words("state"),
    Column("attempts", SmallInteger, nullable=False),
    moment("due_at"),
    moment("queued_at"),
    moment("settled_at", nullable=True),  # NULL while it waits
    words("error", nullable=True),  # the exception's class, of a failed one
    one_of("state", "waiting", "done", "failed"),
    partial("ix_errands_waiting", "due_at", "id", where="state = 'waiting'"),
    partial("ix_errands_upload_id", "upload_id", where="upload_id IS NOT NULL"),
    Index("ix_errands_settled_at", "settled_at"),
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
    # What a reply is about.
    Index("ix_cards_message", "chat_id", "message_id"),
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
    # What goes along; NULL: words only, or a file that Telegram has already.
    Column("upload_id", Id, ForeignKey("uploads.id", ondelete="SET NULL"), nullable=True),
    words("continuation", nullable=True),  # JSON: whom to give Telegram's answer to; NULL: nobody
    words("state"),
    Column("attempts", SmallInteger, nullable=False),
    moment("due_at"),
    moment("queued_at"),
    moment("settled_at", nullable=True),  # NULL while pending
    words("error", nullable=True),  # Telegram's words for why not
    # Whose line in a notice's ledger learns how it ended; NULL: it is no notice.
    Column("delivery_id", Id, nullable=True),
    moment("until", nullable=True),  # not sent by then, it is dropped; NULL: it always makes sense
    one_of("state", "pending", "sent", "merged", "dropped"),
    partial(
        "ix_outbox_delivery_id",
        "delivery_id",
        where="delivery_id IS NOT NULL AND state = 'pending'",
    ),
    partial("ix_outbox_pending", "priority", "id", where="state = 'pending'"),
    partial("ix_outbox_pending_lane", "lane", "priority", "id", where="state = 'pending'"),
    partial("ix_outbox_pending_merge_key", "merge_key", where="state = 'pending'"),
    partial("ix_outbox_upload_id", "upload_id", where="upload_id IS NOT NULL"),
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
