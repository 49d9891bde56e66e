"""A made-up community with as many tickets as one wants, the same each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from domain.areas import Area, Level
from domain.organisations import OrganisationKind
from domain.people import OrganisationId, PersonId
from domain.tickets import Category, Danger
from storage.areas import Areas
from storage.moments import stamp
from storage.organisations import Organisations
from storage.session import Session

_COMPOUNDS = ("幸福里", "和谐苑", "向阳小区")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("秀英", "建国", "丽华", "志强", "桂兰", "小明", "玉梅", "海涛", "芳", "伟")
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
_OPEN = ("filed", "dispatched", "offered", "accepted")
_COLUMNS = (
    "kind",
    "category",
    "danger",
    "text",
    "building",
    "stage",
    "reporter_id",
    "area_id",
    "organisation_id",
    "dispatched_at",
    "assignee_id",
    "filed_at",
    "warn_at",
    "finish_by",
    "paused_at",
    "waiting",
    "finished_at",
    "outcome",
    "contacted",
    "stars",
    "reopenings",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    root: Area
    compounds: Sequence[Area]
    buildings: Sequence[Area]
    #: Every area below a building.
    inner: Sequence[Area]
    companies: Sequence[OrganisationId]
    people: Sequence[PersonId]
    crew: Sequence[PersonId]


async def settle(session: Session, buildings: int = 10, rooms: int = 0) -> Community:
    """Three compounds of so many buildings with two units of so many rooms, 400 people."""
    areas = Areas(session)
    root = await areas.root()
    compounds = [await areas.ensure(root, Level.COMPOUND, name) for name in _COMPOUNDS]
    built = [
        await areas.ensure(compound, Level.BUILDING, str(number))
        for compound in compounds
        for number in range(1, buildings + 1)
    ]
    units = [await areas.ensure(each, Level.UNIT, name) for each in built for name in "12"]
    homes = [
        await areas.ensure(unit, Level.HOME, str(100 * (room // 2 + 1) + room % 2 + 1))
        for unit in units
        for room in range(rooms)
    ]
    companies = [
        (await Organisations(session).ensure(f"{name}物业", OrganisationKind.PROPERTY)).id
        for name in _COMPOUNDS
    ]
    people = await _people(session)
    return Community(
        root=root,
        compounds=compounds,
        buildings=built,
        inner=[*units, *homes],
        companies=companies,
        people=people[20:],
        crew=people[:20],
    )


async def _people(session: Session) -> list[PersonId]:
    names = [surname + given for given in _GIVEN * 2 for surname in _SURNAMES]
    await session.run_many(
        "INSERT INTO people (telegram_id, name, reachable, met_at)"
        " VALUES (:telegram_id, :name, :reachable, 0)",
        [
            {"telegram_id": 1_000_000 + at, "name": name, "reachable": True}
            for at, name in enumerate(names)
        ],
    )
    rows = await session.all("SELECT id FROM people WHERE telegram_id >= 1000000 ORDER BY id")
    return [PersonId(row["id"]) for row in rows]


async def fill(
    session: Session, community: Community, at: datetime, *, opened: int, done: int
) -> None:
    """So many open at that moment, so many reported done in the year before."""
    rows = [*_opened(community, at, opened), *_done(community, at, done)]
    listed, named = ", ".join(_COLUMNS), ", ".join(f":{name}" for name in _COLUMNS)
    await session.run_many(f"INSERT INTO tickets ({listed}) VALUES ({named})", rows)
    # Those that were reopened and wait again have nothing but their story to be counted by.
    await session.run(
        "INSERT INTO events (subject, subject_id, kind, at) SELECT 'ticket', id, 'finished',"
        " filed_at + 1 FROM tickets WHERE reopenings > 0 AND finished_at IS NULL"
    )


def _opened(community: Community, at: datetime, count: int) -> Iterator[dict[str, Any]]:
    dice = Random(1)
    for _ in range(count):
        stage = dice.choice(_OPEN)
        filed_at = at - timedelta(hours=dice.uniform(0, 200))
        due = filed_at + timedelta(hours=dice.uniform(2, 240))
        paused = stage == "accepted" and dice.random() < 0.1
        given = stage in {"dispatched", "accepted"}
        yield _row(dice, community) | {
            "stage": stage,
            "danger": dice.choice(list(Danger)).value if dice.random() < 0.01 else None,
            "organisation_id": dice.choice(community.companies) if given else None,
            "dispatched_at": stamp(filed_at) if given else None,
            "assignee_id": dice.choice(community.crew) if stage == "accepted" else None,
            "filed_at": stamp(filed_at),
            "warn_at": stamp(due - timedelta(hours=24)),
            "finish_by": stamp(due),
            "paused_at": stamp(filed_at) if paused else None,
            "waiting": "parts" if paused else None,
            "reopenings": int(dice.random() < 0.05),
        }


def _done(community: Community, at: datetime, count: int) -> Iterator[dict[str, Any]]:
    dice = Random(2)
    for _ in range(count):
        finished_at = at - timedelta(days=dice.uniform(0, 365))
        answered = dice.random() < 0.8
        yield _row(dice, community) | {
            "stage": "closed",
            "organisation_id": dice.choice(community.companies),
            "assignee_id": dice.choice(community.crew),
            "filed_at": stamp(finished_at - timedelta(days=1)),
            "finished_at": stamp(finished_at),
            "outcome": "confirmed" if answered else "unconfirmed",
            "contacted": dice.random() < 0.9 if answered else None,
            "stars": dice.choice((1, 3, 4, 5, 5)) if answered else None,
            "reopenings": int(dice.random() < 0.05),
        }


def _row(dice: Random, community: Community) -> dict[str, Any]:
    lies_in = dice.choice((*dice.choices(community.inner, k=9), *community.compounds, None))
    return dict.fromkeys(_COLUMNS) | {
        "kind": "repair",
        "category": dice.choice(list(Category)).value,
        "text": dice.choice(_TEXTS),
        "building": str(dice.randint(1, 10)),
        "reporter_id": dice.choice(community.people) if dice.random() < 0.9 else None,
        "area_id": lies_in.id if lies_in else None,
    }
