"""Notices as they are leafed through and opened. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.notices import Notice, NoticeId, Stage, Urgency
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, rows, view
from handlers.notices import buttons, reading
from handlers.notices.reading import Reading
from services.notices import archive

_LABEL = 38
_BACK = N_("↩️ Back")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    read: Reading
    answered: bool
    known: bool
    manages: bool
    #: At doors in a part of its places.
    knocks: bool
    page: int


@view
def opened(t: Translation, shown: Opened) -> Screen:
    notice = shown.read.notice
    corrected = notice.revision > 1
    screen = reading.screen(t, shown.read, corrected=corrected, button=not shown.answered)
    keys: list[tuple[Key, ...]] = list(screen.keys)
    if shown.manages:
        keys.append((buttons.MANAGE(t, notice.id),))
    elif shown.knocks:
        keys.append((buttons.DOORS(t, notice.id, 0, 0),))
    keys.append((buttons.LIST.labelled(t.plain(_BACK), shown.page),))
    foot = t(N_("Sent on {at}."), at=t.moment(notice.issued_at)) if notice.issued_at else ""
    known = t(N_("✓ You have read this.")) if shown.known else ""
    text = screen.text
    for each in (foot, known):
        text = text + "\n" + each if each else text
    return Screen(text=text, keys=tuple(keys), files=notice.files)


@view
def listed(t: Translation, page: Page) -> Screen:
    keys: list[tuple[Key, ...]] = [
        (buttons.READ.labelled(_label(t, page, each), each.id, page.number),)
        for each in page.notices
    ]
    ways = _turning(t, page)
    if page.total > archive.PAGE or page.said:
        ways.append(buttons.SEARCH(t))
    # Elsewhere a screen has no room for it.
    if page.writes and not page.number and not page.said:
        ways.append(buttons.COMPOSE(t))
    keys += rows(ways, 2)
    return Screen(text=_heading(t, page), keys=tuple(keys))


def _turning(t: Translation, page: Page) -> list[Key]:
    turning = []
    if page.number and page.said and page.kept:
        turning.append(buttons.FOUND.labelled(t.plain(_BACK), page.kept, page.number - 1))
    elif page.number or page.said:
        turning.append(buttons.LIST.labelled(t.plain(_BACK), max(page.number - 1, 0)))
    if page.more and (not page.said or page.kept):
        onwards, following = t.plain(N_("More…")), page.number + 1
        turning.append(
            buttons.FOUND.labelled(onwards, page.kept, following)
            if page.said
            else buttons.LIST.labelled(onwards, following)
        )
    return turning


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
    day = t.day(notice.issued_at or notice.send_at or notice.made_at)
    return cut(f"{sign} {day} {notice.title or t.plain(N_('a file'))}", _LABEL)
