"""Whether people's own ways of asking find the right answer. The unseen were never tuned on."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.answers import Answer, AnswerId
from services.answers import _shipped, match

ASKED = Path(__file__).parent / "data" / "questions.tsv"


@dataclass(frozen=True, slots=True)
class Line:
    tuning: bool
    #: None: staff are to be asked.
    question: str | None
    asked: str


@pytest.fixture(scope="module")
def known() -> list[Answer]:
    return [
        Answer(id=AnswerId(at), question=question, text=entry.answer)
        for at, (question, entry) in enumerate(_shipped().items(), 1)
    ]


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    _header, *rows = ASKED.read_text(encoding="utf-8").splitlines()
    told = (row.split("\t") for row in rows)
    return [Line(s == "tuning", None if q == "-" else q, a) for s, q, a in told]


def _missed(lines: list[Line], known: list[Answer]) -> list[str]:
    missed = []
    for line in lines:
        found = match(line.asked, known)
        if line.question and (found is None or found.answer.question != line.question):
            missed.append(f"{line.asked}: {found and (found.answer.question, found.score)}")
    return missed


def test_every_question_that_is_looked_for_is_shipped(
    lines: list[Line], known: list[Answer]
) -> None:
    assert {line.question for line in lines} - {each.question for each in known} == {None}
    assert len(known) >= 25


def test_questions_asked_in_other_words_find_their_answer(
    lines: list[Line], known: list[Answer]
) -> None:
    unseen = [line for line in lines if not line.tuning and line.question]
    missed = _missed(unseen, known)

    print(f"unseen questions: {len(unseen) - len(missed)} of {len(unseen)} find theirs first")
    assert len(unseen) >= 80
    assert len(missed) <= 0.15 * len(unseen), "\n".join(missed)


def test_what_nobody_wrote_down_goes_to_staff(lines: list[Line], known: list[Answer]) -> None:
    strange = [line.asked for line in lines if line.question is None]
    answered = {asked: found for asked in strange if (found := match(asked, known)) and found.sure}

    assert len(answered) <= 0.1 * len(strange), answered


def test_most_of_what_is_known_is_answered_without_staff(
    lines: list[Line], known: list[Answer]
) -> None:
    unseen = [line for line in lines if not line.tuning and line.question]
    sure = [line for line in unseen if (found := match(line.asked, known)) and found.sure]
    right = [line for line in sure if line.asked not in "".join(_missed(sure, known))]

    print(f"answered at once: {len(sure)} of {len(unseen)}, {len(right)} of them right")
    assert len(sure) >= 0.5 * len(unseen)
    assert len(right) >= 0.9 * len(sure)
