"""➕ 加议题: the chair puts something straight onto the agenda, on the evening itself too."""

from dataclasses import dataclass, replace

from domain.meetings import LONGEST, MeetingId
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.meetings import buttons, panels, telling
from services.meetings import proposing

_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    meeting: int
    title: str = ""


async def add(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await proposing.may_add(context.unit, MeetingId(ids[0]), context.actor)
    await forms.begin(context, ADDING, Adding(meeting=meeting.id))


async def added(context: Context, answers: Adding) -> None:
    item = await proposing.add(
        context.unit, MeetingId(answers.meeting), answers.title, context.actor
    )
    await context.redraw(_noted(item.title))
    await telling.refresh_for(context.speaker, item.meeting, context.actor)
    await panels.show(context, item.meeting.id)


def _take(answers: Adding, text: str) -> Adding:
    title = cut(" ".join(text.split()), LONGEST)
    if len(title) < _SHORTEST:
        raise NotAnAnswer(N_("Please say in one sentence what the neighbours should talk about."))
    return replace(answers, title=title)


@view
def _noted(t: Translation, title: str) -> Screen:
    return Screen(text=t(N_("✅ On the agenda: {title}"), title=title))


ADDING = Form(
    name="meeting-add",
    answers=Adding,
    questions=(
        Question(
            name="title",
            label=N_("Item"),
            words=lambda _a, t: t(N_("What is to be talked about? It goes onto the agenda.")),
            missing=lambda answers: not answers.title,
            take=_take,
        ),
    ),
    submit=added,
    same=lambda open_, new: open_.meeting == new.meeting,
)


def register(routes: Routes) -> None:
    routes.press(buttons.ADD, add, action=Action.CHAIR)
    routes.form(ADDING, action=Action.CHAIR)
