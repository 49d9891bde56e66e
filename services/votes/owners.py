"""Whose a flat is, as far as votes go: several flats of one owner are one head."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from domain.areas import AreaId
from storage.electorate import Deed

#: Known by their name alone: there is one company of that name, and many a 王伟.
_COMPANIES = ("公司", "集团", "开发商", "合作社", "居委会", "村委会", "Ltd", "Inc")


def owners(deeds: Sequence[Deed]) -> Mapping[AreaId, frozenset[str]]:
    """By home, told apart by signs that say nothing to anybody. Two owners are one where they are
    the same person here, the same company, or have one name and one telephone.
    """
    same = _Same()
    signs = [tuple(_signs(deed)) for deed in deeds]
    for each in signs:
        same.join(each)
    found: dict[AreaId, set[str]] = defaultdict(set)
    for deed, (first, *_) in zip(deeds, signs, strict=True):
        found[deed.home].add(same.of(first))
    return {home: frozenset(theirs) for home, theirs in found.items()}


def _signs(deed: Deed) -> Iterator[str]:
    """Never none."""
    name = "".join((deed.name or "").split())
    if deed.person is not None:
        yield f"p{deed.person}"
    if deed.phone is not None:
        yield f"n{name}/{deed.phone}"
    if name.endswith(_COMPANIES):
        yield f"c{name}"
    yield f"h{deed.home}/{name}/{deed.person or ''}"


class _Same:
    """Signs that stand for one owner, whoever said so."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, signs: Sequence[str]) -> None:
        for each in signs:
            self._above.setdefault(each, each)
        if len(signs) == 1:
            return
        first, *others = sorted({self.of(each) for each in signs})
        for other in others:
            self._above[other] = first

    def of(self, sign: str) -> str:
        while (above := self._above[sign]) != sign:
            self._above[sign] = self._above[above]
            sign = above
        return sign
