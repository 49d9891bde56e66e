"""Notices in groups: posted, pinned where we may, changed and unpinned later."""

from dataclasses import replace

import msgspec

from domain.notices import Notice, NoticeId, NoticeUnknown, Stage
from handlers.kit.context import Context
from handlers.kit.routing import Answered, Routes
from handlers.kit.speaking import Speaker
from handlers.notices import outgoing, progress, reading
from handlers.notices.reading import Reading
from services.notices import groups, issuing
from storage import notice_posts
from storage.notice_posts import Post
from storage.outbox import Message, Priority

POSTED, PINNED = "notice-posted", "notice-pinned"
#: Ours, for why it stands nowhere.
OVER = "ended before"


async def post(speaker: Speaker, read: Reading) -> None:
    """Once in each; not while it is held up."""
    notice, unit = read.notice, speaker.unit
    if not notice.in_groups or notice.stage is not Stage.SENDING:
        return
    if notice.settled_at is None:
        await _gather(speaker, notice)
    for each in await unit.notice_posts.of(notice.id):
        if each.held and notice.over(unit.now):
            await unit.notice_posts.became(notice.id, each.chat_id, "failed", error=OVER)
        elif each.held:
            await unit.notice_posts.queued(notice.id, each.chat_id)
            _say(speaker, each, read)


async def _gather(speaker: Speaker, notice: Notice) -> None:
    """Where it is to be posted, said once."""
    unit = speaker.unit
    if await unit.notice_posts.of(notice.id):
        return
    by = await unit.people.get(notice.by.id) if notice.by else None
    for group in await groups.meant(unit, notice.audience.roles, notice.areas, by):
        await unit.notice_posts.add(notice.id, group.chat_id, group.title, unit.now)


def _say(speaker: Speaker, post: Post, read: Reading) -> None:
    """What of it did not come before it was held up."""
    notice, shown = read.notice, reading.screen(speaker.languages.default, read)
    calls = outgoing.encoded(outgoing.calls(notice, shown))
    waits = outgoing.quiet_until(speaker, notice, None)
    for part, (method, payload) in list(enumerate(calls, 1))[post.ahead :]:
        left = len(calls) - part
        message = _message(
            post.chat_id,
            method,
            payload,
            answer_to=_asking(
                POSTED, notice.id, post.chat_id, revision=notice.revision, left=left
            ),
        )
        key = notice_posts.key(notice.id, post.chat_id, part, left)
        speaker.unit.queue(replace(message, merge_key=key, not_before=waits, until=notice.ends_at))


async def change(speaker: Speaker, notice: Notice, chat_id: int | None = None) -> None:
    """Its newer words, wherever it was posted, or in that group."""
    read = await reading.of(speaker, notice)
    shown = reading.screen(speaker.languages.default, read, corrected=True)
    [(method, payload)] = outgoing.encoded([outgoing.edited(notice, shown)])
    for each in await speaker.unit.notice_posts.of(notice.id):
        if each.message_id is not None and chat_id in {None, each.chat_id}:
            speaker.unit.queue(_message(each.chat_id, method, payload, message_id=each.message_id))


async def posted(context: Context, answered: Answered) -> None:
    """It stands there, or Telegram would not take it; then it is pinned."""
    number, chat_id = NoticeId(answered.args["notice"]), _chat(answered)
    try:
        notice = await issuing.get(context.unit, number)
    except NoticeUnknown:
        return
    if answered.args.get("left"):
        if answered.error is not None:
            await context.unit.notice_posts.missed(number, chat_id, answered.error)
        return
    message_id = None if answered.result is None else int(answered.result["message_id"])
    state = "posted" if answered.error is None else "failed"
    await context.unit.notice_posts.became(
        number, chat_id, state, message_id=message_id, error=answered.error
    )
    if message_id is not None and notice.revision != answered.args.get("revision", 1):
        # It had left, or waited, with older words.
        await change(context.speaker, notice, chat_id)
    if notice.pin and message_id is not None and not notice.over(context.now):
        _pin(context.speaker, number, chat_id, message_id)
    await progress.refresh(context.speaker, notice)


def _chat(answered: Answered) -> int:
    """Where it stands: the group may have become a supergroup on the way."""
    sent = answered.result
    if isinstance(sent, dict) and "chat" in sent:
        return int(sent["chat"]["id"])
    return int(answered.args["chat"])


def _pin(speaker: Speaker, number: NoticeId, chat_id: int, message_id: int) -> None:
    payload = msgspec.json.encode({"disable_notification": False}).decode()
    answer_to = _asking(PINNED, number, chat_id)
    speaker.unit.queue(
        _message(chat_id, "pinChatMessage", payload, message_id=message_id, answer_to=answer_to)
    )


async def pinned(context: Context, answered: Answered) -> None:
    number, chat_id = NoticeId(answered.args["notice"]), _chat(answered)
    state = "pinned" if answered.error is None else "posted"
    await context.unit.notice_posts.became(number, chat_id, state, error=answered.error)
    await progress.refresh(context.speaker, await issuing.get(context.unit, number))


async def unpin_ended(speaker: Speaker) -> None:
    """What holds no longer stands at the top of no group."""
    for notice_id, chat_id, message_id in await speaker.unit.notice_posts.ended(speaker.unit.now):
        await speaker.unit.notice_posts.became(notice_id, chat_id, "unpinned")
        speaker.unit.queue(_message(chat_id, "unpinChatMessage", "{}", message_id=message_id))


def _message(
    chat_id: int,
    method: str,
    payload: str,
    *,
    message_id: int | None = None,
    answer_to: str | None = None,
) -> Message:
    return Message(
        method=method,
        payload=payload,
        chat_id=chat_id,
        lane=str(chat_id),
        priority=Priority.REMINDER,
        message_id=message_id,
        continuation=answer_to,
    )


def _asking(name: str, notice: NoticeId, chat_id: int, **further: int) -> str:
    args = {"notice": notice, "chat": chat_id, **further}
    return msgspec.json.encode({"name": name, "args": args, "lane": f"n{notice}"}).decode()


def register(routes: Routes) -> None:
    routes.continuations[POSTED] = posted
    routes.continuations[PINNED] = pinned
