"""Becoming more in a home than one was."""

import homes

from domain.people import Relation
from domain.residents import How
from services import residents
from storage.database import Database


async def test_what_was_given_up_for_somebody_elses_line_is_theirs_again(
    database: Database,
) -> None:
    async with database.write() as unit:
        here = await homes.three_homes(unit)
        tenant, owner = await homes.met(unit, 1001), await homes.met(unit, 1002)
        await residents.move_in(unit, tenant.id, here.wang.id, Relation.TENANT, How.APPROVAL)
        as_wang = (here.wang.id, Relation.OWNER, How.PHONE)
        await residents.move_in(unit, owner.id, *as_wang, line=here.wangs_line)

        moved = await residents.move_in(unit, tenant.id, *as_wang, line=here.wangs_line)

    async with database.read() as unit:
        lodgers = await unit.residents.of_home(here.wang.id)
    assert moved is None
    assert {(each.person, each.relation) for each in lodgers} == {
        (tenant.id, Relation.TENANT),
        (owner.id, Relation.OWNER),
    }
