"""Tables that go out as files: drawn apart, as nobody can wait for them."""

from collections.abc import Sequence

from domain.changes import Kind
from domain.files import Upload
from domain.roll import Column, Problem
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.roll import lines, words
from services.roll import exporting, writing
from services.roll.previewing import Shown
from services.roll.writing import Cell

_EXAMPLES: tuple[dict[Column, Cell], ...] = (
    {
        Column.COMPOUND: N_("Example Court"),
        Column.BUILDING: "3",
        Column.UNIT: "2",
        Column.ROOM: "0501",
        Column.SIZE: 8950,
        Column.NAME: N_("Wang Fang"),
        Column.PHONE: "13800000000",
        Column.RELATION: N_("owner"),
    },
    {
        Column.COMPOUND: N_("Example Court"),
        Column.BUILDING: "B",
        Column.ROOM: "1203",
        Column.SIZE: 12000,
        Column.NAME: N_("Li Qiang"),
        Column.RELATION: N_("tenant"),
    },
)


async def problems(desk: Desk, t: Translation, found: Sequence[Problem]) -> Upload:
    headings = (N_("line"), N_("column"), N_("what stands there"), N_("what is wrong"))
    rows = [(str(each.line), each.column, each.found, words.reason(t, each)) for each in found]
    return await _table(desk, t, N_("Problems"), headings, [writing.packed(rows)])


async def changes(desk: Desk, t: Translation, kind: Kind, found: Sequence[bytes]) -> Upload:
    """`found`: rows made by `change_rows`."""
    headings = (N_("home"), N_("name"), N_("before"), N_("after"))
    return await _table(desk, t, words.FILES[kind], headings, found)


def change_rows(t: Translation, found: Sequence[Shown]) -> bytes:
    """In full: whoever compares a list with another one needs all digits of a phone."""
    return writing.packed(
        (
            lines.door(t, each),
            each.change.name,
            lines.values(t, each.change, each.change.before, masked=False),
            lines.values(t, each.change, each.change.after, masked=False),
        )
        for each in found
    )


async def roll(desk: Desk, t: Translation, chunks: Sequence[bytes]) -> Upload:
    headings = [words.COLUMNS[column] for column in exporting.COLUMNS]
    return await _table(desk, t, N_("Household roll"), headings, chunks, spare=exporting.SPARE)


async def template(desk: Desk, t: Translation) -> Upload:
    headings = [words.COLUMNS[column] for column in exporting.COLUMNS]
    rows = [
        [
            t.plain(cell) if isinstance(cell, str) else cell
            for cell in map(each.get, exporting.COLUMNS)
        ]
        for each in _EXAMPLES
    ]
    chunks = [writing.packed(rows)]
    return await _table(desk, t, N_("Template"), headings, chunks, spare=exporting.SPARE)


async def _table(
    desk: Desk,
    t: Translation,
    title: str,
    headings: Sequence[str],
    chunks: Sequence[bytes],
    *,
    spare: Sequence[int] = (),
) -> Upload:
    named = [t.plain(heading) for heading in headings]
    content = await desk.apart(writing.workbook, t.plain(title), named, chunks, spare)
    return Upload(name=f"{t.plain(title)}.xlsx", content=content)
