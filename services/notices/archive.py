"""Current and past notices, as far as somebody's places go."""

from collections.abc import Sequence
from datetime import datetime

from rapidfuzz import fuzz

from domain.areas import AreaId
from domain.notices import Notice, NoticeId, NoticeUnknown
from domain.people import Person, Role
from services.lexicon import spelling
from services.notices.issuing import get
from storage.unit import Unit

PAGE = 5
#: Nobody leafs further: they search.
MOST = 300
#: Of 100.
_ALIKE = 67
_STAFF = frozenset({Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.STREET})


async def mine(unit: Unit, reader: Person) -> Sequence[Notice]:
    """For where they live or have something to do, what they were told anyway, and what they
    sent themselves; those that still hold come first, then the newest.
    """
    places = await _places(unit, reader)
    public = await unit.notice_posts.public(places)
    latest = await unit.notices.latest(places, MOST)
    authored = await unit.notices.of_author(reader.id, MOST)
    found = {each.id: each for each in (*latest, *authored) if _meant(each, reader)}
    told = await unit.deliveries.of_person(reader.id, MOST)
    left = {*public, *told} - found.keys()
    found |= {each.id: each for each in await unit.notices.several(left)}
    seen = found.values()
    return sorted(seen, key=lambda each: (each.over(unit.now), -each.id))


async def told(unit: Unit, person: Person) -> Sequence[tuple[Notice, datetime]]:
    """What reached them, and when; the earliest first."""
    lines = [each for each in await unit.deliveries.told(person.id) if each.reached_at]
    found = [(await unit.notices.get(each.notice), each.reached_at) for each in lines]
    return [(notice, at) for notice, at in found if at is not None]


async def read(unit: Unit, notice_id: NoticeId, reader: Person) -> Notice:
    """They have opened it. Raises `NoticeUnknown`: also for what is not for them."""
    notice = await get(unit, notice_id)
    if not await _readable(unit, notice, reader):
        raise NoticeUnknown
    await unit.deliveries.opened(notice_id, reader.id, unit.now)
    return notice


async def search(unit: Unit, reader: Person, words: str) -> Sequence[Notice]:
    """The likest first."""
    wanted = spelling.plain(words)
    scored = [(_likeness(wanted, each), each) for each in await mine(unit, reader)]
    found = [pair for pair in scored if pair[0] >= _ALIKE]
    return [each for _, each in sorted(found, key=lambda pair: (-pair[0], -pair[1].id))]


def _likeness(wanted: str, notice: Notice) -> float:
    if wanted.strip() == str(notice.id):
        return 101.0
    said = spelling.plain(notice.plain)
    if len(said) < len(wanted):
        return fuzz.ratio(wanted, said)
    return fuzz.partial_ratio(wanted, said)


async def _readable(unit: Unit, notice: Notice, reader: Person) -> bool:
    if notice.by is not None and notice.by.id == reader.id:
        return True
    if not notice.issued:
        return False
    if await unit.deliveries.of(notice.id, reader.id) is not None:
        return True
    places = set(await _places(unit, reader))
    if any(area.id in places for area in notice.areas) and _meant(notice, reader):
        return True
    return notice.id in await unit.notice_posts.public(places, notice.id)


def _meant(notice: Notice, reader: Person) -> bool:
    """Of what is for some, others learn nothing; staff of the place see all."""
    if notice.by is not None and notice.by.id == reader.id:
        return True
    if any(reader.reaches(area, _STAFF | {Role.ADMINISTRATOR}) for area in notice.areas):
        return True
    roles = notice.audience.roles
    return notice.issued and (Role.RESIDENT in roles or bool(roles & reader.roles))


async def _places(unit: Unit, reader: Person) -> Sequence[AreaId]:
    """Of their homes and of what they were given: these areas, and all above them; and below
    what they have a duty in, the buildings and the compounds.
    """
    found: set[AreaId] = set()
    homes = await unit.areas.several([each.home for each in reader.homes])
    held = await unit.areas.several([each.area for each in reader.grants])
    for area in (*homes.values(), *held.values()):
        found |= {*area.above, area.id}
    for grant in reader.grants:
        if grant.role in _STAFF | {Role.ADMINISTRATOR, Role.RESIDENT}:
            found |= await unit.areas.with_notices(held[grant.area])
    return sorted(found)
