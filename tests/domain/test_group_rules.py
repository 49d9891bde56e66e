"""What a group needs of us, and when it is missing."""

import pytest

from domain.areas import AreaId
from domain.groups import Group, GroupNotBound, Purpose, Right, RightMissing

EVERY = frozenset(Right)
_ONLY_SEND = frozenset({Right.SEND})


def group(
    purpose: Purpose | None = Purpose.RESIDENTS,
    rights: frozenset[Right] | None = EVERY,
    *,
    admits: bool = False,
    left: bool = False,
) -> Group:
    return Group(
        chat_id=-1,
        purpose=purpose,
        area=AreaId(1),
        title="业主群",
        rights=rights,
        admits=admits,
        left=left,
    )


def test_a_group_without_a_purpose_needs_nothing() -> None:
    assert group(None).loses(frozenset()) == frozenset()


def test_what_is_lost_is_what_was_needed_and_there() -> None:
    assert group(admits=True).loses(_ONLY_SEND) == {Right.INVITE}
    assert group().loses(_ONLY_SEND) == frozenset()
    assert group().loses(frozenset()) == _ONLY_SEND


def test_what_was_never_there_is_not_lost() -> None:
    assert group(rights=_ONLY_SEND, admits=True).loses(_ONLY_SEND) == frozenset()


def test_rights_that_nobody_told_of_are_taken_to_have_been_there() -> None:
    assert group(rights=None, admits=True).loses(_ONLY_SEND) == {Right.INVITE}


@pytest.mark.parametrize(
    "closed", [group(None), group(Purpose.STAFF), group(Purpose.VOLUNTEERS), group(left=True)]
)
def test_only_a_residents_group_lets_people_in(closed: Group) -> None:
    with pytest.raises(GroupNotBound):
        closed.may_admit()


def test_without_the_right_nobody_can_be_let_in() -> None:
    with pytest.raises(RightMissing):
        group(rights=_ONLY_SEND).may_admit()


@pytest.mark.parametrize("rights", [None, EVERY])
def test_with_it_or_where_nobody_knows_they_are(rights: frozenset[Right] | None) -> None:
    group(rights=rights).may_admit()
