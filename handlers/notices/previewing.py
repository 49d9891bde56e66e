"""A notice as it will look, shown to whoever writes it before anybody else."""

from dataclasses import replace
from hashlib import sha256

from domain.areas import AreaId
from domain.notices import Notice, NoticeId, Stage, Urgency
from handlers.kit.context import Context
from handlers.notices import outgoing, reading
from handlers.notices.answers import Composing


async def show(context: Context, answers: Composing) -> Composing:
    """Once for each wording, when all else is known. The number 0 is nobody's notice."""
    if not answers.text or answers.people < 0 or _waits(answers):
        return answers
    told = (answers.html, answers.files, answers.asks, answers.urgent, answers.ends_at)
    seen = sha256(repr((*told, answers.areas)).encode()).hexdigest()[:16]
    if seen == answers.shown or not context.private:
        return answers
    notice = await _notice(context, answers)
    read = await reading.of(context.speaker, notice)
    shown = reading.screen(context.t, read)
    outgoing.preview(context.speaker, context.chat.id, notice, shown)
    # What is asked next stands below it, not over what was tapped.
    context.work.in_form = False
    return replace(answers, shown=seen)


def _waits(answers: Composing) -> bool:
    """Something is asked before it could be sent."""
    ending = answers.urgent and answers.ends_at is None
    return ending or answers.unsure or (answers.timed and answers.send_at is None)


async def _notice(context: Context, answers: Composing) -> Notice:
    areas = await context.unit.areas.several(list(map(AreaId, answers.areas)))
    return Notice(
        id=NoticeId(0),
        stage=Stage.SENDING,
        text=answers.html,
        plain=answers.text,
        files=answers.files,
        areas=tuple(areas[each] for each in answers.areas),
        audience=answers.audience,
        urgency=Urgency.EMERGENCY if answers.urgent else Urgency.ORDINARY,
        ends_at=answers.ends_at,
        send_at=answers.send_at,
        asks=answers.asks,
        remind_after=None,
        in_groups=False,
        pin=False,
        by=None,
        revision=1,
        made_at=context.now,
        issued_at=None,
        gathered_at=None,
        settled_at=None,
        reminded_at=None,
    )
