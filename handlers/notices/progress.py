"""The card for staff: how far a notice has come, and what can be done about it."""

from dataclasses import dataclass

from markupsafe import Markup

from domain.notices import Notice, NoticeId, Progress, Stage
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, View, html, rows, view
from handlers.kit.speaking import CardOf, Speaker
from handlers.notices import buttons, reading, words
from handlers.notices.reading import Reading
from services import notices
from storage.notice_posts import Post
from storage.outbox import Priority

#: Messages a second: what Telegram lets through.
_PACE = 30
_BAR = 10
_SUBJECT = "notice-staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    read: Reading
    progress: Progress
    posts: tuple[Post, ...]
    #: Kept back until somebody's quiet hours are over.
    held: int


def card(notice_id: NoticeId) -> CardOf:
    return CardOf(subject=_SUBJECT, subject_id=notice_id)


async def look(speaker: Speaker, notice: Notice) -> Shown:
    _, held = await speaker.unit.deliveries.under_way(notice.id)
    return Shown(
        read=await reading.of(speaker, notice),
        progress=await notices.progress(speaker.unit, notice),
        posts=tuple(await speaker.unit.notice_posts.of(notice.id)),
        held=held,
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
        *(_group(t, notice, each) for each in shown.posts),
    ]
    return Screen(text=Markup("\n").join(lines), keys=_keys(t, notice))


def _head(t: Translation, shown: Shown) -> Markup:
    notice = shown.read.notice
    return html(
        "📢 <b>{title}</b>\n{stage} · {place}",
        title=reading.title(t, notice),
        stage=t(words.STAGES[notice.stage]),
        place=reading.where(t, shown.read.places),
    )


def _sent(t: Translation, shown: Shown) -> list[Markup]:
    notice, progress = shown.read.notice, shown.progress
    if notice.stage is Stage.PLANNED and notice.send_at is not None:
        return [t(N_("Goes out at {at}."), at=t.moment(notice.send_at))]
    if notice.gathered_at is None:
        return [t(N_("Counting whom to tell…"))]
    lines = [_bar(t, progress)]
    left = progress.waiting + progress.queued - shown.held
    if notice.stage is Stage.SENDING and left > 0:
        lines.append(t(N_("About {time} left."), time=lasting(t, left)))
    if shown.held:
        lines.append(t(N_("{count} wait until their quiet hours are over."), count=shown.held))
    return lines


def _bar(t: Translation, progress: Progress) -> Markup:
    full = progress.done * _BAR // progress.total if progress.total else _BAR
    return t(
        N_("{bar} sent {sent} of {total}, did not come: {failed}"),
        bar="▓" * full + "░" * (_BAR - full),
        sent=progress.sent,
        total=progress.total,
        failed=progress.failed,
    )


def _answers(t: Translation, notice: Notice, progress: Progress) -> list[Markup]:
    lines = []
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
    return [
        html("· {why}: {many}", why=t(words.WHY[why]), many=many) for why, many in progress.why
    ]


def _group(t: Translation, notice: Notice, post: Post) -> Markup:
    name = post.title or t.plain(N_("a group"))
    if post.state == "failed":
        return t(N_("⚠️ Not posted in {group}: {why}"), group=name, why=post.error or "")
    if post.state == "queued":
        return t(N_("… {group}"), group=name)
    if post.state == "pinned":
        return t(N_("📌 {group}: posted and pinned"), group=name)
    if notice.pin and post.error is not None:
        return t(
            N_("⚠️ {group}: posted, but I may not pin here. Make me an administrator who may pin."),
            group=name,
        )
    return t(N_("✓ {group}: posted"), group=name)


def lasting(t: Translation, messages: int) -> str:
    seconds = -(-messages // _PACE)
    if seconds < 60:
        return t.plain(N_("{count} seconds"), count=max(seconds, 1))
    return t.plain(N_("{count} minutes"), count=-(-seconds // 60))


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
