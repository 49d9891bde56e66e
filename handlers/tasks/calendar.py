"""What somebody took, for the calendar of their telephone."""

from collections.abc import Sequence

from domain.files import Upload
from domain.permissions import Action
from domain.tasks import HELD, Claim, TaskId
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.tasks import buttons, telling
from services import diary, volunteers
from services.diary import Dated

_LONGEST = 60


async def everything(context: Context, _ids: tuple[int, ...]) -> None:
    claims = await volunteers.planned(context.unit, context.actor)
    await _send(context, claims, N_("my-tasks.ics"))


async def one(context: Context, ids: tuple[int, ...]) -> None:
    claim = await volunteers.appointment(context.unit, TaskId(ids[0]), context.actor)
    await _send(context, [claim], N_("task-{number}.ics"), number=claim.task.id)


async def _send(context: Context, claims: Sequence[Claim], name: str, **words: object) -> None:
    t = context.speaker.language_of(context.actor)
    content = diary.written(
        [await _dated(context, t, each) for each in claims],
        t.plain(N_("Helping in {neighbourhood}"), neighbourhood=context.neighbourhood.name),
        context.now,
    )
    upload = Upload(name=t.plain(name, **words), content=content)
    await context.privately(_here(upload, any(each.state in HELD for each in claims)))


async def _dated(context: Context, t: Translation, claim: Claim) -> Dated:
    task, where = claim.task, await telling.where(context.speaker, claim.task.area)
    assert task.starts_at is not None, "asked for those with a time"
    holds = claim.state in HELD
    title = N_("🙋 {title} (#{number})")
    return Dated(
        uid=f"claim-{claim.id}@{context.bot.username}",
        title=t.plain(title, title=cut(task.title, _LONGEST), number=task.id),
        where=where.written(t),
        # Their own file: with the door, for as long as it is theirs to go there.
        details="\n".join(part for part in (task.details, task.private) if part) if holds else "",
        url=context.private_link(f"k{task.id}"),
        starts_at=task.starts_at,
        ends_at=task.starts_at + task.most,
        cancelled=not holds,
    )


@view
def _here(t: Translation, upload: Upload, holds: bool) -> Screen:
    said = N_(
        "📅 Open this file, and your telephone puts it into its calendar. It holds addresses:"
        " please pass it on to nobody."
    )
    if not holds:
        said = N_("📅 This was given back: open the file, and your telephone takes it out again.")
    return Screen(text=t(said), uploads=(upload,))


def register(routes: Routes) -> None:
    routes.press(buttons.CALENDAR, everything, action=Action.VOLUNTEER)
    routes.press(buttons.ADD_TO_CALENDAR, one, action=Action.VOLUNTEER)
