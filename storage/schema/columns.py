"""What every table is made of.

Moments are microseconds since 1970 (UTC) in BIGINT, so that both databases compare them alike.
Ids of what buttons point at are never reused: a Telegram window stays clickable for ever.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    Text,
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


#: Compared byte by byte on both databases: PostgreSQL would sort by the customs of a language.
Bytewise = Text().with_variant(Text(collation="C"), "postgresql")
