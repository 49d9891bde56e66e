"""Whether two places are the same for a trouble that reaches so far. Pure and deterministic."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from domain.places import Place
from services.lexicon import spelling, words
from services.lexicon.faults import Reach

_REMEMBERED = 1024


def same(reach: Reach, one: Place, other: Place, *, close: bool) -> bool:
    """`close`: they read so much alike that a place which neither tells may be the same."""
    # A lock or a pipe is nobody's alone where a shared place was named.
    shared = bool(one.spot or other.spot)
    one, other = _bare(one), _bare(other)
    if _apart(one.spot or "", other.spot or ""):
        return False
    if reach is Reach.COMPOUND or differ(one.building, other.building):
        return reach is Reach.COMPOUND
    if reach is Reach.SPOT or (one.spot and other.spot):
        return _same_spot(one, other, close=close)
    if one.building is None or other.building is None:
        return one.building is other.building and close
    if reach is Reach.BUILDING:
        return True
    return _same_home(reach, one, other, shared=shared)


def _same_home(reach: Reach, one: Place, other: Place, *, shared: bool) -> bool:
    """Of one building."""
    if reach is Reach.UNIT:
        return not differ(one.unit, other.unit)
    if differ(one.unit, other.unit) or one.room != other.room:
        return False
    return one.room is not None or shared


def _same_spot(one: Place, other: Place, *, close: bool) -> bool:
    if one.spot and other.spot:
        return True
    if one.building is not None and other.building is not None:
        return not differ(one.unit, other.unit)
    unsaid = not (one.spot or other.spot or one.building or other.building)
    return unsaid and close


def called(spot: str) -> Sequence[str]:
    """Whatever else the same place is called, 地库B区 for 地下车库B区 included; itself first."""
    plain = spelling.plain(spot).replace(" ", "")
    ways = [spot, plain]
    for names in words.read("faults")["spots"]["same"]:
        found = max((each for each in names if each in plain), key=len, default=None)
        if found is not None:
            exact = (plain.replace(found, each).upper() for each in names)
            return list(dict.fromkeys([*ways, *exact, *names]))
    return list(dict.fromkeys(ways))


def inside(spot: str) -> bool:
    """Whether it says where in a building, and not in which: 楼道, 单元门口."""
    plain = spelling.plain(spot).replace(" ", "")
    return plain in words.read("faults")["spots"]["inside"]


def differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _apart(one: str, other: str) -> bool:
    return bool(one and other) and one not in other and other not in one


def _bare(place: Place) -> Place:
    """With the one name of its spot, or none where that only says where in a building."""
    return replace(place, spot=_spot(place.spot) or None)


@lru_cache(maxsize=_REMEMBERED)
def _spot(spot: str | None) -> str:
    """One name for a place that has several: 地库B区 and 地下车库 B区."""
    if inside(spot or ""):
        return ""
    plain = spelling.plain(spot or "").replace(" ", "")
    for called, name in _names():
        if called in plain:
            plain = plain.replace(called, name)
            break
    return (
        plain.removesuffix("门口") + "门" if plain.endswith("门门口") else plain.rstrip("旁边里口")
    )


@cache
def _names() -> list[tuple[str, str]]:
    """The longest first."""
    same = words.read("faults")["spots"]["same"]
    pairs = [(called.replace(" ", ""), names[0]) for names in same for called in names]
    return sorted(pairs, key=lambda pair: -len(pair[0]))
