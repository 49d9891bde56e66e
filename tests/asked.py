"""A town where documents that are sent in become errands."""

from dataclasses import dataclass

from town import Town

from domain.files import Upload
from handlers.kit.context import Context
from handlers.kit.errands import Desk, Errand
from handlers.kit.said import Said
from handlers.kit.screens import Screen, html


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    file_id: str


def doing(town: Town, errand: Errand) -> None:
    """Every document that is sent in becomes this errand."""

    async def take(context: Context, said: Said) -> bool:
        assert said.document is not None
        asked = Copy(file_id=said.document.file_id)
        await context.unit.errands.add("copy", asked, context.now, person_id=context.actor.id)
        return True

    town.linli.routes.document = take
    town.linli.routes.errands["copy"] = errand


async def answer(desk: Desk, words: str, *uploads: Upload) -> None:
    assert desk.person is not None
    screen = Screen(text=html("{words}", words=words), uploads=uploads)
    async with desk.finishing() as speaker:
        await speaker.tell(desk.person, lambda _t: screen)


class Clumsy:
    """Fails as often as it is told to."""

    def __init__(self, *failures: BaseException) -> None:
        self.failures = list(failures)
        self.begun = 0

    async def __call__(self, desk: Desk) -> None:
        self.begun += 1
        if self.failures:
            raise self.failures.pop(0)
        await answer(desk, "好了")
