"""Which column is which: by headings in English or 中文, in any order, below any title."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from domain.roll import NEEDED, Column, Flaw, Problem
from services.roll.cells import tidy

#: So many lines from the top the headings may stand.
DEPTH = 10
#: That is what makes a line of headings, and not of anything else.
_FEWEST = 3
_LONGEST = 40

_CALLED: Mapping[Column, str] = {
    Column.DISTRICT: "district 区 区县 行政区",
    Column.STREET: "street 街道 乡镇街道 镇街",
    Column.COMMUNITY: "community 社区 社区名称 居委会",
    Column.COMPOUND: "compound 小区 小区名称 小区名 住宅小区 项目 项目名称",
    Column.GRID: "grid 网格 网格名称 网格号",
    Column.BUILDING: "building 楼号 楼栋 楼栋号 楼 楼幢 楼幢号 栋 栋号 幢 幢号 楼宇 座 楼座",
    Column.UNIT: "unit 单元 单元号 门洞",
    Column.ROOM: "room 房号 室 室号 门牌号 门牌 房间 房间号 房屋号 户号 房屋编号",
    Column.SIZE: "area_m2 area aream2 size 建筑面积 面积 房屋面积 产权面积 登记面积 专有面积",
    Column.NAME: (
        "name 姓名 业主姓名 户主 住户 业主 住户姓名 户主姓名 产权人 产权人姓名 业主名称 房主 名字"
    ),
    Column.PHONE: "phone tel mobile 电话 手机 手机号 联系电话 手机号码 电话号码 联系方式 业主电话",
    Column.RELATION: "relation 关系 身份 类型 住户类型 与业主关系 人员类型 住户身份 与户主关系",
}
#: They number the lines: there is nothing in them to take in.
_COUNTING = {"序号", "编号", "no", "no.", "#", "行号"}
_UNIT_OF_MEASURE = re.compile(r"[(\[【](?:m2|m²|㎡|平方米|平米|平方|必填|选填)[)\]】]$")
_SIGNS = re.compile(r"[\s:：*]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    #: Its line in the file, from 1.
    line: int
    #: Where each column stands, from 0.
    at: Mapping[Column, int]
    #: The headings as they stand there.
    written: Sequence[str]

    def label(self, place: int) -> str:
        """As people find it in their spreadsheet: "E 建筑面积"."""
        heading = self.written[place] if place < len(self.written) else ""
        return f"{letter(place)} {heading[:_LONGEST]}".strip()

    @property
    def labels(self) -> Mapping[Column, str]:
        return {column: self.label(place) for column, place in self.at.items()}

    @property
    def counting(self) -> frozenset[int]:
        """Places that only number the lines."""
        return frozenset(
            place for place, heading in enumerate(self.written) if _plain(heading) in _COUNTING
        )

    @property
    def unknown(self) -> frozenset[int]:
        """Places with a heading that says nothing to us."""
        named = {place for place, heading in enumerate(self.written) if _plain(heading)}
        known = {place for place in named if column_of(self.written[place])}
        return frozenset(named - known - self.counting)

    def problems(self) -> Iterator[Problem]:
        """What can be told from the headings alone."""
        taken = set(self.at.values())
        for place, heading in enumerate(self.written):
            if place not in taken and column_of(heading):
                yield Problem(
                    line=self.line, column=self.label(place), flaw=Flaw.COLUMN_TWICE, found=heading
                )
        for column in missing(self.at):
            yield Problem(line=self.line, flaw=Flaw.COLUMN_MISSING, found=column)


def missing(there: Collection[Column]) -> Iterator[Column]:
    yield from (column for column in NEEDED if column not in there)
    if Column.NAME not in there and {Column.PHONE, Column.RELATION} & set(there):
        yield Column.NAME


def find(top: Sequence[tuple[int, Sequence[str]]]) -> Headings | None:
    """Among the first lines the one that most of the columns stand in; of equals the first.

    Each line with its number.
    """
    found = [Headings(line=line, at=_places(cells), written=cells) for line, cells in top]
    best = max(found, key=lambda each: len(each.at), default=None)
    return best if best is not None and len(best.at) >= _FEWEST else None


def column_of(heading: str) -> Column | None:
    return _names().get(_plain(heading))


def letter(place: int) -> str:
    """0 is A, 26 is AA: as spreadsheets call their columns."""
    named = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        named = chr(ord("A") + rest) + named
    return named


def _places(cells: Sequence[str]) -> Mapping[Column, int]:
    places: dict[Column, int] = {}
    for place, heading in enumerate(cells):
        column = column_of(heading)
        if column is not None:
            places.setdefault(column, place)
    return places


def _plain(heading: str) -> str:
    plain = _SIGNS.sub("", tidy(heading).lower())
    return _UNIT_OF_MEASURE.sub("", plain)


@cache
def _names() -> Mapping[str, Column]:
    return {name: column for column, names in _CALLED.items() for name in names.split()}
