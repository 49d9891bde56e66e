"""A roll's lines gathered into homes, and one roll against another: laws for any of them."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as some

from domain.changes import Change, Kind, Value, compare
from domain.gathering import Gathered, Spared, gather
from domain.people import Relation
from domain.roll import MOST_HOMES, Building, Column, Compound, Flaw, Home, Line, Listed

COURT = Compound(name="幸福里")
ALL = frozenset(Column)
HEADINGS = {column: column.value for column in Column}
DOORS = some.tuples(some.sampled_from([None, "1", "2"]), some.sampled_from(["101", "102"]))
SIZES = some.sampled_from([None, 8000, 9000])
PEOPLE = some.lists(
    some.builds(
        Listed,
        name=some.sampled_from(["王芳", "李强", "赵敏"]),
        phone=some.sampled_from([None, "13800138000", "13900139000"]),
        relation=some.sampled_from(Relation),
    ),
    unique_by=lambda person: person.name,
    max_size=3,
)
HOMES = some.dictionaries(DOORS, some.tuples(SIZES, PEOPLE)).map(
    lambda homes: [
        Home(unit=unit, room=room, size=size, people=tuple(people))
        for (unit, room), (size, people) in homes.items()
    ]
)
LINES = some.lists(
    some.builds(
        Line,
        number=some.just(0),
        compound=some.sampled_from(
            [COURT, Compound(name="幸福里", community="东"), Compound(name="阳光苑")]
        ),
        grid=some.sampled_from([None, "1", "2"]),
        building=some.sampled_from(["3", "4"]),
        unit=some.sampled_from([None, "1"]),
        room=some.sampled_from(["101", "102"]),
        size=SIZES,
        name=some.sampled_from(["", "王芳", "李强"]),
        phone=some.none(),
        relation=some.none(),
    )
).map(
    lambda lines: [
        Line(**{field: getattr(line, field) for field in Line.__slots__} | {"number": number})
        for number, line in enumerate(lines, 2)
    ]
)


def building(homes: Iterable[Home], **more: object) -> Building:
    return Building(compound=COURT, name="3", homes=tuple(homes), line=2, **more)  # type: ignore[arg-type]


def gathered(*lines: Line, spared: Iterable[Spared] = ()) -> Gathered:
    return gather(lines, spared, HEADINGS)


def line(number: int, room: str = "101", **said: object) -> Line:
    return Line(number=number, compound=COURT, building="3", room=room, **said)  # type: ignore[arg-type]


def told(homes: Iterable[Home]) -> dict[object, object]:
    """A roll as a mapping, whatever order it is in."""
    people: dict[object, object] = {
        (home.door, each.name): Value(phone=each.phone, relation=each.relation)
        for home in homes
        for each in home.people
    }
    return {(home.door, ""): Value(size=home.size) for home in homes} | people


def changed(before: Iterable[Home], changes: Iterable[Change]) -> dict[object, object]:
    after = told(before)
    for change in changes:
        at = ((change.unit, change.room), change.name)
        assert after.get(at) == change.before, change
        if change.after is None:
            del after[at]
        else:
            after[at] = change.after
    return after


@given(HOMES, HOMES)
def test_the_changes_lead_from_one_roll_to_the_other(old: list[Home], new: list[Home]) -> None:
    assert changed(old, compare(old, building(new), ALL)) == told(new)


@given(HOMES)
def test_a_roll_does_not_differ_from_itself(homes: list[Home]) -> None:
    assert list(compare(homes, building(homes), ALL)) == []


@given(HOMES, HOMES)
def test_where_everybody_is_spared_nobody_is_gone(old: list[Home], new: list[Home]) -> None:
    spared = building(new, spared=((None, None),))
    kinds = {change.kind for change in compare(old, spared, ALL)}
    same = list(compare(old, building(new), ALL, spared=True))

    assert Kind.GONE not in kinds
    assert list(compare(old, spared, ALL)) == same


@given(HOMES, HOMES)
def test_what_has_no_column_stays_as_it_is(old: list[Home], new: list[Home]) -> None:
    doors = {Column.COMPOUND, Column.BUILDING, Column.UNIT, Column.ROOM}
    changes = list(compare(old, building(new), doors))

    assert not any(change.kind is Kind.CHANGED for change in changes)
    stays = {home.door for home in old} & {home.door for home in new}
    assert not any((change.unit, change.room) in stays for change in changes)


@given(LINES)
def test_every_line_is_taken_or_named(lines: list[Line]) -> None:
    found = gather(lines, (), HEADINGS)
    named = {problem.line for problem in found.problems}

    assert found.good + len(named) == len(lines)
    assert all(problem.other is None or problem.other < problem.line for problem in found.problems)


@given(LINES)
def test_homes_of_lines_with_a_problem_are_spared(lines: list[Line]) -> None:
    found = gather(lines, (), HEADINGS)
    named = {problem.line for problem in found.problems}

    for bad in (each for each in lines if each.number in named):
        alike = [
            each
            for each in found.buildings
            if each.name == bad.building and each.compound.agrees(bad.compound)
        ]
        assert any(each.spares((bad.unit, bad.room)) for each in alike)


def test_a_line_that_says_less_of_its_compound_means_the_one_named_first() -> None:
    placed = Compound(name="幸福里", community="东")
    found = gathered(
        Line(number=2, compound=placed, building="3", room="101"), line(3, room="102")
    )

    assert [(each.line, each.flaw, each.other) for each in found.problems] == [
        (3, Flaw.OTHER_PLACE, 2)
    ]
    assert [each.compound for each in found.buildings] == [placed]


def test_a_building_in_two_grids_is_in_the_first() -> None:
    found = gathered(line(2, grid="1"), line(3, room="102", grid="2"))

    assert [(each.line, each.flaw) for each in found.problems] == [(3, Flaw.OTHER_GRID)]
    assert found.buildings[0].grid == "1"


def test_no_building_has_more_homes_than_a_building_can_have() -> None:
    lines = [line(number + 2, room=str(number)) for number in range(MOST_HOMES + 1)]
    found = gathered(*lines)

    assert [(each.line, each.flaw) for each in found.problems] == [(2, Flaw.TOO_MANY_HOMES)]
    assert found.buildings[0].homes == ()
    assert found.buildings[0].spares(("1", "101"))


def test_a_line_that_names_no_building_spares_its_compound() -> None:
    found = gathered(line(2), spared=[Spared(line=3, compound=COURT)])
    unknown = gathered(line(2), spared=[Spared(line=3)])

    assert found.spared == (COURT,)
    assert unknown.spared_all
