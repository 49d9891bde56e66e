"""What volunteers had who are none any more: kept out, taken the role, moved, or unknown."""

from domain.people import Topic
from domain.tasks import Claim
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.kit.speaking import Speaker
from handlers.tasks import dropping
from handlers.tasks.dropping import Dropper
from services import service_areas, volunteers
from services.privacy import Erased


class Parting:
    def __init__(self, routes: Routes) -> None:
        self._dropper = Dropper(routes)

    async def erased(self, speaker: Speaker, erased: Erased) -> None:
        for freed in erased.freed:
            await dropping.taken_from(self._dropper, speaker, freed)

    async def sweep(self, speaker: Speaker) -> None:
        await service_areas.moved_out(speaker.unit)
        for freed in await volunteers.let_go_of_the_gone(speaker.unit):
            person = await speaker.unit.people.get(freed.claim.person.id)
            told = _passed_on(freed.claim)
            await speaker.tell(person, told, topic=Topic.TASKS, gentle=True)
            await dropping.taken_from(self._dropper, speaker, freed)


@view
def _passed_on(t: Translation, claim: Claim) -> Screen:
    said = N_(
        "Task #{number} ({title}) goes to somebody else, as you are no volunteer any more:"
        " you need not go there."
    )
    return Screen(text=t(said, number=claim.task.id, title=claim.task.title))


def register(routes: Routes) -> None:
    parting = Parting(routes)
    routes.erased.append(parting.erased)
    routes.jobs["volunteers-gone"] = parting.sweep
