"""What reports nothing: thanks, a question, a notice, something that is mended already."""

from dataclasses import dataclass
from functools import cache

from services.lexicon import words
from services.lexicon.phrases import Hit, Phrasebook, longest

#: "修好了吗", "解决了不少" and "换了新的也不行" do not say that it is over.
NOT_AFTER = ("吗", "没", "不", "嘛", "么", "也", "还", "都不")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """What speaks against there being something to do."""

    #: The end of the last "it is mended".
    over_until: int
    #: Which lists of nothing.toml were heard.
    heard: frozenset[str]
    #: Stretches whose words mean something else.
    ignored: list[tuple[int, int]]


def find(text: str) -> Nothing:
    """`text` is mended and without addresses."""
    hits = _book().find(text)
    done = longest([hit for hit in hits if hit.tag == "done"])
    return Nothing(
        over_until=max((hit.end for hit in done if _is_over(text, hit)), default=0),
        heard=frozenset(hit.tag for hit in hits),
        ignored=[(hit.start, hit.end) for hit in hits if hit.tag in {"asks", "ordinary"}],
    )


def _is_over(text: str, done: Hit[str]) -> bool:
    """Not 没修好, nor 什么时候修好, nor 修好了吗."""
    before = text[: done.start].rstrip()
    denied = before.endswith(tuple(words.read("nothing")["not_done"]))
    return not denied and not text.startswith(NOT_AFTER, done.end)


@cache
def _book() -> Phrasebook[str]:
    table: dict[str, list[str]] = words.read("nothing")
    return Phrasebook(
        (phrase, listed)
        for listed, phrases in table.items()
        if listed != "not_done"
        for phrase in phrases
    )
