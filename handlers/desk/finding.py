"""/find: a ticket by its number, its place, its people, or roughly by its words."""

from dataclasses import dataclass

import msgspec

from handlers.desk import queue_views
from handlers.desk.queue_views import Turn
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form, Question, written
from handlers.kit.raised import ButtonRetired
from handlers.kit.said import Said
from handlers.kit.screens import View, cut
from services import desk_queue

#: Kept like a form, but none that hears: what is said next is no answer to it.
_KEPT = "desk-found"
_LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    said: str = ""


async def command(context: Context, said: Said) -> None:
    if not said.text:
        await forms.begin(context, FORM, Search())
        return
    await context.privately(await _found(context, cut(said.text, _LONGEST)))


async def ask(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Search())


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    """Another page of what was looked for last. Raises `ButtonRetired`."""
    kept = await context.unit.drafts.of(context.actor.id)
    if kept is None or kept.form != _KEPT or kept.id != ids[0]:
        raise ButtonRetired
    search = msgspec.json.decode(kept.answers, type=Search)
    await context.in_place(
        await _page(context, search.said, min(ids[1], desk_queue.MOST), kept.id)
    )


async def _submit(context: Context, answers: Search) -> None:
    await context.reply(await _found(context, answers.said))


async def _found(context: Context, said: str) -> View:
    return await _page(context, said, 0, await _keep(context, said))


async def _page(context: Context, said: str, page: int, kept: int) -> View:
    found = await desk_queue.find(context.unit, said, context.actor)
    page = min(page, max(0, (len(found) - 1) // desk_queue.PAGE))
    first = page * desk_queue.PAGE
    tickets = found[first : first + desk_queue.PAGE]
    more = len(found) > first + desk_queue.PAGE
    turning = Turn(page=page, more=more, count=len(found), kept=kept)
    return queue_views.found(said, tickets, turning, context.now)


async def _keep(context: Context, said: str) -> int:
    """So that its pages can be turned. 0 where that would drop what somebody is filling in."""
    open_ = await context.unit.drafts.of(context.actor.id)
    if open_ is not None and open_.form != _KEPT:
        return 0
    draft = await context.unit.drafts.open(
        context.actor.id, _KEPT, written(Search(said=said)), context.now
    )
    return draft.id


FORM: Form[Search] = Form(
    name="find-ticket",
    of_others=True,
    answers=Search,
    questions=(
        Question(
            name="said",
            label=N_("Words"),
            words=lambda _answers, t: t(
                N_("What are you looking for? A number, a place, a name, or a few words.")
            ),
            missing=lambda answers: not answers.said,
            take=lambda _answers, text: Search(said=cut(text, _LONGEST)),
        ),
    ),
    submit=_submit,
    same=lambda _open, _new: True,
)
