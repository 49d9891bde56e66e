"""➕ Staff call a vote: asked step by step, seen as it will look, then announced."""

from dataclasses import replace

from domain.assembly import NoticeTooShort
from domain.calling import NoSuchTime
from domain.permissions import Action
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form
from handlers.kit.routing import Routes
from handlers.votes import calling_dates as dates
from handlers.votes import calling_questions as asked
from handlers.votes import clock, staff, staff_views, telling
from handlers.votes import staff_buttons as buttons
from handlers.votes.calling_answers import Calling, look, wish
from services.votes import calling


async def begin(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, CALLING, Calling())


async def called(context: Context, answers: Calling) -> None:
    """The groups read it at once, and where it opens at once that it is open."""
    zone = context.neighbourhood.zone
    t = context.speaker.languages.default
    wanted = wish(t, answers, context.now)
    try:
        wanted.must_be_fit(context.now, zone)
    except (NoticeTooShort, NoSuchTime):
        # The preview stood until its dates were none any more: only they are asked for again.
        await forms.begin(context, CALLING, replace(answers, opens_at=None, closes_at=None))
        return
    made = await calling.call(context.unit, wanted, context.actor, zone)
    if made.vote.opens_at <= context.now:
        await clock.begin(context.speaker, made.vote)
    else:
        await telling.post(context.speaker, made.vote)
    await staff.show(context, await context.unit.votes.get(made.vote.id))


CALLING = Form(
    name="vote",
    answers=Calling,
    questions=(
        asked.KIND,
        placing.question(Calling),
        asked.MATTER,
        asked.TEXT,
        asked.OPTIONS,
        asked.SECRECY,
        asked.KEY,
        asked.CHANGEABLE,
        dates.OPENS,
        dates.CLOSES,
        dates.EARLY,
    ),
    submit=called,
    same=lambda open_, new: not open_.title and not new.title,
    look=look,
    summary=staff_views.preview,
    yes=N_("📣 Announce it"),
    beside="early",
    of_others=True,
)


def register(routes: Routes) -> None:
    routes.press(buttons.CALL, begin, action=Action.CALL_VOTE)
    routes.form(CALLING, action=Action.CALL_VOTE)
    routes.called.append(telling.post)
