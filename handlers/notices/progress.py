"""The card for staff: how far a notice has come, and what can be done about it."""

from dataclasses import dataclass

from markupsafe import Markup

from domain.notices import Notice, NoticeId, Progress, Stage, Why
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, View, html, rows, view
from handlers.kit.speaking import CardOf, Speaker
from handlers.notices import buttons, outgoing, posts, reading, words
from handlers.notices.reading import Reading
from services import notices
from storage.notice_posts import Post
from storage.outbox import Priority

#: Messages a second: what Telegram lets through.
_PACE = 30
_BAR = 10
#: Seconds that nobody counts.
_FEW = 10
_SUBJECT = "notice-staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    read: Reading
    progress: Progress
    posts: tuple[Post, ...]
    #: Kept back until somebody's quiet hours are over.
    held: int
    #: Groups are not disturbed at this hour.
    night: bool


def card(notice_id: NoticeId) -> CardOf:
    return CardOf(subject=_SUBJECT, subject_id=notice_id)


async def look(speaker: Speaker, notice: Notice) -> Shown:
    _, held = await speaker.unit.deliveries.under_way(notice.id)
    return Shown(
        read=await reading.of(speaker, notice),
        progress=await notices.progress(speaker.unit, notice),
        posts=tuple(await speaker.unit.notice_posts.of(notice.id)),
        held=held,
        night=outgoing.quiet_until(speaker, notice, None) is not None,
    )


async def refresh(speaker: Speaker, notice: Notice) -> None:
    """Wherever staff have it open; behind what is said to people."""
    standing = await speaker.standing(card(notice.id))
    if standing:
        shown = screen(await look(speaker, notice))
        for each in standing:
            await speaker.redraw(each, shown, priority=Priority.REMINDER)


async def show(context: Context, notice: Notice) -> None:
    """Over what was pressed, or as a new message; an older card of theirs loses its buttons."""
    shown = screen(await look(context.speaker, notice))
    standing = await context.speaker.standing(card(notice.id))
    context.speaker.strip(
        [
            each
            for each in standing
            if each.chat_id == context.chat.id and each.message_id != context.pressed_message
        ]
    )
    if context.private:
        await context.redraw(shown, card=card(notice.id))
    else:
        await context.privately(shown, card=card(notice.id))


async def beside(context: Context, shown: View) -> None:
    """Over what was pressed; not over the card, which is drawn anew whenever something changes."""
    pressed = context.pressed_message
    at = None if pressed is None else await context.unit.cards.at(context.chat.id, pressed)
    stands = at is not None and at[0] == _SUBJECT
    await (context.privately(shown) if stands else context.in_place(shown))


@view
def screen(t: Translation, shown: Shown) -> Screen:
    notice, progress = shown.read.notice, shown.progress
    lines = [
        _head(t, shown),
        *_sent(t, shown),
        *_answers(t, notice, progress),
        *(_why(t, progress)),
        *(posts.line(t, notice, each, night=shown.night) for each in shown.posts),
    ]
    return Screen(text=Markup("\n").join(lines), keys=_keys(t, notice))


def _head(t: Translation, shown: Shown) -> Markup:
    notice = shown.read.notice
    return html(
        "📢 <b>{title}</b>\n{stage} · {place}{whom}",
        title=reading.title(t, notice),
        stage=t(words.STAGES[notice.stage]),
        place=reading.where(t, shown.read.places),
        whom=" · " + whom if (whom := words.audience(t, notice.audience)) else "",
    )


def _sent(t: Translation, shown: Shown) -> list[Markup]:
    notice, progress = shown.read.notice, shown.progress
    if notice.stage is Stage.PLANNED and notice.send_at is not None:
        return [t(N_("Goes out at {at}."), at=t.moment(notice.send_at))]
    if notice.gathered_at is None and notice.stage is Stage.CANCELLED:
        return [t(N_("It was sent to nobody."))]
    if notice.gathered_at is None:
        return [t(N_("Counting whom to tell…"))]
    lines = [_bar(t, progress)]
    left = progress.waiting + progress.queued - shown.held
    if notice.stage is Stage.SENDING and left > 0:
        words = N_("A few seconds left.") if soon(left) else N_("About {time} left.")
        lines.append(t(words, time=lasting(t, left)))
    if shown.held:
        lines.append(t(N_("{count} wait until their quiet hours are over."), count=shown.held))
    return lines


def _bar(t: Translation, progress: Progress) -> Markup:
    """Of those who have an account: it says how far the sending has come."""
    meant, done = progress.total - progress.listed, progress.done - progress.listed
    full = done * _BAR // meant if meant else _BAR
    return t(
        N_("{bar} sent {sent} of {total}, did not come: {failed}"),
        bar="▓" * full + "░" * (_BAR - full),
        sent=progress.sent,
        total=meant,
        failed=progress.failed - progress.listed,
    )


def _answers(t: Translation, notice: Notice, progress: Progress) -> list[Markup]:
    lines: list[Markup] = []
    if notice.gathered_at is None:
        return lines
    if notice.asks:
        lines.append(
            t(
                N_("✓ Have read it: {known} · at the door: {told} · opened: {opened}"),
                known=progress.acknowledged,
                told=progress.told,
                opened=progress.opened,
            )
        )
    elif progress.told or progress.opened:
        lines.append(
            t(
                N_("At the door: {told} · opened: {opened}"),
                told=progress.told,
                opened=progress.opened,
            )
        )
    if progress.without_files:
        lines.append(t(N_("⚠️ Came without its pictures: {count}"), count=progress.without_files))
    return lines


def _why(t: Translation, progress: Progress) -> list[Markup]:
    lines = [
        t(N_("· {why}: {many}"), why=t(words.WHY[why]), many=many)
        for why, many in progress.why
        if why is not Why.NO_ACCOUNT
    ]
    if progress.listed:
        told = N_("🚪 Only on the roll, to be told at the door: {count}")
        lines.append(t(told, count=progress.listed))
    return lines


def soon(messages: int) -> bool:
    """Nobody counts the seconds."""
    return messages < _FEW * _PACE


def lasting(t: Translation, messages: int) -> str:
    seconds = -(-messages // _PACE)
    if seconds < 60:
        return t.plain(N_("{count} seconds"), count=seconds)
    minutes = -(-seconds // 60)
    return t.plain(N_("{count} minutes") if minutes > 1 else N_("a minute"), count=minutes)


def _keys(t: Translation, notice: Notice) -> tuple[tuple[Key, ...], ...]:
    keys = []
    if notice.stage is Stage.SENDING:
        keys.append(buttons.PAUSE(t, notice.id))
    if notice.stage is Stage.PAUSED:
        keys.append(buttons.RESUME(t, notice.id))
    if notice.stage is Stage.SENT and notice.asks:
        keys.append(buttons.REMIND(t, notice.id))
    if notice.gathered_at is not None:
        keys.append(buttons.DOORS(t, notice.id, 0, 0))
        keys.append(buttons.EXPORT(t, notice.id))
    if notice.stage is not Stage.CANCELLED:
        keys.append(buttons.CORRECT(t, notice.id))
        keys.append(buttons.CANCEL(t, notice.id))
    keys.append(buttons.REFRESH(t, notice.id))
    return rows(keys, 2)
