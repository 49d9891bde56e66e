"""参加, 线上参加, 请假; the check-in by code and by the link of the QR code; the calendar."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta

from markupsafe import Markup

from domain.files import FileKind, Upload
from domain.meetings import Meeting, MeetingId, MeetingStage, Reply, WrongDoorCode
from domain.permissions import Action, require
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Press, Routes
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, panels, telling, views, words
from services import diary, sheets
from services.diary import Dated
from services.meetings import attending, holding

#: What the link of the QR code at the door begins with.
DOOR = "e"
_FIGURES = 4
#: As long as a meeting usually is (*ours*).
_LONG = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    meeting: int
    code: str = ""
    #: How often they may still try. None: they have not tried.
    left: int | None = None


def answering(reply: Reply) -> Press:
    async def pressed(context: Context, ids: tuple[int, ...]) -> None:
        meeting = await attending.answer(
            context.unit, MeetingId(ids[0]), reply, context.actor, context.neighbourhood
        )
        context.alert(context.t.plain(views.replied(reply)))
        if context.press is None or context.pressed_message is None:
            await context.reply(_said(reply))
        await telling.refresh_for(context.speaker, meeting, context.actor)

    return pressed


@view
def _said(t: Translation, reply: Reply) -> Screen:
    return Screen(text=t(views.replied(reply)))


async def enter(context: Context, ids: tuple[int, ...]) -> None:
    await attending.may_enter(context.unit, MeetingId(ids[0]), context.actor)
    await forms.begin(context, ENTERING, Entering(meeting=ids[0]))


async def entered(context: Context, answers: Entering) -> None:
    came = await attending.check_in(
        context.unit, MeetingId(answers.meeting), context.actor, answers.code
    )
    if isinstance(came, WrongDoorCode):
        again = replace(answers, code="", left=came.left)
        if came.left:
            await forms.begin(context, ENTERING, again)
        else:
            await context.reply(_locked())
        return
    await _welcome(context, came)


async def join(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await attending.check_in_online(
        context.unit, MeetingId(ids[0]), context.actor, context.neighbourhood
    )
    await _welcome(context, meeting)


async def follow(context: Context, token: str) -> None:
    """Whoever holds their telephone to the code at the door."""
    meeting = await attending.check_in_by_link(context.unit, token, context.actor)
    await _welcome(context, meeting)


async def _welcome(context: Context, meeting: Meeting) -> None:
    seen = await holding.picture(context.unit, meeting.id)
    mine = await context.unit.attendances.get(meeting.id, context.actor.id)
    await context.privately(_checked_in(votes=mine.home is not None))
    await telling.refresh_for(context.speaker, meeting, context.actor)
    if seen.open_item is not None:
        await telling.hand_item_to(context.speaker, seen.open_item, context.actor)


async def door(context: Context, ids: tuple[int, ...]) -> None:
    """What is shown at the door: figures, and a code to hold a telephone to."""
    meeting = await holding.look(context.unit, MeetingId(ids[0]))
    require(context.actor, Action.CHAIR, meeting.area)
    picture = sheets.qr_png(context.private_link(f"{DOOR}{meeting.token}"))
    await context.privately(_door(meeting, picture))
    await panels.show(context, meeting.id)


async def calendar(context: Context, ids: tuple[int, ...]) -> None:
    seen = await holding.picture(context.unit, MeetingId(ids[0]))
    t, meeting = context.speaker.language_of(context.actor), seen.meeting
    appointment = Dated(
        uid=f"meeting-{meeting.id}@{context.bot.username}",
        title=words.name(t, meeting, seen.lineage, context.neighbourhood.name),
        where=meeting.place,
        details="\n".join(f"{at}. {each.title}" for at, each in enumerate(seen.agenda, 1)),
        url=context.private_link(f"{telling.LINK}{meeting.id}"),
        starts_at=meeting.starts_at,
        ends_at=meeting.starts_at + _LONG,
        cancelled=meeting.stage is MeetingStage.CANCELLED,
        changes=meeting.moves,
    )
    content = diary.written([appointment], context.neighbourhood.name, context.now)
    await context.privately(_calendar(Upload(name=f"meeting-{meeting.id}.ics", content=content)))


def _figures(answers: Entering, text: str) -> Entering:
    code = "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())
    if len(code) != _FIGURES or not code.isdecimal():
        raise NotAnAnswer(N_("Please say the four figures, for example 0123."))
    return replace(answers, code=code)


def _question(answers: Entering, t: Translation) -> Markup:
    if answers.left is not None:
        said = N_("That number does not fit. Please look at the door; {left} more tries.")
        return t(said, left=answers.left)
    return t(N_("Please write the four figures that are shown at the door."))


@view
def _checked_in(t: Translation, *, votes: bool) -> Screen:
    if votes:
        said = N_("✅ You are checked in. Items and votes come to you here.")
    else:
        said = N_(
            "✅ You are checked in. You may listen and speak; to vote I have to know your home:"
            " /join"
        )
    return Screen(text=t(said))


@view
def _locked(t: Translation) -> Screen:
    said = N_("Too many numbers did not fit. Please show yourself to the chair, or scan the code.")
    return Screen(text=t(said))


@view
def _door(t: Translation, meeting: Meeting, picture: bytes) -> Screen:
    said = N_(
        "📍 Check-in: <b>{code}</b>\nShow this at the door: neighbours scan it, or press"
        " “📍 Check in” in /meeting and write the figures."
    )
    upload = Upload(name="check-in.png", content=picture, kind=FileKind.PHOTO)
    return Screen(text=t(said, code=meeting.code), uploads=(upload,))


@view
def _calendar(t: Translation, upload: Upload) -> Screen:
    said = N_("📅 Open this file, and your telephone puts the meeting into its calendar.")
    return Screen(text=t(said), uploads=(upload,))


ENTERING = Form(
    name="meeting-enter",
    answers=Entering,
    questions=(
        Question(
            name="code",
            label=N_("Four figures"),
            words=_question,
            missing=lambda answers: not answers.code,
            take=_figures,
        ),
    ),
    submit=entered,
    same=lambda open_, new: open_.meeting == new.meeting and new.left is None,
)


def register(routes: Routes) -> None:
    attend = Action.ATTEND
    routes.press(buttons.COMING, answering(Reply.COMING), action=attend)
    routes.press(buttons.ONLINE, answering(Reply.ONLINE), action=attend)
    routes.press(buttons.EXCUSED, answering(Reply.EXCUSED), action=attend)
    routes.press(buttons.CHECK_IN, enter, action=attend)
    routes.form(ENTERING, action=attend)
    routes.press(buttons.JOIN, join, action=attend)
    routes.link(DOOR, follow, action=attend)
    routes.press(buttons.CALENDAR, calendar, action=attend)
    routes.press(buttons.DOOR, door, action=Action.CHAIR)
