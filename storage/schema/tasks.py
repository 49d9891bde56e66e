"""What volunteers are asked to do, who took it, and the points for it."""

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

FIELDS = ("party", "property", "sanitation", "order", "care", "culture")
#: One of the places is taken.
HELD = "state IN ('holding', 'arrived', 'finished', 'confirmed', 'disputed')"
ACTIVE = "state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"

volunteers = Table(
    "volunteers",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("on_duty", Boolean, nullable=False),
    Column("named", Boolean, nullable=False),  # their name may be shown to the neighbours
    Column("per_day", SmallInteger, nullable=False),  # offers at most
    moment("since"),
)

skills = Table(
    "skills",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("skill", Text, primary_key=True),
)

rotas = Table(
    "rotas",
    metadata,
    ident(),
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    words("field"),
    words("item"),  # "": none of the catalogue's
    words("title"),
    words("details"),
    Column("weekdays", SmallInteger, nullable=False),  # a bit for each day, Monday's is 1
    Column("begins", SmallInteger, nullable=False),  # minutes after midnight, local
    Column("minutes", Integer, nullable=False),
    Column("difficulty", SmallInteger, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("made_at"),
    moment("ended_at", nullable=True),  # NULL: goes on
    moment("made_until", nullable=True),  # up to when its tasks are made; NULL: none yet
    one_of("field", *FIELDS),
    CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays"),
    partial("ix_rotas_going_on", "id", where="ended_at IS NULL"),
    sqlite_autoincrement=True,
)

tasks = Table(
    "tasks",
    metadata,
    ident(),
    words("field"),
    words("item"),  # "": none of the catalogue's
    words("title"),
    Column("quoted", Boolean, nullable=False),  # the title is what the reporter said
    words("details"),
    words("private"),  # address and telephone, for those who hold it
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    Column("difficulty", SmallInteger, nullable=False),
    Column("minutes", Integer, nullable=False),  # that count at most
    moment("starts_at", nullable=True),  # NULL: as soon as somebody can
    Column("capacity", Integer, nullable=False),
    Column("held", Integer, nullable=False),  # how many of the places are taken
    words("skills"),  # space separated
    Column("urgent", Boolean, nullable=False),
    Column("notice", Integer, nullable=False),  # minutes
    words("stage"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("made_at"),
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=True),  # NULL: it was no ticket
    Column("helped_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: for everybody
    Column("rota_id", Id, ForeignKey("rotas.id"), nullable=True),  # NULL: made by hand
    words("code"),
    Column("wave", SmallInteger, nullable=False),  # how far it was offered
    moment("wave_at", nullable=True),  # when the next are asked; NULL: nobody more
    moment("warned_at", nullable=True),  # when the coordinators heard that it is at risk
    moment("called_at", nullable=True),  # when one of them called for replacements
    moment("shown_at", nullable=True),  # 晒单: NULL while the neighbours have not read of it
    moment("settled_at", nullable=True),  # NULL while it is open
    one_of("field", *FIELDS),
    one_of("stage", "open", "done", "cancelled", "missed"),
    CheckConstraint("difficulty BETWEEN 1 AND 3", name="difficulty"),
    CheckConstraint("capacity >= 1 AND held >= 0 AND held <= capacity", name="capacity"),
    CheckConstraint("(stage = 'open') = (settled_at IS NULL)", name="settled"),
    UniqueConstraint("rota_id", "starts_at"),
    partial("ix_tasks_open", "area_id", "starts_at", "id", where="stage = 'open'"),
    partial("ix_tasks_wave_at", "wave_at", where="wave_at IS NOT NULL"),
    partial("ix_tasks_to_show", "settled_at", where="stage = 'done' AND shown_at IS NULL"),
    partial("ix_tasks_to_let_go", "settled_at", where="code <> ''"),
    partial("ux_tasks_ticket", "ticket_id", where="stage = 'open'", unique=True),
    Index("ix_tasks_ticket_id", "ticket_id"),
    Index("ix_tasks_helped_id", "helped_id"),
    Index("ix_tasks_by_id", "by_id"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    ident(),
    Column("task_id", Id, ForeignKey("tasks.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    words("state"),
    moment("at"),
    moment("held_at", nullable=True),  # NULL while they wait
    moment("arrived_at", nullable=True),  # NULL: not yet, or entered afterwards
    moment("finished_at", nullable=True),
    moment("settled_at", nullable=True),  # NULL while it is active
    Column("wrong_codes", SmallInteger, nullable=False),
    Column("entered", Integer, nullable=True),  # minutes that staff entered; NULL: counted
    Column("stars", SmallInteger, nullable=True),  # NULL: not rated
    Column("noted", Boolean, nullable=False),  # given back late, or lapsed
    Column("reminded", Boolean, nullable=False),
    one_of(
        "state",
        "holding",
        "waiting",
        "arrived",
        "finished",
        "confirmed",
        "disputed",
        "refused",
        "dropped",
        "lapsed",
        "released",
    ),
    CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
    CheckConstraint(f"({ACTIVE}) = (settled_at IS NULL)", name="settled"),
    partial("ux_claims_active", "task_id", "person_id", where=ACTIVE, unique=True),
    partial("ix_claims_in_hand", "person_id", where=ACTIVE),
    partial("ix_claims_to_look_at", "task_id", "held_at", where="state = 'holding'"),
    partial("ix_claims_finished_at", "finished_at", where="state = 'finished'"),
    # What overviews sum up of a month.
    partial("ix_claims_settled_at", "settled_at", where="state = 'confirmed'"),
    Index("ix_claims_task_id", "task_id", "id"),
    Index("ix_claims_person_id", "person_id", "id"),
    sqlite_autoincrement=True,
)

#: To whom a task was offered, and who said that they can't.
offers = Table(
    "offers",
    metadata,
    Column("task_id", Id, ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
    moment("declined_at", nullable=True),  # NULL: did not say so
    Index("ix_offers_person_id", "person_id", "at"),
)

claim_files = Table(
    "claim_files",
    metadata,
    ident(),
    Column("claim_id", Id, ForeignKey("claims.id", ondelete="CASCADE"), nullable=False),
    words("kind"),
    words("file_id"),  # Telegram's, valid for this bot only
    one_of("kind", "photo", "video", "voice"),
    Index("ix_claim_files_claim_id", "claim_id", "id"),
    sqlite_autoincrement=True,
)

#: 晒单: whether those who are to be seen agree; a row each.
consents = Table(
    "consents",
    metadata,
    Column("claim_id", Id, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    words("choice"),  # with the picture, the words alone, or not at all
    moment("at"),
    one_of("choice", "picture", "words", "no"),
    Index("ix_consents_person_id", "person_id"),
)

ACCOUNTS = ("issued", "earned", "entered", "vouchers", "spent")
accounts = Table(
    "accounts",
    metadata,
    ident(),
    words("kind"),
    Column("person_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: the neighbourhood's
    one_of("kind", *ACCOUNTS),
    CheckConstraint("(kind IN ('earned', 'entered')) = (person_id IS NOT NULL)", name="person"),
    partial(
        "ux_accounts_personal", "person_id", "kind", where="person_id IS NOT NULL", unique=True
    ),
    partial("ux_accounts_common", "kind", where="person_id IS NULL", unique=True),
    sqlite_autoincrement=True,
)

#: The ledger. A trigger refuses every change of what stands here.
entries = Table(
    "entries",
    metadata,
    ident(),
    moment("at"),
    Column("source_id", Id, ForeignKey("accounts.id"), nullable=False),
    Column("target_id", Id, ForeignKey("accounts.id"), nullable=False),
    Column("points", Integer, nullable=False),
    words("cause"),
    Column("cause_id", Id, nullable=False),
    words("note"),
    Column("by_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: the clock
    CheckConstraint("points > 0 AND source_id <> target_id", name="points"),
    UniqueConstraint("cause", "cause_id"),
    Index("ix_entries_source_id", "source_id", "id"),
    Index("ix_entries_target_id", "target_id", "id"),
    Index("ix_entries_by_id", "by_id"),
    sqlite_autoincrement=True,
)

rewards = Table(
    "rewards",
    metadata,
    ident(),
    Column("organisation_id", Id, ForeignKey("organisations.id"), nullable=False),
    words("name"),
    Column("points", Integer, nullable=False),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    moment("retired_at", nullable=True),  # NULL: still given
    CheckConstraint("points > 0", name="points"),
    sqlite_autoincrement=True,
)

vouchers = Table(
    "vouchers",
    metadata,
    ident(),
    words("code"),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("reward_id", Id, ForeignKey("rewards.id"), nullable=False),
    Column("points", Integer, nullable=False),
    moment("made_at"),
    moment("expires_at"),
    moment("used_at", nullable=True),  # NULL: not honoured yet
    Column("used_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("lapsed_at", nullable=True),  # NULL: its points were not given back
    CheckConstraint("used_at IS NULL OR lapsed_at IS NULL", name="once"),
    UniqueConstraint("code"),
    Index("ix_vouchers_person_id", "person_id", "id"),
    Index("ix_vouchers_reward_id", "reward_id", "used_at"),
    partial("ix_vouchers_expiring", "expires_at", where="used_at IS NULL AND lapsed_at IS NULL"),
    sqlite_autoincrement=True,
)

#: Codes that no voucher has, typed by merchants; apart from those of invitations, so that neither
#: locks anybody out of the other.
voucher_guesses = Table(
    "voucher_guesses",
    metadata,
    ident(),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    moment("at"),
    Index("ix_voucher_guesses_at", "at"),
    Index("ix_voucher_guesses_person_id", "person_id", "at"),
    sqlite_autoincrement=True,
)

#: Up to when a group has read whom to thank; a row for each list, an empty one too.
thanks = Table(
    "thanks",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("until", BigInteger, primary_key=True),  # microseconds since 1970
    moment("at"),
)
