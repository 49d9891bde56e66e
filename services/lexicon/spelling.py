"""One way of writing for what residents write in many: widths, traditional characters,
misspellings, pinyin instead of characters.
"""

import re
import unicodedata
from functools import cache

from services.lexicon import sounds, words
from services.lexicon.phrases import Phrasebook, longest

CJK = r"\u4e00-\u9fff"
SPACE_BESIDE_CJK = re.compile(rf"(?<=[{CJK}])[^\S\n]+|[^\S\n]+(?=[{CJK}])")
SPACES = re.compile(r"[^\S\n]+")
STUTTER = re.compile(rf"([{CJK}a-z!?,。])\1{{2,}}")
#: After NFKC, which already makes most punctuation narrow.
PUNCTUATION = str.maketrans(
    {
        "、": ",",
        "~": ",",
        "—": "-",
        "–": "-",
        "−": "-",
        "‐": "-",
        "－": "-",
        "’": "'",
        "·": ",",
        "・": ",",
    }
)
#: People say what is wrong at the beginning or at the end of a long complaint.
BEGINNING, END = 300, 100
#: 11号楼水压 holds no 楼水 (漏水).
COUNTERS = ("号", "栋", "幢", "座", "单元")
#: Pinyin in an address: shi er dong yi dan yuan, 5 haolou.
SPOKEN = ("yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi")
SPOKEN_NUMBER = rf"(?:\d{{1,3}}|\b(?:{'|'.join(SPOKEN)})(?: ?(?:{'|'.join(SPOKEN)}))?)"
SPOKEN_COUNTER = {"haolou": "号楼", "dong": "栋", "zhuang": "幢", "danyuan": "单元"}
SPOKEN_ADDRESS = re.compile(rf"({SPOKEN_NUMBER}) ?(hao ?lou|dong|zhuang|dan ?yuan)(?![a-z])")
SPOKEN_DIGITS = dict(zip(SPOKEN, "一二三四五六七八九十", strict=True))


def plain(text: str) -> str:
    """Narrow, lower-case, simplified, with no spaces around Chinese characters."""
    if len(text) > BEGINNING + END:
        text = f"{text[:BEGINNING]}\n{text[-END:]}"
    text = unicodedata.normalize("NFKC", text).lower()
    text = text.translate(PUNCTUATION).translate(_characters())
    text = STUTTER.sub(r"\1\1", text)
    return tighten(text.strip())


def tighten(text: str) -> str:
    return SPACES.sub(" ", SPACE_BESIDE_CJK.sub("", text))


def mended(text: str) -> str:
    """Plain, with misspelt words and pinyin replaced by the words they stand for."""
    text = SPOKEN_ADDRESS.sub(_written, plain(text))
    for hit in reversed(longest(_misspelt().find(text))):
        if not text[: hit.start].endswith(COUNTERS):
            text = text[: hit.start] + hit.tag + text[hit.end :]
    return tighten(sounds.heard(text))


def _written(address: re.Match[str]) -> str:
    number = re.sub("[a-z]+", lambda word: SPOKEN_DIGITS.get(word[0], word[0]), address[1])
    return number.replace(" ", "") + SPOKEN_COUNTER[address[2].replace(" ", "")]


@cache
def _characters() -> dict[int, str]:
    pairs = words.read("spelling")["traditional"]["pairs"].split()
    return {ord(traditional): simplified for traditional, simplified in pairs}


@cache
def _misspelt() -> Phrasebook[str]:
    table: dict[str, list[str]] = words.read("spelling")["misspelt"]
    return Phrasebook((wrong, right) for right, wrongs in table.items() for wrong in wrongs)
