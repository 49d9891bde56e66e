"""Frequently asked questions, which the bot answers by itself, and canned answers for staff."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from math import log, sqrt

from rapidfuzz import fuzz

from domain.answers import Answer, AnswerId, AnswerUnknown, AskedAlready
from domain.people import Person
from domain.permissions import Action, require
from domain.settings import Neighbourhood
from services.lexicon import spelling, words
from storage.unit import Unit

#: Of `Match.score`: below it staff are asked.
SURE = 0.33
#: As much, of what is no question: 停水通知看到了 asks nothing.
SURE_UNASKED = 0.9
_ASKS = re.compile(
    r"[?？]|吗|么$|嘛|呢|怎|咋|如何|哪|几[点号月天个时]|多少|多久|多长|啥|什么|谁|问"
    r"|能不能|可不可以|有没有|是不是|(?P<verb>.)不(?P=verb)|[交用开收办行能]不$|没$|想|求|发我"
    r"|\b(?:how|what|where|when|who|why|which|can|may|is there)\b",
    re.IGNORECASE,
)
#: What the score is made of: the rare characters in common with one way to ask, the wording as a
#: whole, and how much of what was asked stands anywhere in question and answer.
_ANGLE, _WORDING, _COVERED = 0.5, 0.2, 0.3
#: A pair of characters says more than each of them.
_PAIR = 1.6
#: Said with any question; it tells none from another.
_FILLING = re.compile(
    r"请问|会不会|是不是|你好|您好|我想|想问|一下|问下|谢谢|麻烦|咱们|咱|"
    r"我们|我|你们|小区|啊|呀|呢|吗|吧|哈|了|的|是|要|个|有没有|知道|"
    r"有人|到底|能不能|可以|可不可以|一般|这个|那个|现在|什么|怎么|咋|哪里|"
    r"哪|在"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    answer: str
    #: How else people ask it.
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    answer: Answer
    #: 0..1
    score: float
    #: Whether it was put as a question.
    asks: bool

    @property
    def sure(self) -> bool:
        return self.score >= (SURE if self.asks else SURE_UNASKED)


async def stock(unit: Unit) -> None:
    """The shipped questions, each once in the life of this database: what staff have changed or
    retired stays as they want it.
    """
    shipped = [(question, entry.answer) for question, entry in _shipped().items()]
    await unit.answers.stock(shipped, unit.now)


async def add(unit: Unit, question: str | None, text: str, by: Person) -> Answer:
    """Without a question it is canned. Raises `AskedAlready`."""
    require(by, Action.DISPATCH)
    answer_id = await unit.answers.add(question, text, by.id, unit.now)
    if answer_id is None:
        raise AskedAlready(question or "")
    return Answer(id=answer_id, question=question, text=text)


async def change(unit: Unit, answer_id: AnswerId, text: str, by: Person) -> Answer:
    """Raises `AnswerUnknown`."""
    require(by, Action.DISPATCH)
    if not await unit.answers.change(answer_id, text, by.id, unit.now):
        raise AnswerUnknown(answer_id)
    return await show(unit, answer_id)


async def retire(unit: Unit, answer_id: AnswerId, by: Person) -> None:
    """Raises `AnswerUnknown`."""
    require(by, Action.DISPATCH)
    if not await unit.answers.retire(answer_id, unit.now):
        raise AnswerUnknown(answer_id)


async def show(unit: Unit, answer_id: AnswerId) -> Answer:
    """As it is written, places for numbers included. Raises `AnswerUnknown`."""
    answer = await unit.answers.find(answer_id)
    if answer is None:
        raise AnswerUnknown(answer_id)
    return answer


async def questions(unit: Unit) -> Sequence[Answer]:
    return await unit.answers.questions()


async def canned(unit: Unit) -> Sequence[Answer]:
    """The newest first."""
    return await unit.answers.canned()


async def best(unit: Unit, asked: str) -> Match | None:
    """The question that is most likely meant; staff are asked where it is not `sure`."""
    return match(asked, await unit.answers.questions())


def match(asked: str, among: Sequence[Answer]) -> Match | None:
    """None where nothing at all is common to them. Of two alike the older one."""
    known = [each for each in among if each.question]
    index = _index(tuple((each.question or "", each.text) for each in known))
    said = _plain(asked)
    # 好的 and 在不在 leave one character, which is in half of all answers.
    scores = index.scores(said) if len(said) > 1 else [0.0] * len(known)
    best = max(range(len(known)), key=lambda at: scores[at], default=None)
    if best is None or scores[best] <= 0:
        return None
    asks = _ASKS.search(spelling.mended(asked)) is not None
    return Match(answer=known[best], score=round(scores[best], 3), asks=asks)


def worded(answer: Answer, rules: Neighbourhood) -> str:
    """With the neighbourhood's own numbers; a number that nobody has set reads as 物业服务中心."""
    text = answer.text.replace("{name}", rules.name)
    for each in fields(rules.emergency):
        number = getattr(rules.emergency, each.name)
        text = text.replace(f"{{{each.name}}}", number or "(号码请问物业服务中心)")
    return text


Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """One question: every way to ask it, and every part of it and of its answer."""

    ways: tuple[tuple[str, Vector], ...]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    known: tuple[_Known, ...]
    #: How rare each character, and each pair of them, is among the questions.
    weights: Vector

    def scores(self, heard: str) -> Sequence[float]:
        said = _vector(heard, self.weights)
        return [self._score(heard, said, each) for each in self.known]

    def _score(self, heard: str, said: Vector, known: _Known) -> float:
        covered = sum(said[part] for part in said.keys() & known.parts) / (sum(said.values()) or 1)
        if not covered:
            return 0.0
        close = max(
            _ANGLE * _cosine(said, vector) + _WORDING * fuzz.token_ratio(heard, way) / 100
            for way, vector in known.ways
        )
        return close + _COVERED * covered


