"""Somebody who reads every row as it is written, in whatever table, and keeps it."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from ballot_thieves import told_by

from storage.database import Database
from storage.schema import metadata

#: Nobody writes it.
_BETWEEN = "\x1f"
_PRESSED = re.compile(r'"data":\s*"z[a-z]:\d+:(\d+)"')
_TYPED = re.compile(r'"text":\s*"(\d)"')


@dataclass(slots=True)
class Spy:
    database: Database
    #: What was written by the time each step began, and ended.
    steps: list[tuple[int, int]] = field(default_factory=list)

    async def settle_in(self) -> None:
        """SQLite only: a trigger on each table."""
        async with self.database.write() as unit:
            session = unit._session
            await session.run("CREATE TABLE spied (id INTEGER PRIMARY KEY, name TEXT, row TEXT)")
            for name, table in metadata.tables.items():
                told = f" || '{_BETWEEN}' || ".join(
                    f"'{column.name}=' || coalesce(CASE typeof(NEW.{column.name}) WHEN 'blob'"
                    f" THEN hex(NEW.{column.name}) ELSE NEW.{column.name} END, '')"
                    for column in table.columns
                )
                for event in ("INSERT", "UPDATE"):
                    await session.run(
                        f"CREATE TRIGGER spy_{name}_{event} AFTER {event} ON {name} BEGIN"
                        f" INSERT INTO spied (name, row) VALUES ('{name}', {told});"
                        " END"
                    )

    async def written(self) -> int:
        async with self.database.read() as unit:
            return int(await unit._session.value("SELECT count(*) FROM spied"))

    async def rows(self, first: int = 0, last: int = 10**9) -> list[tuple[str, dict[str, str]]]:
        """(table, row by column), in the order of writing."""
        async with self.database.read() as unit:
            found = await unit._session.all(
                "SELECT name, row FROM spied WHERE id > :first AND id <= :last ORDER BY id",
                first=first,
                last=last,
            )
        return [(row["name"], _read(row["row"])) for row in found]

    async def telling(self, choices: Sequence[str]) -> list[str]:
        """The columns that tell the choices: by their values, or by how long these are. Beside
        them what was pressed, and what was typed.
        """
        features: dict[str, list[Hashable]] = defaultdict(list)
        steps = [_features(await self.rows(*step)) for step in self.steps]
        for name in {name for step in steps for name in step}:
            features[name] = [step.get(name, ()) for step in steps]
        return sorted(name for name, found in features.items() if told_by(found, choices))


def _read(row: str) -> dict[str, str]:
    parts = (part.partition("=") for part in row.split(_BETWEEN))
    return {column: value for column, _, value in parts}


def _features(rows: Sequence[tuple[str, dict[str, str]]]) -> Mapping[str, Hashable]:
    found: dict[str, list[object]] = defaultdict(list)
    for table, row in rows:
        for column, value in row.items():
            found[f"{table}.{column}"].append(value)
            found[f"{table}.{column} (length)"].append(len(value))
            if (table, column) == ("inbox", "body"):
                found["pressed"] += _PRESSED.findall(value)
                found["typed"] += _TYPED.findall(value)
    return {name: tuple(values) for name, values in found.items()}
