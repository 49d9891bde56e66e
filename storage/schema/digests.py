"""Which overviews were given, so that each is given once."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Table, Text

from storage.schema.columns import Id, metadata, moment, one_of

digests = Table(
    "digests",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),  # on which it was due: 20261123
    moment("at"),  # an empty one is noted too
    one_of("kind", "week", "month"),
)

#: Who is told each morning what waits for them.
mornings = Table(
    "mornings",
    metadata,
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("wanted", Boolean, nullable=True),  # NULL: as their duties say
    Column("told_on", Integer, nullable=True),  # 20261123; NULL: never
)
