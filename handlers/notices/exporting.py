"""The ledger as a table: proof of who was told when, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.files import Upload
from domain.notices import Delivery, Notice, NoticeId
from domain.permissions import Action, require
from handlers.kit import areas as named
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.notices import buttons, posts, reading, words
from handlers.notices.reading import Reading
from services import notices
from services.drawing.workbook import Cell, Table, workbook
from storage.notice_posts import Post
from storage.unit import Unit

EXPORT = "notices.ledger"
_WRITING = N_("The ledger is being written; it comes in a moment.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    notice: int


async def ask(context: Context, ids: tuple[int, ...]) -> None:
    notice = await notices.managed(context.unit, NoticeId(ids[0]), context.actor)
    asked = Asked(notice=notice.id)
    if not await context.unit.errands.asked(EXPORT, asked, context.actor.id):
        await context.unit.errands.add(EXPORT, asked, context.now, person_id=context.actor.id)
    context.alert(context.t.plain(_WRITING))


async def export(desk: Desk) -> None:
    """What it may do is asked again when it is done. Raises `NotEntitled`."""
    assert desk.person is not None, "somebody pressed a button"
    number = NoticeId(desk.args(Asked).notice)
    t = desk.languages.of(desk.person.language)
    async with desk.reading() as unit:
        notice = await notices.get(unit, number)
        lines = await notices.ledger(unit, notice)
        doors = await _doors(unit, t, lines, desk.neighbourhood.name)
        stands = await unit.notice_posts.of(number)
    read = await _read(desk, notice)
    tables = [_ledger(t, lines, doors), _notice(t, read, lines, stands)]
    content = await desk.apart(workbook, tables)
    async with desk.finishing() as speaker:
        person = await speaker.unit.people.get(desk.person.id)
        for area in notice.areas:
            require(person, Action.SEND_NOTICE, area)
        await speaker.tell(person, _file(notice, len(lines), content))


async def _read(desk: Desk, notice: Notice) -> Reading:
    async with desk.speaking() as speaker:
        return await reading.of(speaker, notice)


async def _doors(
    unit: Unit, t: Translation, lines: Sequence[Delivery], whole: str
) -> dict[AreaId, str]:
    homes = await unit.areas.several({each.home for each in lines if each.home is not None})
    above = await unit.areas.several({area for home in homes.values() for area in home.above})
    known = homes | above
    return {
        home.id: named.written(
            t, [*(known[each] for each in home.above if each in known), home], whole
        )
        for home in homes.values()
    }


_HEADINGS = (
    N_("No."),
    N_("Door"),
    N_("Name"),
    N_("Name on the roll"),
    N_("State"),
    N_("Sent at"),
    N_("Opened at"),
    N_("Read at"),
    N_("Asked once more at"),
    N_("Told at the door at"),
    N_("Told by"),
    N_("Why not"),
)


def _ledger(t: Translation, lines: Sequence[Delivery], doors: dict[AreaId, str]) -> Table:
    rows = [_line(t, at, each, doors) for at, each in enumerate(lines, 1)]
    headings = [t.plain(each) for each in _HEADINGS]
    return Table(name=t.plain(N_("Ledger")), headings=headings, rows=rows)


def _line(t: Translation, at: int, line: Delivery, doors: dict[AreaId, str]) -> list[Cell]:
    why = t.plain(words.WHY[line.why]) if line.why else ""
    return [
        at,
        doors.get(line.home, "") if line.home else "",
        line.name,
        line.on_roll,
        t.plain(words.STATES[line.state]),
        _moment(t, line.sent_at),
        _moment(t, line.opened_at),
        _moment(t, line.acknowledged_at),
        _moment(t, line.reminded_at),
        _moment(t, line.told_at),
        line.told_by.name if line.told_by else "",
        " ".join(filter(None, (why, line.error))),
    ]


def _notice(
    t: Translation, read: Reading, lines: Sequence[Delivery], stands: Sequence[Post]
) -> Table:
    notice = read.notice
    facts: list[tuple[str, str | int]] = [
        (N_("Number"), notice.id),
        (N_("For which places"), reading.where(t, read.places)),
        (N_("Told to whom"), words.audience(t, notice.audience)),
        (N_("In groups"), t.plain(N_(", ")).join(posts.told(t, notice, each) for each in stands)),
        (N_("Sent from"), _moment(t, notice.issued_at)),
        (N_("Sent until"), _moment(t, notice.settled_at)),
        (N_("Written by"), notice.by.name if notice.by else ""),
        (N_("State"), t.plain(words.STAGES[notice.stage])),
        (N_("In the ledger"), len(lines)),
        (N_("Reached"), sum(each.reached_at is not None for each in lines)),
        (N_("Have read it"), sum(each.acknowledged_at is not None for each in lines)),
        (N_("Told at the door"), sum(each.told_at is not None for each in lines)),
        (N_("Corrected, times"), notice.revision - 1),
        (N_("Asked the silent at"), _moment(t, notice.reminded_at)),
        (N_("What it says"), notice.plain),
    ]
    return Table(
        name=t.plain(N_("Notice")),
        headings=(t.plain(N_("Notice")), ""),
        rows=[[t.plain(label), value] for label, value in facts],
        notes=(
            t.plain(
                N_("“Sent” means that Telegram took the message for this person at that time.")
            ),
        ),
    )


def _moment(t: Translation, at: datetime | None) -> str:
    return "" if at is None else t.written(at)


@view
def _file(t: Translation, notice: Notice, count: int, content: bytes) -> Screen:
    name = t.plain(N_("Notice {number} ledger.xlsx"), number=notice.id)
    return Screen(
        text=t(
            N_("📒 {title}: {count} lines. It names neighbours: keep it safe."),
            title=reading.title(t, notice),
            count=count,
        ),
        uploads=(Upload(name=name, content=content),),
    )


def register(routes: Routes) -> None:
    routes.press(buttons.EXPORT, ask, action=Action.SEND_NOTICE)
    routes.errand(EXPORT, export)
