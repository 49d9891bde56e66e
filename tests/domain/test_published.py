"""Of a published list anybody can see that nobody changed it (P11)."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from ballot_lists import BALLOTS, CHOICES, FORGERIES, HEADER, Ballots, Forgery, forged, rebuilt
from ballot_lists import numbered as ballots_of
from hypothesis import given
from hypothesis import strategies as st

from domain.published import (
    Ballot,
    Fault,
    NotAList,
    Problem,
    Published,
    against,
    check,
    publish,
    read,
    written,
)

EIGHT = ballots_of(["for", "for", "against", "for", "abstain", "against", "for", "for"])
PLACES = st.integers(min_value=0, max_value=29)
named = pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.name)


def recounted(document: Published) -> bool:
    """The control: what can be checked of a list without a chain and a head."""
    assert document.lines is not None
    counts = Counter(line.choice for line in document.lines)
    phrases = {line.phrase for line in document.lines}
    sums = {choice: counts[choice] for choice in CHOICES}
    return sums == document.sums and len(phrases) == document.count


@given(BALLOTS)
def test_what_was_published_holds_and_survives_being_written(ballots: Ballots) -> None:
    document = publish(HEADER, ballots)

    assert read(written(document)) == document
    assert check(document, document.head) == []
    assert against(document, read(written(document))) == []


@named
@given(ballots=BALLOTS, first=PLACES)
def test_a_forged_ballot_is_found_in_the_list_itself(
    forgery: Forgery, ballots: Ballots, first: int
) -> None:
    assert check(forged(publish(HEADER, ballots), forgery, first))


@named
@given(ballots=BALLOTS, first=PLACES)
def test_by_whoever_hashes_all_anew_it_is_found_by_the_posted_head_and_by_an_older_copy(
    forgery: Forgery, ballots: Ballots, first: int
) -> None:
    document = publish(HEADER, ballots)
    new = rebuilt(document, forgery, first)

    assert check(new, document.head)[0].fault is Fault.OTHER_HEAD
    assert against(new, document)


@named
@given(ballots=BALLOTS, first=PLACES)
def test_without_the_chain_and_the_head_none_of_them_is_found(
    forgery: Forgery, ballots: Ballots, first: int
) -> None:
    document = publish(HEADER, ballots)

    assert recounted(forged(document, forgery, first))
    assert recounted(rebuilt(document, forgery, first))


def taken(document: Published, *numbers: int) -> Published:
    """With these lines, in this order, and nothing mended."""
    assert document.lines is not None
    return replace(document, lines=tuple(document.lines[number - 1] for number in numbers))


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        ((1, 2, 4, 5, 6, 7, 8), Problem(fault=Fault.MISSING, line=3, other=3)),
        ((1, 4, 5, 6, 7, 8), Problem(fault=Fault.MISSING, line=2, other=3)),
        ((1, 2, 3, 4, 5, 6), Problem(fault=Fault.TRUNCATED, line=6, other=8)),
        ((1, 2, 3, 4, 4, 5, 6, 7, 8), Problem(fault=Fault.ADDED, line=4)),
        ((1, 5, 3, 4, 2, 6, 7, 8), Problem(fault=Fault.SWAPPED, line=2, other=5)),
        ((2, 3, 1, 4, 5, 6, 7, 8), Problem(fault=Fault.REORDERED, line=2)),
    ],
)
def test_it_says_which_line(numbers: tuple[int, ...], problem: Problem) -> None:
    assert check(taken(publish(HEADER, EIGHT), *numbers))[0] == problem


def test_a_changed_line_points_at_itself_alone() -> None:
    document = publish(HEADER, EIGHT)
    assert document.lines is not None
    third = replace(document.lines[2], phrase="别人的")
    lines = (*document.lines[:2], third, *document.lines[3:])

    assert check(replace(document, lines=lines)) == [Problem(fault=Fault.CHANGED, line=3)]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"sums": {"for": 6, "against": 2, "abstain": 1}},
            Problem(fault=Fault.SUMS, choice="for", said=6, found=5),
        ),
        ({"header": replace(HEADER, question="?")}, Problem(fault=Fault.HEADER)),
        ({"head": "0" * 64}, Problem(fault=Fault.HEAD)),
        ({"areas": {"for": 1}}, Problem(fault=Fault.HEAD)),
    ],
)
def test_the_rest_of_it_is_covered_too(changes: dict[str, object], problem: Problem) -> None:
    document = replace(publish(HEADER, EIGHT), **changes)  # type: ignore[arg-type]

    assert check(document) == [problem]


def test_a_phrase_twice_and_a_choice_that_was_not_offered_are_said() -> None:
    odd = [*EIGHT, Ballot(phrase="口令2", choice="maybe")]

    assert check(publish(HEADER, odd)) == [
        Problem(fault=Fault.NO_OPTION, line=9, choice="maybe"),
        Problem(fault=Fault.PHRASE_TWICE, line=2, other=9),
    ]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (EIGHT[:7], Problem(fault=Fault.MISSING, line=8, other=8)),
        ([*EIGHT, Ballot(phrase="x", choice="for")], Problem(fault=Fault.ADDED, line=9)),
        (
            [replace(EIGHT[0], choice="against"), *EIGHT[1:]],
            Problem(fault=Fault.CHANGED, line=1, other=1),
        ),
        (
            [replace(EIGHT[0], phrase="x"), *EIGHT[1:]],
            Problem(fault=Fault.CHANGED, line=1, other=1),
        ),
        (
            [
                replace(EIGHT[0], choice="against"),
                EIGHT[1],
                replace(EIGHT[2], choice="for"),
                *EIGHT[3:],
            ],
            Problem(fault=Fault.SWAPPED, line=1, other=3),
        ),
        ([EIGHT[1], EIGHT[0], *EIGHT[2:]], Problem(fault=Fault.SWAPPED, line=1, other=2)),
        ([EIGHT[-1], *EIGHT[:-1]], Problem(fault=Fault.REORDERED, line=8)),
    ],
)
def test_against_an_older_copy_it_says_what_became_of_it(
    changed: Ballots, problem: Problem
) -> None:
    assert against(publish(HEADER, changed), publish(HEADER, EIGHT)) == [problem]


def test_another_votes_list_is_no_newer_copy() -> None:
    other = publish(replace(HEADER, title="停车"), EIGHT)

    assert against(other, publish(HEADER, EIGHT)) == [Problem(fault=Fault.OTHER_VOTE)]


@pytest.mark.parametrize(("ballots", "sums_only"), [(EIGHT[:4], False), (EIGHT, True)])
def test_few_ballots_or_areas_give_sums_alone(ballots: Ballots, *, sums_only: bool) -> None:
    document = publish(HEADER, ballots, areas={"for": 13_742}, sums_only=sums_only)
    more = replace(document, sums={**document.sums, "for": document.sums["for"] + 1})

    assert document.lines is None
    assert "口令" not in written(document).decode()
    assert check(document) == []
    assert check(more)[0].fault is Fault.SUMS
    assert check(replace(document, areas={"for": 13_743})) == [Problem(fault=Fault.HEAD)]


def _without(key: str) -> bytes:
    whole = json.loads(written(publish(HEADER, EIGHT)))
    return json.dumps({name: value for name, value in whole.items() if name != key}).encode()


def _with(**changes: object) -> bytes:
    whole = json.loads(written(publish(HEADER, EIGHT)))
    return json.dumps(whole | changes).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'"x"',
        b'{"name": "npm", "version": "1.0.0"}',
        b"[" * 100_000,
        b"1" * 10_000,
        written(publish(HEADER, EIGHT))[:-40],
        written(publish(HEADER, EIGHT)).replace(b'"count"', b'"head": "", "count"'),
        *(_without(key) for key in ("format", "header", "ballots", "sums", "areas", "head")),
        _with(count=True),
        _with(count=8.0),
        _with(count=-1),
        _with(count=10**30),
        _with(ballots=[{"line": 1}]),
        _with(ballots={"line": 1}),
        _with(ballots=["x"]),
        _with(sums=[1, 2]),
        _with(sums={"\ud800": 1}),
        _with(head="x"),
        _with(header={}),
        _with(header={"closed": "yesterday"}),
    ],
)
def test_other_files_are_no_lists(content: bytes) -> None:
    with pytest.raises(NotAList):
        read(content)


def test_numbers_that_nobody_could_count_to_are_looked_through_at_once() -> None:
    document = publish(HEADER, EIGHT)
    assert document.lines is not None
    last = replace(document.lines[-1], number=2**52)
    odd = replace(document, count=2**52, lines=(*document.lines[:-1], last))

    assert check(odd)[0] == Problem(fault=Fault.MISSING, line=8, other=2**52 - 1)
