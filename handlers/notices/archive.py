"""📰 通知: what holds and what was said before, to be leafed through and searched."""

from dataclasses import dataclass

import msgspec

from domain.notices import NoticeId
from domain.permissions import Action, may
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form, Question, written
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import View, cut
from handlers.notices import buttons, reading
from handlers.notices.archive_views import Opened, Page, listed, opened
from services.notices import archive
from services.notices.ledger import looks_after

WORD = N_("📰 Notices")
LINK = "n"
#: Kept like a form, but none that hears.
_KEPT = "notices-found"
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    said: str = ""


async def command(context: Context, said: Said) -> None:
    if said.text:
        await context.privately(await _found(context, cut(said.text, _LONGEST)))
        return
    await context.privately(listed(await _page(context, 0)))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(listed(await _page(context, min(ids[0], archive.MOST))))


async def read(context: Context, ids: tuple[int, ...]) -> None:
    shown, files = await _read(context, NoticeId(ids[0]), ids[1])
    # Pictures come with a new message only.
    await (context.privately(shown) if files else context.in_place(shown))


async def follow(context: Context, rest: str) -> None:
    """Raises `ButtonRetired`."""
    if not rest.isdecimal() or len(rest) > 15:
        raise ButtonRetired
    shown, _ = await _read(context, NoticeId(int(rest)), 0)
    await context.reply(shown)


async def _read(context: Context, number: NoticeId, page: int) -> tuple[View, bool]:
    """And whether it has files."""
    notice = await archive.read(context.unit, number, context.actor)
    line = await context.unit.deliveries.of(number, context.actor.id)
    manages = any(may(context.actor, Action.SEND_NOTICE, area) for area in notice.areas)
    shown = Opened(
        read=await reading.of(context.speaker, notice),
        answered=line is None or line.acknowledged_at is not None,
        known=line is not None and line.acknowledged_at is not None,
        manages=manages,
        knocks=not manages and await looks_after(context.unit, notice, context.actor),
        page=page,
    )
    return opened(shown), bool(notice.files)


async def search(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, SEARCHING, Searching())


async def _searched(context: Context, answers: Searching) -> None:
    await context.reply(await _found(context, answers.said))


async def found(context: Context, ids: tuple[int, ...]) -> None:
    """Another page of what was looked for last. Raises `ButtonRetired`."""
    kept = await context.unit.drafts.of(context.actor.id)
    if kept is None or kept.form != _KEPT or kept.id != ids[0]:
        raise ButtonRetired
    said = msgspec.json.decode(kept.answers, type=Searching).said
    page = await _page(context, min(ids[1], archive.MOST), said=said, kept=kept.id)
    await context.in_place(listed(page))


async def _found(context: Context, said: str) -> View:
    return listed(await _page(context, 0, said=said, kept=await _keep(context, said)))


async def _keep(context: Context, said: str) -> int:
    """So that its pages can be turned. 0 where that would drop what somebody is filling in."""
    open_ = await context.unit.drafts.of(context.actor.id)
    if open_ is not None and open_.form != _KEPT:
        return 0
    draft = await context.unit.drafts.open(
        context.actor.id, _KEPT, written(Searching(said=said)), context.now
    )
    return draft.id


async def _page(context: Context, number: int, *, said: str = "", kept: int = 0) -> Page:
    unit, reader = context.unit, context.actor
    all_ = await (archive.search(unit, reader, said) if said else archive.mine(unit, reader))
    number = min(number, max(0, (len(all_) - 1) // archive.PAGE))
    first = number * archive.PAGE
    return Page(
        notices=all_[first : first + archive.PAGE],
        number=number,
        more=len(all_) > first + archive.PAGE,
        total=len(all_),
        over=frozenset(each.id for each in all_ if each.over(unit.now)),
        writes=may(reader, Action.SEND_NOTICE),
        said=said,
        kept=kept,
    )


SEARCHING: Form[Searching] = Form(
    name="notices-search",
    of_others=True,
    answers=Searching,
    questions=(
        Question(
            name="said",
            label=N_("Words"),
            words=lambda _answers, t: t(
                N_("What are you looking for? A few words of the notice, or its number.")
            ),
            missing=lambda answers: not answers.said,
            take=lambda _answers, text: Searching(said=cut(text, _LONGEST)),
        ),
    ),
    submit=_searched,
    same=lambda _open, _new: True,
)


def register(routes: Routes) -> None:
    routes.command(
        "notices",
        N_("Notices for my home"),
        command,
        action=Action.READ_NOTICES,
        word=WORD,
    )
    routes.press(buttons.LIST, turn, action=Action.READ_NOTICES)
    routes.press(buttons.READ, read, action=Action.READ_NOTICES)
    routes.press(buttons.SEARCH, search, action=Action.READ_NOTICES)
    routes.press(buttons.FOUND, found, action=Action.READ_NOTICES)
    routes.form(SEARCHING, action=Action.READ_NOTICES)
    routes.link(LINK, follow, action=Action.READ_NOTICES)
