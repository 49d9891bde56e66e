"""Which item of the catalogue somebody speaks of."""

from rapidfuzz import fuzz

from services.catalogue.items import Catalogue, Item
from services.lexicon.spelling import plain

#: Of 100: 打扫院子 is no 院落大扫除 yet, 院子大扫除 is.
_ALIKE = 75


def spoken_of(catalogue: Catalogue, words: str) -> Item | None:
    """None where none is named, or two are alike."""
    said = plain(words)
    marks = [(_alike(each, said), len(each.zh), each.number) for each in catalogue.items]
    ranked = sorted(marks, reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    level = len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]
    return None if level else catalogue.numbered(ranked[0][2])


def _alike(item: Item, said: str) -> float:
    """How much of its name stands in these words."""
    names = (plain(item.zh), plain(item.en))
    return max(fuzz.partial_ratio(name, said) if len(said) >= len(name) else 0 for name in names)
