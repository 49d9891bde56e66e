"""三议一审两公开 and 支部先议: whatever happens in whatever order, no step is left out."""

from datetime import timedelta

import pytest
from decision_walks import (
    EVENTS,
    PEOPLE,
    PROPOSALS,
    RULES,
    START,
    Book,
    check,
    happens,
    opined,
    proposed,
)
from hypothesis import given
from hypothesis import strategies as st

from domain.decisions import (
    LONGEST,
    PROPOSERS,
    STEPS,
    AnotherMustSpeak,
    Decision,
    NotInWriting,
    Office,
    OfficeNotHeld,
    Procedure,
    Stage,
    Word,
)
from domain.meetings import ResolutionId
from domain.people import Person
from domain.refusals import Refusal
from domain.votes import VoteId


@given(PROPOSALS, st.lists(EVENTS, min_size=20, max_size=80))
def test_no_order_of_events_leaves_out_a_step(
    proposal: tuple[Procedure, Person, Office], events: list[tuple[object, ...]]
) -> None:
    decision, at = proposed(*proposal), START
    book = Book(path=[(at, decision.stage)])
    for event in events:
        if event[0] == "wait":
            at += timedelta(days=int(str(event[1])))
            continue
        try:
            after = happens(decision, book, event, at)
        except Refusal:
            continue
        if after.stage is not decision.stage:
            book.path.append((at, after.stage))
        if after.stage is Stage.PROCESS and book.published_at is None:
            book.published_at = at
        decision = after

        check(decision, book, at)


def test_each_procedure_is_walked_to_its_end_by_those_whose_steps_they_are() -> None:
    for procedure, proposer in ((Procedure.REVIEWS, 2), (Procedure.SMALL, 1)):
        decision = proposed(procedure, PEOPLE[proposer - 1], PROPOSERS[procedure][0])
        speakers = dict(zip(Office, PEOPLE, strict=False))
        walked = [decision.stage]
        while not decision.stage.over:
            decision = _step(decision, speakers)
            if decision.stage is not walked[-1]:
                walked.append(decision.stage)

        assert tuple(walked) == STEPS[procedure]


def _step(decision: Decision, speakers: dict[Office, Person]) -> Decision:
    at = decision.stage_at + timedelta(days=7)
    if decision.waits_for:
        office = decision.waits_for[0]
        return opined(decision, speakers[office], office, at, approved=True)
    if decision.stage is Stage.ASSEMBLY:
        called = decision.call(VoteId(1), at)
        return called.voted(VoteId(1), at, RULES, passed=True)
    if decision.stage is Stage.RESOLVING:
        return decision.adopt(ResolutionId(1), at, at, RULES)
    gone_on = decision.heard(at, RULES) or decision.finish(at, kept=True)
    assert gone_on is not None
    return gone_on


def test_whoever_proposed_for_one_office_does_not_review_for_another() -> None:
    both = PEOPLE[5]
    decision = proposed(Procedure.REVIEWS, both, Office.BRANCH)

    with pytest.raises(AnotherMustSpeak):
        opined(decision, both, Office.COMMUNITY, START, approved=True)
    assert opined(decision, PEOPLE[3], Office.COMMUNITY, START, approved=True).stage is (
        Stage.ASSEMBLY
    )


def test_nobody_speaks_for_an_office_they_hold_elsewhere_or_for_no_company() -> None:
    decision = proposed(Procedure.SMALL, PEOPLE[0], Office.BRANCH)

    for person, office in ((PEOPLE[9], Office.BRANCH), (PEOPLE[8], Office.PROPERTY)):
        with pytest.raises(OfficeNotHeld):
            opined(decision, person, office, START, approved=True)


@pytest.mark.parametrize("text", ["", "   ", "同意", "字" * (LONGEST + 1), "字" * 4000])
def test_an_opinion_is_in_writing_and_is_not_cut(text: str) -> None:
    decision = proposed(Procedure.REVIEWS, PEOPLE[1], Office.COMMITTEE)
    word = Word(by=PEOPLE[3], office=Office.COMMUNITY, approved=False, text=text)

    with pytest.raises(NotInWriting):
        decision.opine(word, frozenset({Office.COMMUNITY}), START, RULES)


def test_a_refusal_keeps_its_reason_and_ends_it() -> None:
    decision = proposed(Procedure.SMALL, PEOPLE[0], Office.BRANCH)

    refused = opined(decision, PEOPLE[2], Office.PROPERTY, START, approved=False)

    assert refused.stage is Stage.REFUSED
    assert refused.opinions[-1].text == "同意，情况属实"
    assert refused.due_at is None


def test_what_is_late_is_shown_as_late_and_stays_where_it_is() -> None:
    decision = proposed(Procedure.REVIEWS, PEOPLE[1], Office.COMMITTEE)
    months_later = START + timedelta(days=200)

    assert decision.late(months_later)
    said = opined(decision, PEOPLE[3], Office.COMMUNITY, months_later, approved=True)
    assert said.stage is Stage.ASSEMBLY
    assert said.opinions[-1].late
