"""Notices in groups: posted, pinned where we may, changed and unpinned later."""

import msgspec

from domain.notices import Notice, NoticeId, NoticeUnknown, Stage
from handlers.kit.context import Context
from handlers.kit.routing import Answered, Routes
from handlers.kit.screens import Screen
from handlers.kit.speaking import Speaker
from handlers.notices import outgoing, progress, reading
from handlers.notices.reading import Reading
from services.notices import groups, issuing
from storage.outbox import Message, Priority

POSTED, PINNED = "notice-posted", "notice-pinned"


async def post(speaker: Speaker, read: Reading) -> None:
    """Once in each; not while it is held up."""
    notice, unit = read.notice, speaker.unit
    if not notice.in_groups or notice.stage is not Stage.SENDING:
        return
    if await unit.notice_posts.of(notice.id):
        return
    by = await unit.people.get(notice.by.id) if notice.by else None
    shown = reading.screen(speaker.languages.default, read)
    for group in await groups.meant(unit, notice.audience.roles, notice.areas, by):
        if await unit.notice_posts.add(notice.id, group.chat_id, group.title):
            _say(speaker, group.chat_id, notice, shown)


def _say(speaker: Speaker, chat_id: int, notice: Notice, shown: Screen) -> None:
    *ahead, last = outgoing.encoded(outgoing.calls(notice, shown))
    for method, payload in ahead:
        speaker.unit.queue(_message(chat_id, method, payload))
    answer_to = _asking(POSTED, notice.id, chat_id, revision=notice.revision)
    speaker.unit.queue(_message(chat_id, *last, answer_to=answer_to))


async def change(speaker: Speaker, notice: Notice) -> None:
    """Its newer words, wherever it was posted."""
    read = await reading.of(speaker, notice)
    shown = reading.screen(speaker.languages.default, read, corrected=True)
    [(method, payload)] = outgoing.encoded([outgoing.edited(notice, shown)])
    for each in await speaker.unit.notice_posts.of(notice.id):
        if each.message_id is not None:
            speaker.unit.queue(_message(each.chat_id, method, payload, message_id=each.message_id))


async def posted(context: Context, answered: Answered) -> None:
    """It stands there, or Telegram would not take it; then it is pinned."""
    number, chat_id = NoticeId(answered.args["notice"]), int(answered.args["chat"])
    try:
        notice = await issuing.get(context.unit, number)
    except NoticeUnknown:
        return
    message_id = None if answered.result is None else int(answered.result["message_id"])
    state = "posted" if answered.error is None else "failed"
    await context.unit.notice_posts.became(
        number, chat_id, state, message_id=message_id, error=answered.error
    )
    if message_id is not None and notice.revision != answered.args.get("revision", 1):
        # It had left, or waited, with older words.
        await change(context.speaker, notice)
    if notice.pin and message_id is not None and not notice.over(context.now):
        payload = msgspec.json.encode({"disable_notification": False}).decode()
        pinning = _message(
            chat_id,
            "pinChatMessage",
            payload,
            message_id=message_id,
            answer_to=_asking(PINNED, number, chat_id),
        )
        context.unit.queue(pinning)
    await progress.refresh(context.speaker, notice)


async def pinned(context: Context, answered: Answered) -> None:
    number, chat_id = NoticeId(answered.args["notice"]), int(answered.args["chat"])
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


def _asking(name: str, notice: NoticeId, chat_id: int, *, revision: int = 1) -> str:
    args = {"notice": notice, "chat": chat_id, "revision": revision}
    return msgspec.json.encode({"name": name, "args": args, "lane": f"n{notice}"}).decode()


def register(routes: Routes) -> None:
    routes.continuations[POSTED] = posted
    routes.continuations[PINNED] = pinned
