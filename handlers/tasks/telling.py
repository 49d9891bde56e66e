"""Who sees a task's changes: the groups, those it was offered to, who holds it, who is helped."""

from domain.areas import Level
from domain.people import Person, Role
from domain.permissions import Action, may
from domain.tasks import Claim, ClaimState, Task
from handlers.kit import areas
from handlers.kit.i18n import Translation
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.tasks import views
from storage.unit import Unit

_HEADS = (Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR)


def group_card(task: Task) -> CardOf:
    return CardOf(subject="task-group", subject_id=task.id)


def offer_card(task: Task) -> CardOf:
    """In private, for those it was offered to."""
    return CardOf(subject="task-offer", subject_id=task.id)


def holder_card(claim: Claim) -> CardOf:
    return CardOf(subject="task-claim", subject_id=claim.id)


async def where(unit: Unit, task: Task, t: Translation, whole: str) -> str:
    """Building at the most: everybody may read it."""
    lineage = await unit.areas.lineage(task.area)
    return areas.written(t, [each for each in lineage if each.level < Level.UNIT], whole)


async def refresh(speaker: Speaker, task: Task) -> None:
    """Every card of it, wherever it stands."""
    claims = await speaker.unit.claims.of(task.id)
    waiting = sum(each.state is ClaimState.WAITING for each in claims)
    for card in (group_card(task), offer_card(task)):
        await speaker.refresh(card, await public(speaker, task, waiting))
    for claim in claims:
        place = await speaker.unit.claims.place(claim) if claim.state is ClaimState.WAITING else 0
        await speaker.refresh(holder_card(claim), await held(speaker, claim, place))


async def public(speaker: Speaker, task: Task, waiting: int = 0) -> View:
    at = await where(speaker.unit, task, speaker.languages.default, speaker.neighbourhood.name)
    return views.public_card(task, at, waiting)


async def held(speaker: Speaker, claim: Claim, place: int = 0) -> View:
    at = await where(
        speaker.unit, claim.task, speaker.languages.default, speaker.neighbourhood.name
    )
    return views.holder_card(claim, at, place)


async def tell_holder(speaker: Speaker, claim: Claim, screen: View) -> bool:
    """False where it does not reach them."""
    person = await speaker.unit.people.get(claim.person.id)
    return await speaker.tell(person, screen)


async def groups_of(unit: Unit, task: Task, purpose: str) -> list[int]:
    """`purpose`: residents, volunteers or staff."""
    return list(await unit.groups.over(task.area, purpose))


async def coordinators(unit: Unit, task: Task) -> list[Person]:
    """The nearest first: building heads before the community."""
    people = await unit.people.with_role_over(task.area, *_HEADS)
    return [each for each in people if may(each, Action.COORDINATE, task.area)]
