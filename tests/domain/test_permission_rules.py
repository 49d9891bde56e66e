"""Who may do what: nobody more than their roles say, and nowhere but where these reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.areas import Area, AreaId, Level
from domain.people import DUTIES, GIVEN, Grant, Person, PersonId, Relation, Residency, Role
from domain.permissions import GIVES, TABLE, Action, NotEntitled, givable, may, require

#: A tree of seven: 1 above 2 and 3, those above 4, 5 and 6, 7.
PATHS = {1: "", 2: "1/", 3: "1/", 4: "1/2/", 5: "1/2/", 6: "1/3/", 7: "1/3/"}
AREAS = {
    key: Area(id=AreaId(key), level=Level.BUILDING, name=str(key), path=path)
    for key, path in PATHS.items()
}
GRANTED = st.sampled_from([*GIVEN, Role.RESIDENT])
GRANTS = st.builds(
    lambda role, at: Grant(role=role, area=AreaId(at), below=AREAS[at].below),
    GRANTED,
    st.sampled_from(list(AREAS)),
)
HOMES = st.builds(
    lambda at, relation: Residency(home=AreaId(at), relation=relation),
    st.sampled_from([4, 5, 6, 7]),
    st.sampled_from(Relation),
)
PEOPLE = st.builds(
    lambda grants, homes, barred: Person(
        id=PersonId(1),
        telegram_id=1001,
        name="王",
        grants=grants,
        homes=homes,
        barred=barred,
    ),
    st.frozensets(GRANTS, max_size=4),
    st.frozensets(HOMES, max_size=2),
    st.booleans(),
)
_LIVES_AS = {
    Relation.OWNER: Role.OWNER,
    Relation.FAMILY: Role.RESIDENT,
    Relation.TENANT: Role.TENANT,
}


def above(at: int) -> set[int]:
    """Itself, and everything it lies in."""
    return {at, *map(int, PATHS[at].split("/")[:-1])}


def roles_at(person: Person, at: int) -> set[Role]:
    """Slowly, but plainly."""
    if person.barred:
        return set()
    held = {each.role for each in person.grants if each.area in above(at)}
    return held | {_LIVES_AS[each.relation] for each in person.homes if each.home == at}


@given(person=PEOPLE, action=st.sampled_from(Action), at=st.sampled_from(list(AREAS)))
def test_a_role_allows_what_the_table_says_where_it_reaches(
    person: Person, action: Action, at: int
) -> None:
    allowed = bool(roles_at(person, at) & TABLE[action])

    assert may(person, action, AREAS[at]) is allowed


@given(person=PEOPLE, at=st.sampled_from(list(AREAS)))
def test_only_what_ones_own_roles_give_there_is_givable(person: Person, at: int) -> None:
    given_there = {role for held in roles_at(person, at) for role in GIVES.get(held, ())}

    assert givable(person, AREAS[at]) == given_there


@given(person=PEOPLE, action=st.sampled_from(Action))
def test_whoever_is_kept_out_may_do_what_barred_people_may(person: Person, action: Action) -> None:
    if person.barred:
        assert may(person, action) is (Role.BARRED in TABLE[action])
        assert all(not may(person, action, area) for area in AREAS.values())


@given(person=PEOPLE, action=st.sampled_from(Action))
def test_whoever_may_not_is_refused(person: Person, action: Action) -> None:
    if may(person, action):
        require(person, action)
    else:
        with pytest.raises(NotEntitled):
            require(person, action)


def test_nobody_gives_a_role_as_wide_as_their_own_but_an_administrator() -> None:
    wide = list(GIVEN)

    for giver, given_ in GIVES.items():
        if giver is not Role.ADMINISTRATOR:
            assert all(wide.index(role) > wide.index(giver) for role in given_)


def test_nobody_gives_what_follows_from_where_somebody_lives() -> None:
    assert set().union(*GIVES.values()) <= set(GIVEN)


def test_whoever_gives_roles_sees_them() -> None:
    assert TABLE[Action.GIVE_ROLE] == set(GIVES)
    assert TABLE[Action.GIVE_ROLE] <= TABLE[Action.SEE_ROLES] <= DUTIES
