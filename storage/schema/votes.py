"""What is voted on, who may, and the ballots: open ones by voter, secret ones in envelopes."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

votes = Table(
    "votes",
    metadata,
    ident(),
    words("kind"),
    words("title"),
    words("question"),
    words("options"),  # JSON: [{"key", "label"}]
    Column("matter", SmallInteger, nullable=True),  # of art. 278; NULL: none of these
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    Column("secret", Boolean, nullable=False),
    Column("changeable", Boolean, nullable=False),  # until it closes
    Column("officers", Boolean, nullable=False),  # they alone have the key
    Column("early", Boolean, nullable=False),  # it may be closed before its time
    Column("public_key", LargeBinary, nullable=True),  # NULL: open, not begun, or destroyed
    words("veil"),  # the name of a key that lies elsewhere; "": none
    moment("opens_at"),
    moment("closes_at"),
    moment("closed_at", nullable=True),  # when counting began; NULL: not yet
    words("state"),
    words("reason"),  # why it was called off; "": it was not
    Column("shown", Integer, nullable=False),  # how many had voted when the cards were drawn last
    words("roll_digest"),  # "" before it opens
    words("envelopes_digest"),  # "" before it closes
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("made_at"),
    one_of("kind", "opinion", "meeting", "assembly"),
    one_of("state", "draft", "open", "closed", "published", "cancelled"),
    CheckConstraint("matter BETWEEN 1 AND 9", name="matter"),
    CheckConstraint("secret OR public_key IS NULL", name="secret"),
    partial("ix_votes_draft", "opens_at", where="state = 'draft'"),
    partial("ix_votes_open", "closes_at", where="state = 'open'"),
    partial("ix_votes_closed", "id", where="state = 'closed'"),
    Index("ix_votes_area_id", "area_id", "id"),
    Index("ix_votes_by_id", "by_id"),
    sqlite_autoincrement=True,
)

#: The roll of a vote, frozen when it opens.
voters = Table(
    "voters",
    metadata,
    ident(),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),  # from 0
    Column("key", BigInteger, nullable=False),  # a person's, a home's, a head's first flat
    Column("home_id", Id, ForeignKey("areas.id"), nullable=True),  # NULL: a person's voice
    Column("area", BigInteger, nullable=False),  # 0.01 m²
    Column("took_part", Boolean, nullable=False),  # set when it closes
    Column("turn", SmallInteger, nullable=False),  # how often they asked for another phrase
    Column("phrase", LargeBinary, nullable=True),  # hidden; NULL: as it is proposed
    UniqueConstraint("vote_id", "key"),
    UniqueConstraint("vote_id", "place"),
    sqlite_autoincrement=True,
)

#: Of the owners' votes: every flat with whose it is, as it was when the vote opened.
vote_flats = Table(
    "vote_flats",
    metadata,
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True),
    Column("home_id", Id, ForeignKey("areas.id"), primary_key=True),
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), nullable=False),
    words("building"),  # bare; "": it lies in none
    Column("area", BigInteger, nullable=False),  # 0.01 m²
    Index("ix_vote_flats_voter_id", "voter_id"),
)

#: Who was told what of a vote, each once.
vote_told = Table(
    "vote_told",
    metadata,
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True),
    Column("notice", Text, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
    one_of("notice", "opened", "halfway", "last_day", "cancelled", "published"),
    Index("ix_vote_told_person_id", "person_id"),
)

#: Who may cast a voter's ballot: any of them, and it is one ballot.
casters = Table(
    "casters",
    metadata,
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_casters_person_id", "person_id"),
)

#: Of open votes.
ballots = Table(
    "ballots",
    metadata,
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), primary_key=True),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    words("choice"),
    moment("at"),  # received
    # Who cast it; NULL: somebody who left.
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    Index("ix_ballots_vote_id", "vote_id", "choice"),
    Index("ix_ballots_by_id", "by_id"),
)

#: Of secret votes, until they close.
envelopes = Table(
    "envelopes",
    metadata,
    Column("voter_id", Id, ForeignKey("voters.id", ondelete="CASCADE"), primary_key=True),
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # all of one size
    Column("mark", LargeBinary, nullable=False),  # so that no two have the same phrase
    UniqueConstraint("vote_id", "mark"),
)

#: Envelopes of nobody, sorted, from the close until they are opened.
urns = Table(
    "urns",
    metadata,
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

published = Table(
    "published",
    metadata,
    Column("vote_id", Id, ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True),
    Column("document", LargeBinary, nullable=False),  # JSON, as it is handed out
    words("head"),
    moment("at"),
)