@lru_cache(maxsize=4)
def _index(known: tuple[tuple[str, str], ...]) -> _Index:
    ways = [[_plain(way) for way in _ways(question)] for question, _ in known]
    parts = [frozenset(part for way in each for part in _parts(way)) for each in ways]
    holding = Counter(part for each in parts for part in each)
    weights = {part: log(1 + len(known) / count) for part, count in holding.items()}
    return _Index(
        weights=weights,
        known=tuple(
            _Known(
                ways=tuple((way, _vector(way, weights)) for way in said),
                parts=own | frozenset(_parts(_plain(answer))),
            )
            for said, own, (_, answer) in zip(ways, parts, known, strict=True)
        ),
    )


def _ways(question: str) -> Sequence[str]:
    """The question, and how else people ask it, where we shipped it."""
    shipped = _shipped().get(question)
    return (question, *shipped.asked) if shipped else (question,)


def _vector(plain: str, weights: Vector) -> Vector:
    rarest = max(weights.values(), default=1.0)
    return {
        part: count * weights.get(part, rarest) * (_PAIR if len(part) > 1 else 1.0)
        for part, count in Counter(_parts(plain)).items()
    }


def _cosine(one: Vector, other: Vector) -> float:
    dot = sum(one[part] * other[part] for part in one.keys() & other.keys())
    return dot / (_length(one) * _length(other)) if dot else 0.0


def _length(vector: Vector) -> float:
    return sqrt(sum(each * each for each in vector.values()))


def _parts(plain: str) -> Sequence[str]:
    return [*plain, *(plain[at : at + 2] for at in range(len(plain) - 1))]


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    plain = spelling.mended(text)
    plain = _FILLING.sub("", plain)
    bare = "".join(character for character in plain if character.isalnum())
    return bare or plain


@cache
def _shipped() -> Mapping[str, Shipped]:
    """By question."""
    entries = words.read("answers")["entries"]
    return {
        each["question"]: Shipped(answer=each["answer"], asked=tuple(each["asked"]))
        for each in entries
    }
