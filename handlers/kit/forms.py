"""Questions one after the other, kept as a row in the same transaction as everything else.

A form survives a kill at any moment and works across workers. `返回` and /cancel always work,
commands win over an open form, groups never feed one, and a sweep drops what nobody touches.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from domain.refusals import Refusal
from handlers.kit.context import Context
from handlers.kit.form_views import asked, changes, plain, summed_up
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Filling, Form, NotAnAnswer, Question, written
from handlers.kit.refusals import refuse
from handlers.kit.said import Said
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf
from storage.drafts import Draft

A = TypeVar("A")

#: What people type instead of pressing the first button of the summary.
_YES = {"好", "好的", "可以", "行", "对", "对的", "是", "是的"}
_YES |= {"同意", "确认", "确定", "ok", "yes"}


async def opened(context: Context, known: Mapping[str, Form[Any]]) -> Filling[Any] | None:
    """What the actor is filling in, if it is one of these. None, too, where an older release
    wrote answers that this one can't read: it is as if they had lapsed.
    """
    draft = await context.unit.drafts.of(context.actor.id)
    form = known.get(draft.form) if draft else None
    if draft is None or form is None:
        return None
    try:
        answers = msgspec.json.decode(draft.answers, type=form.answers)
    except msgspec.ValidationError:
        return None
    return Filling(form=form, draft=draft, answers=answers)


async def begin(context: Context, form: Form[A], answers: A) -> None:
    """Open it and ask what is missing, in private wherever it was called from."""
    already = await opened(context, {form.name: form})
    if already and form.same(already.answers, answers):
        await go_on(context, already)
        return
    try:
        # Before anything is opened: what stands open stays so where this comes to nothing.
        answers = answers if form.look is None else await form.look(context, answers)
    except NotAnAnswer as wrong:
        await said(context, wrong.words)
        return
    draft = await context.unit.drafts.open(
        context.actor.id, form.name, written(answers), context.now
    )
    await go_on(context, Filling(form=form, draft=draft, answers=answers))


async def looked_up(context: Context, filling: Filling[A]) -> Filling[A]:
    """With what the answers call for from the database. Raises `NotAnAnswer`."""
    look = filling.form.look
    return filling if look is None else filling.saying(await look(context, filling.answers))


async def said(context: Context, words: str) -> None:
    """Why not (a msgid): over the chat to whoever pressed, else where only they read it."""
    if context.press is not None:
        context.alert(context.t.plain(words))
    else:
        await context.privately(plain(words))


async def go_on(
    context: Context, filling: Filling[A], *, quietly: bool = False, gathering: bool = False
) -> None:
    """`quietly`: the screen that stands is changed, no new one is sent. `gathering`: more of the
    same album may follow.
    """
    form, missing = filling.form, filling.next
    summary = form.summary or (form.gathered if gathering else None)
    if missing is not None:
        await ask(context, filling, missing, quietly=quietly)
    elif summary is None:
        await submit(context, filling)
    else:
        await context.unit.drafts.save(filling.written(asking=None), context.now)
        screen = summed_up(filling, summary(filling.answers))
        await _show(context, filling, screen, quietly=quietly)


async def ask(
    context: Context, filling: Filling[A], question: Question[A], *, quietly: bool = False
) -> None:
    await context.unit.drafts.save(filling.written(asking=question.name), context.now)
    await _show(context, filling, asked(filling, question), quietly=quietly)


async def submit(context: Context, filling: Filling[A]) -> None:
    """Close the form and do what it was for. One that is refused for good is closed as well: it
    would swallow whatever is said next.
    """
    await context.unit.drafts.close(context.actor.id)
    before = await context.speaker.standing(_card(filling.draft))
    try:
        async with context.unit.savepoint():
            await filling.form.submit(context, filling.answers)
    except Refusal as refusal:
        if refusal.passing:
            raise
        await refuse(context.work, context.press, context.chat.id, refusal)
    if context.pressed_message is None or not context.work.in_form:
        context.speaker.strip(before)


async def hear(context: Context, filling: Filling[A], said: Said) -> None:
    """An answer in words or pictures, or something added while the summary stands."""
    bare = not said.files and not said.forwarded
    if filling.asking is None and bare and said.text.lower() in _YES:
        # What was begun in a group may not have been seen: nobody agrees to that.
        seen = await context.speaker.standing(_card(filling.draft))
        await (submit if seen else go_on)(context, filling)
        return
    try:
        filling = filling.saying(_heard(context, filling, said))
        filling = await looked_up(context, filling)
    except NotAnAnswer as wrong:
        await context.reply(plain(wrong.words))
        return
    # The further pictures of an album arrive one by one: they deserve no screen each.
    quietly = said.album is not None and not said.text
    gathering = said.album is not None or filling.asking is None
    await go_on(context, filling, quietly=quietly, gathering=gathering)


def _heard(context: Context, filling: Filling[A], said: Said) -> A:
    form, answers = filling.form, _handed(filling, said)
    if said.text and filling.asking is not None:
        return _taken(filling.asking, answers, said, context.t)
    if said.text and form.add is not None:
        return form.add(answers, said.text)
    return answers


def _handed(filling: Filling[A], said: Said) -> A:
    """What is no words: raises `NotAnAnswer` where words are needed."""
    form, answers = filling.form, filling.answers
    if said.document and form.document is not None:
        answers = form.document(answers, said.document)
    if said.contact and form.contact is not None:
        answers = form.contact(answers, said.contact)
    if said.location and form.locate is not None:
        answers = form.locate(answers, said.location)
    if said.files and form.attach is not None:
        answers = form.attach(answers, said.files)
    useless = (said.files and not form.attach) or (said.location and not form.locate)
    if useless and not said.text:
        raise NotAnAnswer(N_("Please answer in words."))
    return answers


def _taken(question: Question[A], answers: A, said: Said, t: Translation) -> A:
    """A choice may be typed as it stands on its button."""
    for choice in question.choices(answers, t):
        if choice.label == said.text and not question.stays(choice.id):
            return question.choose(answers, choice.id)
    return question.hear(answers, said) if question.hear else question.take(answers, said.text)


async def step_back(context: Context, filling: Filling[A]) -> None:
    """To the question before; from the first one, out; from a change, to the summary; from the
    summary, to what may be changed.
    """
    if not filling.form.questions:
        await leave(context, filling)
    elif filling.asking is None:
        await _show(context, filling, changes(filling), quietly=False)
    elif filling.next is None:
        await go_on(context, filling)
    elif filling.at == 0:
        await leave(context, filling)
    else:
        before = [q for q in filling.form.questions[: filling.at] if q.applies(filling.answers)]
        await ask(context, filling, before[-1])


async def leave(context: Context, filling: Filling[Any]) -> None:
    await context.unit.drafts.close(context.actor.id)
    before = await context.speaker.standing(_card(filling.draft))
    await context.redraw(plain(filling.form.left))
    if context.pressed_message is None:
        context.speaker.strip(before)


async def _show(context: Context, filling: Filling[A], screen: View, *, quietly: bool) -> None:
    card = _card(filling.draft)
    if quietly:
        await context.speaker.refresh(card, screen)
    elif context.private and context.pressed_message and context.work.in_form:
        await context.redraw(screen, card=card)
    else:
        before = await context.speaker.standing(card)
        await context.privately(screen, card=card)
        context.speaker.strip(before)


def _card(draft: Draft) -> CardOf:
    return CardOf(subject="draft", subject_id=draft.id)
