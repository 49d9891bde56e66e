"""📰 通知: what holds and what was said before, to be leafed through and searched."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from markupsafe import Markup

from domain.notices import Notice, NoticeId, Stage, Urgency
from domain.permissions import Action, may
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question, written
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Key, Screen, View, cut, view
from handlers.notices import buttons, reading
from handlers.notices.reading import Reading
from services.notices import archive

WORD = N_("📰 Notices")
LINK = "n"
#: Kept like a form, but none that hears.
_KEPT = "notices-found"
_LONGEST = 60
_LABEL = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    notices: Sequence[Notice]
    number: int
    more: bool
    total: int
    #: Those that hold no longer.
    over: frozenset[NoticeId]
    #: May write one themselves.
    writes: bool
    #: What was looked for; "": all.
    said: str = ""
    kept: int = 0


async def command(context: Context, said: Said) -> None:
    if said.text:
        await context.privately(await _found(context, cut(said.text, _LONGEST)))
        return
    await context.privately(_list(await _page(context, 0)))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(_list(await _page(context, min(ids[0], archive.MOST))))


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
        page=page,
    )
    return _opened(shown), bool(notice.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    read: Reading
    answered: bool
    known: bool
    manages: bool
    page: int


@view
def _opened(t: Translation, shown: Opened) -> Screen:
    notice = shown.read.notice
    corrected = notice.revision > 1
    screen = reading.screen(t, shown.read, corrected=corrected, button=not shown.answered)
    keys: list[tuple[Key, ...]] = list(screen.keys)
    if shown.manages:
        keys.append((buttons.MANAGE(t, notice.id),))
    keys.append((buttons.LIST.labelled(t.plain(N_("↩️ Back")), shown.page),))
    foot = t(N_("Sent on {at}."), at=t.moment(notice.issued_at)) if notice.issued_at else ""
    known = t(N_("✓ You have read this.")) if shown.known else ""
    text = screen.text
    for each in (foot, known):
        text = text + "\n" + each if each else text
    return Screen(text=text, keys=tuple(keys), files=notice.files)


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
    await context.in_place(_list(page))


async def _found(context: Context, said: str) -> View:
    return _list(await _page(context, 0, said=said, kept=await _keep(context, said)))


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


@view
def _list(t: Translation, page: Page) -> Screen:
    keys: list[tuple[Key, ...]] = [
        (buttons.READ.labelled(_label(t, page, each), each.id, page.number),)
        for each in page.notices
    ]
    ways = []
    if page.more and (not page.said or page.kept):
        following = page.number + 1
        onwards = t.plain(N_("More…"))
        ways.append(
            buttons.FOUND.labelled(onwards, page.kept, following)
            if page.said
            else buttons.LIST.labelled(onwards, following)
        )
    elif page.number or page.said:
        ways.append(buttons.LIST.labelled(t.plain(N_("↩️ Back")), 0))
    if page.total > archive.PAGE or page.said:
        ways.append(buttons.SEARCH(t))
    if page.writes:
        ways.append(buttons.COMPOSE(t))
    return Screen(text=_heading(t, page), keys=(*keys, *([tuple(ways)] if ways else [])))


def _heading(t: Translation, page: Page) -> Markup:
    if page.said:
        return t(N_("📰 “{words}”: {count} found"), words=page.said, count=page.total)
    if not page.total:
        return t(N_("📰 There are no notices for your places yet."))
    return t(N_("📰 <b>Notices</b>: {count}. Tap one to read it."), count=page.total)


def _label(t: Translation, page: Page, notice: Notice) -> str:
    sign = "🚨" if notice.urgency is Urgency.EMERGENCY else "📢"
    if notice.id in page.over:
        sign = "✖️" if notice.stage is Stage.CANCELLED else "▫️"
    if notice.stage is Stage.PLANNED:
        sign = "🕒"
    day = t.day(notice.issued_at or notice.made_at)
    return cut(f"{sign} {day} {notice.title or t.plain(N_('a file'))}", _LABEL)


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
