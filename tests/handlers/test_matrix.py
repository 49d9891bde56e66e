"""P20: nobody gets more than their role, whichever way they try."""

from collections.abc import Iterator
from dataclasses import dataclass

import matrix
import msgspec
import pytest
from actors import ACTORS, actor
from dump import state
from offices import known
from town import Town

from bot.app import routes
from domain.people import Role
from domain.permissions import TABLE, Action, NotEntitled
from handlers.kit.reasons.general import elsewhere
from handlers.kit.refusals import words
from playground import File, Phone
from playground.wire import Json

#: Nothing has this id.
NOWHERE = 987_654
#: What is said with a command, where by itself it would not get as far as it may.
SAID = dict.fromkeys(("/repair", "/complain", "/suggest", "/ask"), "3号楼着火了")
ROLL = File(
    name="名册.csv",
    data="compound,building,unit,room,area_m2,name,phone,relation\n"
    "幸福里,3,2,501,80,李四,,owner\n".encode(),
)
#: From everything down to a home of the compound that every actor lives or works in.
HOME = [
    {"id": 1, "level": 1, "name": "", "path": ""},
    {"id": 2, "level": 4, "name": "幸福里", "path": "1/"},
    {"id": 3, "level": 6, "name": "3", "path": "1/2/"},
    {"id": 7, "level": 7, "name": "2", "path": "1/2/3/"},
    {"id": 9, "level": 8, "name": "501", "path": "1/2/3/7/"},
]
#: Every form, filled in, as its draft is kept. A form without an entry fails.
FILLED: dict[str, Json] = {
    "report": {
        "text": "3号楼着火了",
        "wanted": "repair",
        "understood": "repair",
        "category": "fire",
        "place": {"building": "3", "unit": None, "room": None, "spot": None},
        "danger": "fire",
    },
    "asking": {"text": "物业费怎么交", "chosen": 2},
    "finish": {"ticket": NOWHERE, "note": "好了", "proof": [{"kind": "photo", "file_id": "1"}]},
    "reopen": {"ticket": NOWHERE, "note": "没好"},
    "answer": {"ticket": NOWHERE, "text": "什么时候来？"},
    "pause": {"ticket": NOWHERE, "why": "parts"},
    "extend": {"ticket": NOWHERE, "most": 10, "days": 3, "why": "等零件"},
    "return": {"ticket": NOWHERE, "why": "不归我们管"},
    "note": {"ticket": NOWHERE, "text": "上次也是他家"},
    "reject": {"ticket": NOWHERE, "why": "不在小区里"},
    "merge": {"ticket": NOWHERE, "into": NOWHERE},
    "desk-area": {"area": 1, "place": "邻里", "category": 0},
    "find-ticket": {"said": "电梯"},
    "canned": {"ticket": NOWHERE, "text": "师傅已经出发"},
    "rates-area": {"area": 1, "place": "邻里", "month": 202611},
    "outage": {
        "area": 1,
        "place": "邻里",
        "category": "water",
        "text": "水管抢修",
        "ends_said": True,
    },
    "outage-end": {"incident": NOWHERE, "ends_said": True},
    "outage-close": {"incident": NOWHERE, "text": "已恢复"},
    "desk-answer": {"canned": True, "text": "师傅已经出发"},
    "desk-answer-text": {"answer": NOWHERE, "text": "师傅已经出发"},
    "rule": {"area": 1, "place": "邻里", "every": True, "organisation": NOWHERE},
    "rule-area": {"area": 1, "place": "邻里"},
    "task-arrive": {"task": NOWHERE, "code": "0000"},
    "task-finish": {
        "task": NOWHERE,
        "note": "好了",
        "proof": [{"kind": "photo", "file_id": "1"}],
    },
    "task-drop": {"task": NOWHERE},
    "task-refuse": {"claim": NOWHERE, "why": "没有去"},
    "correct-points": {
        "person": NOWHERE,
        "listed_for": NOWHERE,
        "name": "李四",
        "work": {"latest": NOWHERE, "title": "清洁", "label": "清洁", "worth": 3, "most": 9},
        "worth": 1,
        "why": "记错了",
    },
    "find-person": {"person": NOWHERE, "name": "李四"},
    "appoint": {"person": NOWHERE, "name": "李四", "role": "volunteer", "area": 1},
    "application": {"home": HOME, "name": "李四", "relation": "family"},
    "invitation": {"invitation": NOWHERE, "name": None, "home": HOME, "relation": "family"},
    "phone": {"phone": "13800000000", "found": []},
    # Not answered: whoever erases themself is nobody's test any more.
    "forget": {"asked_at": "2026-11-22T01:00:00Z"},
    "quiet": {"chosen": None},
    "voucher": {
        "reward": NOWHERE,
        "name": "理发一次",
        "shop": "老张理发店",
        "points": 5,
        "balance": 9,
        "days": 30,
    },
    "honour": {
        "voucher": NOWHERE,
        "name": "理发一次",
        "points": 5,
        "until": "2026-12-22T01:00:00Z",
    },
    "reward": {"shop": NOWHERE, "shop_name": "老张理发店", "name": "理发一次", "points": 5},
    "topic": {"meeting": NOWHERE, "title": "加装充电桩"},
    "meeting-enter": {"meeting": NOWHERE, "code": "0000"},
    "meeting-remark": {"item": NOWHERE, "text": "同意"},
    "meeting-amend": {"meeting": NOWHERE, "text": "写错了"},
    "meeting-move": {
        "meeting": NOWHERE,
        "was_at": "2026-12-25T11:00:00Z",
        "was_in": "",
        "to": "2026-12-26T11:00:00Z",
        "place": "活动室",
    },
    "meeting-admit": {"meeting": NOWHERE, "person": NOWHERE},
    "meeting-add": {"meeting": NOWHERE, "title": "加装充电桩"},
    "meeting-invite": {"meeting": NOWHERE, "person": NOWHERE},
    "meeting-cancel": {"meeting": NOWHERE},
    "notice": {
        "area": 1,
        "place": "邻里",
        "text": "停水",
        "html": "停水",
        "whom": 1,
        "people": 1,
        "shown": "x",
    },
    "notice-correct": {"notice": NOWHERE, "text": "停水", "html": "停水"},
    "notices-search": {"said": "停水"},
    "decision-propose": {
        "places": [{"id": 1, "name": "邻里", "offices": ["branch"]}],
        "area": 1,
        "office": "branch",
        "procedure": "reviews",
        "matter": 5,
        "title": "加装电梯",
        "text": "给三号楼加装电梯",
    },
    "decision-opine": {
        "decision": NOWHERE,
        "office": "community",
        "title": "加装电梯",
        "approved": True,
        "text": "同意实施",
    },
    "decision-call": {
        "decision": NOWHERE,
        "title": "加装电梯",
        "opens_at": "2026-12-22T01:00:00Z",
        "days": 7,
    },
    "decision-object": {"decision": NOWHERE, "title": "加装电梯", "text": "挡住采光"},
    "decision-answer": {"objection": NOWHERE, "asked": "挡住采光", "text": "做过测算"},
    "decision-resolve": {
        "decision": NOWHERE,
        "title": "加装电梯",
        "text": "加装电梯",
        "owner": "物业",
        "due_at": "2027-01-20T10:00:00Z",
    },
    "resolve": {
        "item": NOWHERE,
        "title": "加装充电桩",
        "text": "加装充电桩",
        "owner": "物业",
        "due_at": "2027-01-20T10:00:00Z",
    },
    "task": {
        "area": 1,
        "place": "邻里",
        "field": "sanitation",
        "title": "楼道清扫",
        "difficulty": 1,
        "minutes": 60,
        "people": 2,
        "when_said": True,
        "details_said": True,
        "private_said": True,
        "ticket": NOWHERE,
    },
    "task-off": {"task": NOWHERE, "why": "下雨"},
    "task-hours": {"task": NOWHERE, "person": NOWHERE, "name": "李四", "minutes": 60, "most": 60},
    "vote": {
        "kind": "opinion",
        "area": 1,
        "place": "邻里",
        "title": "充电桩",
        "question": "装不装？",
        "options_said": True,
        "secret": False,
        "changeable": True,
        "opens_at": "2026-12-22T01:00:00Z",
        "closes_at": "2026-12-25T01:00:00Z",
    },
    "vote-off": {"vote": NOWHERE, "title": "充电桩", "reason": "改期再议"},
    "vote-end": {"vote": NOWHERE, "title": "充电桩"},
    "rota": {
        "area": 1,
        "place": "邻里",
        "field": "sanitation",
        "title": "楼道清扫",
        "difficulty": 1,
        "minutes": 60,
        "people": 2,
        "weekdays": [5],
        "begins": 540,
    },
    "assembly-paper": {
        "vote": NOWHERE,
        "voter": NOWHERE,
        "home": HOME,
        "photo": "1",
        "options": [["for", "赞成"]],
        "choice": "for",
    },
    "assembly-proxy": {
        "vote": NOWHERE,
        "voter": NOWHERE,
        "home": HOME,
        "person": NOWHERE,
        "name": "李四",
        "photo": "1",
    },
    "assembly-silent": {"vote": NOWHERE, "clause": "第十二条：未表态的按参与计算"},
    "bringing": {"home": HOME, "relation": "tenant"},
    "inviting": {"home": HOME, "chosen": NOWHERE},
    "printing": {"building": HOME[:3], "people": 1},
}
NOBODIES = "匿频机转"


