"""How much of the labelled messages is understood by the weights that were learnt from them.

What is understood of writers never heard is another matter: see test_understanding_unheard.py.
"""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from domain.tickets import Category, Kind
from services.lexicon import model, tuning
from services.lexicon.tuning import Line
from services.understanding import Danger, Understood, understand


@dataclass(frozen=True, slots=True)
class Heard:
    line: Line
    as_: Understood


@pytest.fixture(scope="module")
def lines() -> list[Heard]:
    """Every sixteenth: to hear them all takes half a minute."""
    return [Heard(line, understand(line.text)) for line in tuning.lines()[::16]]


def misses(lines: list[Heard], right: Callable[[Heard], bool]) -> list[str]:
    return [f"{each.line} | heard {each.as_}" for each in lines if not right(each)]


def told(wrong: list[str], of: list[Heard]) -> str:
    return f"{len(wrong)} of {len(of)} missed:\n" + "\n".join(wrong)


def right_subject(each: Heard) -> bool:
    heard = f"{each.as_.kind or '-'}/{each.as_.category or '-'}"
    return heard in {f"{each.line.kind or '-'}/{each.line.category or '-'}", each.line.also}


def right_address(each: Heard) -> bool:
    place, line = each.as_.place, each.line
    return (place.building, place.unit, place.room) == (line.building, line.unit, line.room)


def test_the_set_is_large_and_every_label_is_in_it() -> None:
    lines = tuning.lines()

    assert len(lines) >= 600
    assert {each.kind for each in lines} == {*Kind, None}
    assert {each.category for each in lines} == {*Category, None}
    assert {each.urgent for each in lines} == {*Danger, None}


def test_the_weights_are_those_of_the_lines() -> None:
    assert model.shipped().header["data"] == tuning.digest(), "run make weights"


def test_the_weights_stay_a_small_file() -> None:
    assert model.FILE.stat().st_size <= 2_000_000


def test_weights_are_read_as_they_were_written() -> None:
    shipped = model.shipped()

    assert model.load(io.BytesIO(shipped.dump())) == shipped


def test_kind_and_category_are_right_nineteen_times_in_twenty(lines: list[Heard]) -> None:
    wrong = misses(lines, right_subject)

    assert len(wrong) <= 0.05 * len(lines), told(wrong, lines)


def test_the_address_is_right_nineteen_times_in_twenty(lines: list[Heard]) -> None:
    # Only whole messages were labelled with places.
    placed = [each for each in lines if each.line.writer not in {"more", "sayings"}]
    wrong = misses(placed, right_address)

    assert len(wrong) <= 0.05 * len(placed), told(wrong, placed)


def test_hardly_any_danger_is_missed(lines: list[Heard]) -> None:
    dangers = [each for each in lines if each.line.urgent]
    wrong = misses(dangers, lambda each: each.as_.urgent == each.line.urgent)

    assert len(wrong) <= 0.02 * len(dangers), told(wrong, dangers)


def test_hardly_any_danger_is_made_up(lines: list[Heard]) -> None:
    calm = [each for each in lines if not each.line.urgent]
    wrong = misses(calm, lambda each: each.as_.urgent is None)

    assert len(wrong) <= 0.02 * len(calm), told(wrong, calm)


def test_chit_chat_is_hardly_ever_taken_for_a_report(lines: list[Heard]) -> None:
    chat = [each for each in lines if each.line.kind is None]
    wrong = misses(chat, lambda each: each.as_.kind is None)

    assert len(wrong) <= 0.03 * len(chat), told(wrong, chat)


@pytest.mark.parametrize(
    ("before", "after"),
    [("师傅您好，", ""), ("请问一下，", "🙏"), ("您好，", "，谢谢您"), ("Hi, ", ", thanks")],
)
def test_politeness_hides_no_report_and_no_danger(
    lines: list[Heard], before: str, after: str
) -> None:
    short = [each for each in lines if each.as_.kind and len(each.line.text) < 60]
    wrong = [
        f"{each.line.text} → {wrapped}"
        for each in short[::10]
        for wrapped in (understand(f"{before}{each.line.text}{after}"),)
        if wrapped.kind is None or (each.as_.urgent and not wrapped.urgent)
    ]

    assert wrong == []


def test_politeness_alone_is_nothing() -> None:
    for text in (
        "您好",
        "师傅您好，谢谢您",
        "各位邻居早上好！",
        "好好好好" * 500,
        "Hello, thanks",
    ):
        assert understand(text).kind is None


def test_a_message_takes_under_five_milliseconds(lines: list[Heard]) -> None:
    took = []
    for each in lines:
        start = time.process_time()
        understand(each.line.text)
        took.append(time.process_time() - start)

    assert sorted(took)[int(len(took) * 0.99)] < 0.005
