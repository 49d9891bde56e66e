"""A notice as people read it: in private, in groups, before it is sent. Pure but for `of`."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from domain.notices import Notice, Stage, Urgency
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Screen, html, view
from handlers.kit.speaking import CardOf, Speaker

ACKNOWLEDGE = Button("ia", N_("I have read this"))
#: More places than these are not named one by one.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    notice: Notice
    places: tuple[Where, ...]


async def of(speaker: Speaker, notice: Notice) -> Reading:
    whole = speaker.neighbourhood.name
    lineages = [await speaker.unit.areas.lineage(area) for area in notice.areas]
    places = tuple(Where(lineage=lineage, whole=whole) for lineage in lineages)
    return Reading(notice=notice, places=places)


def group_card(notice: Notice) -> CardOf:
    return CardOf(subject="notice-group", subject_id=notice.id)


def where(t: Translation, places: tuple[Where, ...]) -> str:
    named = [each.written(t) for each in places]
    if len(named) <= _NAMED:
        return t.plain(N_(", ")).join(named)
    first = t.plain(N_(", ")).join(named[:_NAMED])
    return t.plain(N_("{places} and {count} more"), places=first, count=len(named) - _NAMED)


def screen(
    t: Translation,
    read: Reading,
    *,
    known_at: datetime | None = None,
    again: bool = False,
    corrected: bool = False,
    button: bool = True,
) -> Screen:
    """`known_at`: when its reader said that they know. `again`: they have been asked before.
    `corrected`: they have read other words.
    """
    notice = read.notice
    lines = [head(t, read, corrected=corrected), as_markup(notice.text)]
    if known_at is not None:
        lines.append(t(N_("✓ You know since {at}."), at=t.moment(known_at)))
    elif again:
        lines.insert(0, t(N_("🔔 You have not answered this notice yet.")))
    asks = notice.asks and known_at is None and notice.stage is not Stage.CANCELLED
    keys = ((ACKNOWLEDGE(t, notice.id),),) if asks and button else ()
    return Screen(text=Markup("\n\n").join(lines), keys=keys)


@view
def known(t: Translation, read: Reading, at: datetime) -> Screen:
    return screen(t, read, known_at=at, corrected=read.notice.revision > 1)


@view
def thanked(t: Translation, notice: Notice) -> Screen:
    return Screen(text=t(N_("Noted: you know {title}. Thank you!"), title=title(t, notice)))


def head(t: Translation, read: Reading, *, corrected: bool) -> Markup:
    notice, place = read.notice, where(t, read.places)
    if notice.stage is Stage.CANCELLED:
        head = t(N_("✖️ <b>Cancelled: this notice no longer holds</b> · {place}"), place=place)
    elif notice.urgency is Urgency.EMERGENCY:
        head = t(N_("🚨 <b>Emergency notice</b> · {place}"), place=place)
    else:
        head = t(N_("📢 <b>Notice</b> · {place}"), place=place)
    lines = [head]
    if notice.ends_at is not None and notice.stage is not Stage.CANCELLED:
        lines.append(t(N_("Until {at}"), at=t.moment(notice.ends_at)))
    if corrected and notice.stage is not Stage.CANCELLED:
        lines.append(t(N_("✏️ Corrected: please read it again.")))
    return Markup("\n").join(lines)


def title(t: Translation, notice: Notice, most: int = 40) -> Markup:
    """Its first line with its number."""
    words = notice.title if len(notice.title) <= most else notice.title[: most - 1] + "…"
    return html("#{number} {words}", number=notice.id, words=words or t.plain(N_("a file")))


def as_markup(words: str) -> Markup:
    """What was kept as HTML: made of what Telegram told us of the formatting, and escaped."""
    return Markup(words)  # noqa: S704 - see `formatted`