def test_the_table_is_the_matrix() -> None:
    assert {action: matrix.roles(action) for action in Action} == dict(TABLE)


def test_nobody_known_may_do_nothing() -> None:
    assert not any(row[sign] for row in matrix.rows().values() for sign in NOBODIES)


def test_whoever_was_dismissed_is_a_guest_again() -> None:
    assert all(row["前"] == row["客"] for row in matrix.rows().values())


def test_every_way_in_stands_in_the_matrix() -> None:
    assert routes().actions == matrix.ways()


def test_all_that_is_done_later_stands_in_the_matrix() -> None:
    made = routes()

    assert set(made.errands) == set(matrix.errands()) | matrix.NOBODYS["errands"]
    assert set(made.jobs) == matrix.NOBODYS["jobs"]


def test_what_stands_in_no_row_is_allowed_to_nobody() -> None:
    assert set(matrix.rows()) == set(Action)
    assert all(TABLE.get(action) is not None for action in Action)


def test_every_form_is_tried() -> None:
    assert set(FILLED) == set(routes().forms)


def test_every_role_acts() -> None:
    assert {role for _, role in ACTORS.values()} == set(Role)


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    action: Action


def ways() -> Iterator[Way]:
    """What is missing in the matrix is the business of the tests above."""
    made = routes()
    for name, action in sorted(made.actions.items()):
        if name in matrix.ways() and (name in FILLED or name not in made.forms):
            yield Way(name, action)


