"""What makes an owners' vote checkable: who was told, and what was not cast online."""

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

#: Of a vote of the owners' assembly, besides what every vote has.
assemblies = Table(
    "assemblies",
    metadata,
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True),
    words("prefers"),  # which ballot counts where a flat has both
    words("clause"),  # of the rules of procedure: counts the silent; "": they are not counted
    # Who switched that on, having read the warning; NULL: nobody, or they are gone.
    Column("silent_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("silent_at", nullable=True),
    moment("held_at", nullable=True),  # when staff were last told that it can't open; NULL: never
    moment("drawn_at", nullable=True),  # when all owners had been written to; NULL: not yet
    moment("moved_at", nullable=True),  # from when its dates hold; NULL: as announced
    one_of("prefers", "online", "paper"),
    Index("ix_assemblies_silent_by", "silent_by"),
)

#: The ledger of deliveries: a row for each try to tell an owner.
served = Table(
    "served",
    metadata,
    ident(),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    Column("home_id", Id, ForeignKey("areas.id"), nullable=False),  # the head's first flat
    # Whom the bot wrote to; NULL: by hand, nobody could be written to, or they are gone.
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("how"),
    moment("at"),
    # By whom; NULL: by the bot, or by somebody who is gone.
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("state"),
    words("why"),  # it failed; "": it did not
    moment("read_at", nullable=True),  # they pressed that they know; NULL: they did not
    one_of("how", "message", "person", "door", "post"),
    one_of("state", "waiting", "under_way", "done", "failed"),
    Index("ix_served_vote_id", "vote_id", "home_id"),
    partial("ix_served_waiting", "id", where="state = 'waiting'"),
    Index("ix_served_person_id", "person_id"),
    Index("ix_served_by_id", "by_id"),
    sqlite_autoincrement=True,
)

#: What came of knocking: the last word, until the vote is published.
knocks = Table(
    "knocks",
    metadata,
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), primary_key=True),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    words("mark"),
    moment("at"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    one_of("mark", "visited", "away", "will_vote", "paper"),
    Index("ix_knocks_vote_id", "vote_id"),
    Index("ix_knocks_by_id", "by_id"),
)

#: Ballots on paper, each with its photograph.
papers = Table(
    "papers",
    metadata,
    ident(),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), nullable=False),
    words("file_id"),  # at Telegram
    words("state"),
    words("choice"),  # that two entered; "" before
    moment("at"),
    moment("settled_at", nullable=True),  # NULL while a further entry is awaited
    one_of("state", "waiting", "counted", "aside", "dropped"),
    # Of one home one at a time; what was dropped is entered anew.
    partial("ux_papers_voter_id", "voter_id", where="state <> 'dropped'", unique=True),
    Index("ix_papers_vote_id", "vote_id", "state"),
    sqlite_autoincrement=True,
)

#: Each by another person, who did not see the one before.
paper_entries = Table(
    "paper_entries",
    metadata,
    ident(),
    Column("paper_id", Id, ForeignKey("papers.id", ondelete="CASCADE"), nullable=False),
    # NULL: somebody who is gone.
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("choice"),
    moment("at"),
    Index("ux_paper_entries_person", "paper_id", "person_id", unique=True),
    Index("ix_paper_entries_person_id", "person_id"),
    sqlite_autoincrement=True,
)

#: In writing, with its photograph; one voice each.
proxies = Table(
    "proxies",
    metadata,
    ident(),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), nullable=False),
    # NULL: somebody who is gone.
    Column("holder_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("file_id"),  # at Telegram
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    moment("ended_at", nullable=True),  # taken back; NULL: holds
    moment("cast_at", nullable=True),  # the ballot that is in is its holder's; NULL: it is not
    moment("overridden_at", nullable=True),  # the owner cast after the holder; NULL: did not
    partial("ux_proxies_voter_id", "voter_id", where="ended_at IS NULL", unique=True),
    partial("ux_proxies_holder", "vote_id", "holder_id", where="ended_at IS NULL", unique=True),
    Index("ix_proxies_holder_id", "holder_id"),
    Index("ix_proxies_by_id", "by_id"),
    sqlite_autoincrement=True,
)
