"""Once a month the residents' groups read whom to thank: never who did not come."""

from datetime import timedelta
from functools import partial

from markupsafe import Markup

from domain import quiet
from domain.files import FileKind, Upload
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import TooMuchWork
from handlers.kit.screens import Screen, cut, html, view
from handlers.kit.speaking import Speaker
from handlers.points import words
from services import thanks
from services.drawing import thanks as drawing
from services.thanks import Due, Thanks
from storage.outbox import Priority

ERRAND = "points.thanks"
_NAME = 20


async def due(speaker: Speaker) -> None:
    """The rows say who has read it; the picture is drawn apart."""
    rules = speaker.neighbourhood
    for each in await thanks.due(speaker.unit, rules.volunteers, rules.zone):
        await speaker.unit.errands.add(ERRAND, each, speaker.unit.now)


async def post(desk: Desk) -> None:
    asked = desk.args(Due)
    async with desk.reading() as unit:
        gathered = await thanks.gathered(unit, asked)
    drawn = await _drawn(desk, gathered) if gathered and gathered.named else None
    async with desk.finishing() as speaker:
        # Whoever would rather not be named any more is not.
        gathered_now = await thanks.gathered(speaker.unit, asked)
        if gathered_now is None:
            return
        screen = _thanks(gathered_now, drawn if gathered_now == gathered else None)
        hours, zone = quiet.BY_DEFAULT, speaker.neighbourhood.zone
        until = quiet.waits_until(speaker.unit.now, hours, zone)
        await speaker.send(
            asked.chat,
            screen(speaker.languages.default),
            priority=Priority.REMINDER,
            not_before=until if until > speaker.unit.now else None,
        )


async def _drawn(desk: Desk, gathered: Thanks) -> bytes | None:
    """None: it goes without a picture."""
    try:
        return await desk.apart(partial(drawing.draw, _picture(desk.languages.default, gathered)))
    except TooMuchWork:
        return None


@view
def _thanks(t: Translation, gathered: Thanks, drawn: bytes | None) -> Screen:
    """The words say what the picture says, for whoever cannot see it."""
    lines = [t(N_("❤️ <b>Thank you, volunteers!</b>")), html("{under}", under=_under(t, gathered))]
    if gathered.named:
        people = [f"{name} {hours}" for name, hours in _people(t, gathered)]
        lines.append(html("{people}", people=t.plain(N_(", ")).join(people)))
    if gathered.more:
        lines.append(html("{more}", more=_more(t, gathered)))
    lines.append(t(N_("Would you like to lend a hand too? Write to me: /tasks")))
    upload = Upload(name="thanks.png", content=drawn or b"", kind=FileKind.PHOTO)
    return Screen(text=Markup("\n").join(lines), uploads=(upload,) if drawn else ())


def _picture(t: Translation, gathered: Thanks) -> drawing.Thanks:
    return drawing.Thanks(
        heading=t.plain(N_("Thank you, volunteers!")),
        under=_under(t, gathered),
        people=_people(t, gathered),
        more=_more(t, gathered) if gathered.more else "",
    )


def _under(t: Translation, gathered: Thanks) -> str:
    return t.plain(
        N_("From {since} to {until}, {count} neighbours gave {hours} of help."),
        since=t.day(gathered.due.since),
        until=t.day(gathered.due.until - timedelta(days=1)),
        count=gathered.count,
        hours=words.long(t, gathered.worked),
    )


def _people(t: Translation, gathered: Thanks) -> list[tuple[str, str]]:
    return [(cut(each.name, _NAME), words.long(t, each.worked)) for each in gathered.named]


def _more(t: Translation, gathered: Thanks) -> str:
    if not gathered.named:
        return t.plain(N_("They would rather not be named. Thank you all the same!"))
    return t.plain(N_("And {count} more: thank you all the same!"), count=gathered.more)