@pytest.mark.parametrize("kind", ACTORS)
async def test_each_does_what_the_matrix_allows_and_nothing_else(town: Town, kind: str) -> None:
    phone = await actor(town, kind)
    row = matrix.rows()
    wrong: list[str] = []

    for way in ways():
        allowed = await tried(town, phone, way)
        expected = row[way.action][kind] and (kind, way.name) not in matrix.NARROWER
        if allowed is not expected:
            wrong.append(f"{kind} {way.name}: {'does' if allowed else 'is refused'}")

    assert wrong == []


@pytest.mark.parametrize("kind", ACTORS)
async def test_a_roll_is_taken_only_from_whom_the_matrix_allows(town: Town, kind: str) -> None:
    phone = await actor(town, kind)
    before = await state(town, phone)

    await phone.sends_document(ROLL)

    taken = await state(town, phone) != before
    assert taken is matrix.rows()[Action.CHANGE_ROLL][kind]


async def tried(town: Town, phone: Phone, way: Way) -> bool:
    """Whether they got past the door; what came of it behind the door is not asked here."""
    t, refusal = town.linli.languages.default, NotEntitled(way.action)
    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(phone.person.id)
    # Where only the area is wrong, that is what they read.
    refused = {words(t, refusal), elsewhere(t, refusal, person)} - {""}
    before = await state(town, phone)
    if await _answer(town, phone, way) not in refused:
        return True
    assert await state(town, phone) == before
    return False


async def _answer(town: Town, phone: Phone, way: Way) -> str:
    made = town.linli.routes
    if way.name.startswith("/"):
        await phone.says(f"{way.name} {SAID.get(way.name, '')}".strip())
        return phone.last.text
    if way.name.startswith("start="):
        await phone.opens(f"{way.name.removeprefix('start=')}0")
        return phone.last.text
    if way.name in made.forms:
        draft = await _filled(town, phone, way.name)
        await phone.presses(f"fs:{draft}", on=phone.last)
        return phone.toast or phone.last.text
    button, _ = made.presses[way.name]
    await phone.presses(button.data(*[NOWHERE] * button.takes), on=phone.last)
    return phone.toast


async def _filled(town: Town, phone: Phone, form: str) -> int:
    async with town.linli.database.write() as unit:
        written = msgspec.json.encode(FILLED[form]).decode()
        msgspec.json.decode(written, type=town.linli.routes.forms[form].answers)
        draft = await unit.drafts.open(await known(unit, phone), form, written, unit.now)
        return draft.id
