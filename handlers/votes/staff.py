"""🗳 Staff's votes: the list, a vote's card with its turnout, calling off, closing early."""

from dataclasses import dataclass, replace

from domain.calling import REASON
from domain.permissions import Action
from domain.votes import Vote, VoteId
from handlers.kit import doors, forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.votes import staff_buttons as buttons
from handlers.votes import staff_views as views
from handlers.votes import telling
from services.votes import calling


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingOff:
    vote: int
    title: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    vote: int
    title: str


async def show(context: Context, vote: Vote) -> None:
    """As a new card; the one before loses its buttons."""
    card = telling.staff_card(vote.id)
    before = await context.speaker.standing(card, [context.actor.telegram_id])
    await context.privately(await telling.staff(context.speaker, vote), card=card)
    context.speaker.strip(before)


async def opened(context: Context, _ids: tuple[int, ...]) -> None:
    await _list(context, 0)


async def listed(context: Context, ids: tuple[int, ...]) -> None:
    await _list(context, ids[0])


async def _list(context: Context, page: int) -> None:
    found = await calling.listed(
        context.unit, context.actor, views.A_PAGE + 1, page * views.A_PAGE
    )
    await context.in_place(views.listed(found, page))


async def look(context: Context, ids: tuple[int, ...]) -> None:
    vote = await calling.look(context.unit, VoteId(ids[0]), context.actor)
    if not context.private:
        await show(context, vote)
        return
    shown = await telling.staff(context.speaker, vote)
    await context.redraw(shown, card=telling.staff_card(vote.id))


async def call_off(context: Context, ids: tuple[int, ...]) -> None:
    vote = await calling.may_call_off(context.unit, VoteId(ids[0]), context.actor)
    await forms.begin(context, CALLING_OFF, CallingOff(vote=vote.id, title=vote.title))


async def called_off(context: Context, answers: CallingOff) -> None:
    vote = await calling.call_off(
        context.unit, VoteId(answers.vote), answers.reason, context.actor
    )
    await telling.refresh(context.speaker, vote)
    await show(context, vote)


async def end(context: Context, ids: tuple[int, ...]) -> None:
    vote = await calling.may_end(context.unit, VoteId(ids[0]), context.actor, context.received_at)
    await forms.begin(context, ENDING, Ending(vote=vote.id, title=vote.title))


async def ended(context: Context, answers: Ending) -> None:
    vote = await calling.end(
        context.unit, VoteId(answers.vote), context.actor, context.received_at
    )
    await show(context, vote)


def _reason(answers: CallingOff, text: str) -> CallingOff:
    if len(text) > REASON:
        raise NotAnAnswer(N_("That is too long: 300 characters at most. Please say it shorter."))
    return replace(answers, reason=text)


@view
def _off(t: Translation, answers: CallingOff) -> Screen:
    said = N_(
        "Call off “{title}”? Everybody who was told reads why: {reason}\nNo ballot counts, and"
        " none is kept. It can't be taken back."
    )
    return Screen(text=t(said, title=answers.title, reason=answers.reason))


@view
def _end(t: Translation, answers: Ending) -> Screen:
    said = N_("Close “{title}” now? What was cast counts, nothing that comes later.")
    return Screen(text=t(said, title=answers.title))


CALLING_OFF = Form(
    name="vote-off",
    answers=CallingOff,
    questions=(
        Question(
            name="reason",
            label=N_("Reason"),
            words=lambda answers, t: t(
                N_("Why is “{title}” called off? Everybody who was told reads it."),
                title=answers.title,
            ),
            missing=lambda answers: not answers.reason,
            take=_reason,
        ),
    ),
    submit=called_off,
    same=lambda open_, new: open_.vote == new.vote,
    summary=_off,
    yes=N_("✖️ Call the vote off"),
    no=N_("No, it goes on"),
    left=N_("Good, it goes on."),
    of_others=True,
)
ENDING = Form(
    name="vote-end",
    answers=Ending,
    questions=(),
    submit=ended,
    same=lambda open_, new: open_.vote == new.vote,
    summary=_end,
    yes=N_("🏁 Close it now"),
    no=N_("No, it goes on"),
    left=N_("Good, it goes on."),
)


def register(routes: Routes) -> None:
    call = Action.CALL_VOTE
    routes.press(doors.VOTES, opened, action=call)
    routes.press(buttons.LIST, listed, action=call)
    routes.press(buttons.CARD, look, action=call)
    routes.press(buttons.OFF, call_off, action=call)
    routes.form(CALLING_OFF, action=call)
    routes.press(buttons.END, end, action=call)
    routes.form(ENDING, action=call)
