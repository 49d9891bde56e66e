"""A million residents with their homes, a million tickets, ten million events: by few statements
that both databases understand, so that it takes minutes and not hours.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from bench.big.clock import NOW
from domain.tickets import Category
from storage.database import SQLITE, Database, sqlite_path

_STREETS, _COMMUNITIES, _COMPOUNDS, _BUILDINGS, _UNITS, _HOMES = 10, 10, 4, 20, 2, 25
#: Years that the tickets go back, evenly.
_YEARS = 5
_CATEGORIES = [each.value for each in Category]
_TEXTS = (
    "楼道灯不亮，老人上下楼看不清",
    "电梯停在5层不动了，按钮没反应",
    "下水道堵了，厨房往上反水",
    "单元门关不严，门禁刷卡没反应",
    "暖气不热，家里只有15度",
    "垃圾桶满了没人清，味道很大",
    "楼上装修太吵，中午也不停",
    "消防通道又被车堵了",
    "树枝挡住窗户，该修剪了",
    "水压太低，洗澡没水",
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("秀英", "建国", "丽华", "志强", "桂兰", "小明", "玉梅", "海涛", "芳", "伟")
_STEPS = ("filed", "dispatched", "accepted", "noted", "paused", "resumed", "finished", "confirmed")
_PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000", "foreign_keys=OFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    people: int = 1_000_000
    tickets: int = 1_000_000
    events: int = 10_000_000
    #: Of the tickets, the newest: nobody has finished them.
    open: int = 10_000
    #: In each community; each has a thousand homes.
    compounds: int = _COMPOUNDS


async def build(url: str, city: City, now: int) -> float:
    """`now` in microseconds. Seconds it took."""
    begun = time.perf_counter()
    if url.startswith(SQLITE):
        _sqlite(url, city, now)
    else:
        await _postgres(url, city, now)
    return time.perf_counter() - begun


def _sqlite(url: str, city: City, now: int) -> None:
    with closing(sqlite3.connect(sqlite_path(url), isolation_level=None)) as database:
        for pragma in _PRAGMAS:
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        for statement in statements(city, now):
            database.execute(statement)
        database.execute("COMMIT")
        database.execute("PRAGMA journal_mode=WAL")


async def _postgres(url: str, city: City, now: int) -> None:
    database = await Database.open(url, lambda: NOW)
    for statement in statements(city, now):
        async with database.write() as unit:
            session = unit._session  # noqa: SLF001 - so many rows come by no other way
            # Every reference is right by how it was made; asking a million times takes minutes.
            await session.run("SET LOCAL session_replication_role = replica")
            await session.run(statement)
    async with database.write() as unit:
        # By itself it would do so within a minute.
        await unit._session.run("ANALYZE")  # noqa: SLF001
    await database.close()


def statements(city: City, now: int) -> Iterator[str]:
    yield _below("street", "district", _STREETS, "'南' || n.i || '街道'")
    yield _below("community", "street", _COMMUNITIES, "'社区' || (p.id * 100 + n.i)")
    yield _below("compound", "community", city.compounds, "'和谐' || (p.id * 100 + n.i) || '里'")
    yield _below("building", "compound", _BUILDINGS, "'' || n.i")
    yield _below("unit", "building", _UNITS, "'' || n.i")
    yield _below("home", "unit", _HOMES, "'' || (100 * (1 + n.i / 2) + n.i % 2 + 1)")
    yield _people(city, now)
    yield _roll(city)
    yield _residencies()
    yield from _staff()
    yield _tickets(city, now)
    yield _cards()
    yield _seconds(city)
    yield _events(city, now)
    yield _choices()


def _numbers(count: int) -> str:
    # Wide enough for what is reckoned of them.
    first = "SELECT CAST(1 AS BIGINT)"
    return f"WITH RECURSIVE n(i) AS ({first} UNION ALL SELECT i + 1 FROM n WHERE i < {count})"


def _below(level: str, parent: str, count: int, named: str) -> str:
    """Every area of `parent` that has nothing below it yet, and the root, get so many."""
    return (
        f"INSERT INTO areas (parent_id, level, name, path) {_numbers(count)}"
        f" SELECT p.id, '{level}', {named}, p.path || p.id || '/' FROM areas p CROSS JOIN n"
        f" WHERE p.level = '{parent}' AND (p.parent_id IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM areas c WHERE c.parent_id = p.id)) ORDER BY p.id, n.i"
    )


def _of(number: str, words: tuple[str, ...] | list[str] | str) -> str:
    cases = " ".join(f"WHEN {at} THEN '{word}'" for at, word in enumerate(words))
    return f"CASE ({number}) % {len(words)} {cases} END"


def _first(level: str) -> str:
    """Of those made here: they came last, so they follow one another."""
    return f"(SELECT max(id) - {_made(level)} + 1 FROM areas WHERE level = '{level}')"


def _made(level: str) -> str:
    return f"(SELECT count(*) FROM areas WHERE level = '{level}' AND path NOT LIKE {_HERE})"


#: Below the compound that was there before.
_HERE = "(SELECT path || id || '/%' FROM areas WHERE name = '幸福街道')"


def _people(city: City, now: int) -> str:
    return (
        "INSERT INTO people (telegram_id, name, reachable, met_at)"
        f" {_numbers(city.people)} SELECT 10000000000 + i,"
        f" {_of('i', _SURNAMES)} || {_of('i / 20', _GIVEN)}, TRUE, {now} - i FROM n"
    )


def _roll(city: City) -> str:
    return (
        "INSERT INTO roll (home_id, name, phone, relation, listed_at)"
        f" {_numbers(city.people)} SELECT h.first + i % h.many, {_of('i', _SURNAMES)} || i,"
        f" '1' || (3000000000 + i), 'owner', 0 FROM n CROSS JOIN"
        f" (SELECT {_first('home')} AS first, {_made('home')} AS many) AS h"
    )


def _residencies() -> str:
    return (
        "INSERT INTO residencies (person_id, home_id, relation, roll_id, how, since)"
        " SELECT p.id, r.home_id, 'owner', r.id, 'phone', 0 FROM people p"
        " JOIN roll r ON r.id = p.telegram_id - 10000000000 WHERE p.telegram_id > 10000000000"
    )


def _staff() -> Iterator[str]:
    """A head of each building; of each community one who works for it, and a company."""
    yield (
        "INSERT INTO organisations (name, kind) SELECT name || '物业', 'property' FROM areas"
        " WHERE level = 'community' AND name <> '幸福社区'"
    )
    people = "JOIN people p ON p.telegram_id = 10000000000 + a.id"
    for role, level in (("building_head", "building"), ("community", "community")):
        yield (
            "INSERT INTO grants (person_id, role, area_id, since)"
            f" SELECT p.id, '{role}', a.id, 0 FROM areas a {people} WHERE a.level = '{level}'"
        )
    yield (
        "INSERT INTO grants (person_id, role, area_id, organisation_id, since)"
        f" SELECT p.id, 'worker', a.id, o.id, 0 FROM areas a {people}"
        " JOIN organisations o ON o.name = a.name || '物业'"
    )


def _tickets(city: City, now: int) -> str:
    """Evenly over the years and the buildings; what is old is anonymised."""
    done = city.tickets - city.open
    step = _YEARS * 365 * 86_400_000_000 // city.tickets
    filed = f"{now} - ({city.tickets} - i) * {step}"
    closed = f"i <= {done}"
    return (
        "INSERT INTO tickets (kind, category, text, building, unit, stage, reporter_id, area_id,"
        " organisation_id, dispatched_at, assignee_id, filed_at, warn_at, finish_by, look_at,"
        f" finished_at, outcome, contacted, stars, reopenings, anonymised_at)"
        f" {_numbers(city.tickets)} SELECT 'repair', {_of('i', _CATEGORIES)},"
        f" {_of('i / 21', _TEXTS)}, u.building, '' || (i % 2 + 1),"
        f" CASE WHEN {closed} THEN 'closed' WHEN i % 3 = 0 THEN 'accepted'"
        " WHEN i % 3 = 1 THEN 'dispatched' ELSE 'filed' END,"
        f" p.first + (i * 7919) % {city.people}, u.id, o.first + i % o.many, {filed},"
        f" CASE WHEN {closed} OR i % 3 = 0 THEN p.first + i % 100 END, {filed},"
        f" {filed} + 5 * 86400000000, {filed} + 7 * 86400000000,"
        f" CASE WHEN {closed} THEN NULL ELSE {now} + 86400000000 + i END,"
        f" CASE WHEN {closed} THEN {filed} + 86400000000 END,"
        f" CASE WHEN {closed} THEN 'confirmed' END, CASE WHEN {closed} THEN TRUE END,"
        f" CASE WHEN {closed} THEN 1 + i % 5 END, 0,"
        f" CASE WHEN i <= {done * 6 // 10} THEN {now} END"
        " FROM n CROSS JOIN (SELECT min(id) AS first FROM people"
        "  WHERE telegram_id > 10000000000) AS p"
        " CROSS JOIN (SELECT min(id) AS first, count(*) AS many FROM organisations"
        "  WHERE name <> '幸福物业') AS o"
        f" CROSS JOIN (SELECT {_first('building')} AS first, {_made('building')} AS many) AS b"
        " JOIN (SELECT id, name AS building FROM areas WHERE level = 'building') AS u"
        " ON u.id = b.first + (n.i * 104729) % b.many"
    )


def _cards() -> str:
    return (
        "INSERT INTO cards (subject, subject_id, chat_id, message_id)"
        " SELECT 'ticket-reporter', t.id, p.telegram_id, t.id FROM tickets t"
        " JOIN people p ON p.id = t.reporter_id"
    )


def _seconds(city: City) -> str:
    return (
        "INSERT INTO seconds (ticket_id, person_id, at)"
        f" SELECT t.id, p.first + (t.id * 31) % {city.people}, 0 FROM tickets t"
        " CROSS JOIN (SELECT min(id) AS first FROM people WHERE telegram_id > 10000000000) AS p"
        " WHERE t.id % 10 = 0"
    )


def _events(city: City, now: int) -> str:
    """A ticket's steps are not one after the other: those of some days lie between."""
    each = city.events // city.tickets
    return (
        "INSERT INTO events (subject, subject_id, kind, by_id, at)"
        f" {_numbers(city.events)} SELECT 'ticket',"
        f" 1 + (i / {each} + {city.tickets} - (i % {each}) * 997) % {city.tickets},"
        f" {_of('i', _STEPS)}, p.first + (i * 7919) % {city.people}, {now} - {city.events} + i"
        " FROM n CROSS JOIN (SELECT min(id) AS first FROM people"
        " WHERE telegram_id > 10000000000) AS p"
    )


def _choices() -> str:
    return (
        "INSERT INTO choices (chat_id, buttons) SELECT telegram_id, '[]' FROM people"
        " WHERE telegram_id > 10000000000"
    )
