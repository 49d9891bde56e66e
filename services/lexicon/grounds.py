"""Public places by how Chinese builds their names: 老浴池, 2号门, 西边路口, 烧烤摊后面."""

import re
from collections.abc import Iterator
from functools import cache

from services.lexicon import words
from services.lexicon.numerals import NUMBER

SIDE = r"[东西南北]{1,2}(?:[边侧面头]|方向)?"
THAT = "(?:[那这][条个片块道座])"
#: What makes a common noun one place: 西边, 2号, 后面那条.
WHICH = (
    rf"(?:{SIDE}(?:的|{THAT})?|第?{NUMBER}号|[a-d]号|(?<![以之今然])后[面头边]?{THAT}?"
    r"|(?<![以之从目天雨先门])前[面头边]?(?!路)|[侧旁边](?=门)|偏|(?<!业)主(?=[干入出])|小区|社区|中心"
    r"|小学|中学|学校|幼儿园|菜市口?|菜场)"
)
#: These make a place of longer words only: 老围墙, and not 大门.
WHAT = "[大小老旧]"
#: What may stand before a name that needs nothing.
MORE = (
    rf"(?:{WHICH}|{WHAT}|地下|地面|下沉|职工|老年|儿童|活动|文化|健身|休闲|音乐|喷泉|公共|露天"
    r"|临街|室外|社区|村民|党建)"
)
#: 喷泉似的, 昨天井盖没了, 改成麻将馆.
LIKE = re.compile("似的|一样|一般|盖")
MADE = re.compile(r"(?:[开当成搭]|打成)[了个起]?$")
#: Where a name may begin.
EDGE = r"(?:^|(?<=[,。!?;: \n在到从往去就跟给离靠的是把让])|(?<=建议|下的|希望))"
#: Where a name that seems to end goes on: 店主, 室内, 台阶.
UNENDED = (
    "(?![址费租产价贷阶历式票舞]|(?<=[店房])[主家]|(?<=[站园馆院厅])长|(?<=[店站])员|(?<=室)[内外温友]"
    "|(?<=[场园])[地合所次]|(?<=[台店场])[面风]|(?<=房)[间子东]|(?<=站)[着点牌]|(?<=园)林|(?<=街)[道坊])"
)
SIDES = r"[东西南北]{1,2}[边侧面头]"
#: At the beginning, and not 西边那户 or 东边数第二个: 东边路灯不亮.
ASIDE = (
    rf"(?:(?<=^)|(?<=[,。!?;]))(?P<head>(?:小区)?{SIDES})"
    "(?!户|数|单元|[那这][户家部]|卧|房|邻)"
)
NEVER = "(?!)"
#: Between two places these make one of them: 海边那条小道.
JOINT = re.compile(r"(?:的|那[条个片块道座]|这[条个片块道座])?$")
#: Characters before a name that may speak against it.
REACH = 4


def find(text: str) -> Iterator[tuple[int, int]]:
    """Where such places begin and end, in no order; they may overlap."""
    for pattern, never in _patterns():
        for found in pattern.finditer(text):
            start, end = found.span("place")
            odd = LIKE.match(text, end) or MADE.search(text, max(0, start - REACH), start)
            if not odd and not never.match(text, found.start("head")):
                yield start, end


def joined(text: str, end: int, start: int) -> bool:
    """Whether what lies between two places makes them one."""
    return JOINT.fullmatch(text, end, start) is not None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Each with what its head must not begin with."""
    return tuple(
        (re.compile(rf"(?:{before})(?P<place>{place})"), re.compile(never))
        for before, place, never in (
            *_named(),
            _beside(),
            _built(),
            _english(),
            ("", ASIDE, NEVER),
        )
    )


def _named() -> Iterator[tuple[str, str, str]]:
    table = words.read("grounds")
    names = [name for listed in table["names"].values() for name in listed.split()]
    ends, never = table["ends"]["words"], _any(table["ends"]["never"])
    long = [end for end in ends if len(end) > 1]
    yield "", rf"{MORE}{{0,2}}(?P<head>{_any(names)})", NEVER
    yield "", rf"{WHICH}{{1,2}}(?P<head>{WHAT}?(?:{_any(ends)}))", rf"{WHAT}?(?:{never})"
    yield "", rf"(?!老铁){WHAT}(?P<head>{_any(long)})", never


def _beside() -> tuple[str, str, str]:
    table = words.read("grounds")["beside"]
    after = _any(table["words"])
    alone = rf"(?:{_any(table['alone'])})?(?:{after})"
    place = rf"(?P<head>[^{re.escape(table['stop'])}a-z]{{2,5}}?)的?(?:{after})"
    return EDGE, place, rf".{{0,4}}(?:{_any(table['never'])})|{alone}"


def _built() -> tuple[str, str, str]:
    table = words.read("grounds")["kinds"]
    some = f"[^{re.escape(table['stop'])}a-z]"
    before = rf"{EDGE}(?:(?:{_any(table['first'])}|{NUMBER}[楼层])(?:的|那家|那个)?)?"
    place = (
        rf"(?P<head>{some}{{0,4}}?(?:{_any(table['whole'])})"
        rf"|{some}{{1,4}}?(?:{_any(table['words'])})"
        rf"|{some}{{2,4}}?(?:{_any(table['long'])})){UNENDED}"
    )
    return before, place, rf".{{0,4}}(?:{_any(table['never'])})"


def _english() -> tuple[str, str, str]:
    table = words.read("grounds")["english"]
    first = rf"(?:(?:{'|'.join(table['first'])}) )"
    place = (
        rf"(?P<head>{first}*(?:{_any(table['words'])})|{first}+(?:{_any(table['ends'])}))(?![a-z])"
    )
    return "(?<![a-z])", place, NEVER


def _any(phrases: list[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
