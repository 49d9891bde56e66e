"""📄 纪要: drafted from what was recorded, corrected by those who came, published."""

from dataclasses import dataclass, replace

from domain.files import Upload
from domain.meetings import Meeting, MeetingId, MeetingStage
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.raised import TooMuchWork
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, html, view
from handlers.kit.speaking import Speaker
from handlers.meetings import buttons, recording, telling
from services.drawing import paper
from services.meetings import minutes
from services.meetings.minutes import Minutes

ERRAND = "meetings.paper"
_LONGEST, _MESSAGE = 1000, 3500


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    meeting: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An errand's: the minutes as a sheet for the notice board."""

    meeting: int


async def draft(speaker: Speaker, meeting: Meeting) -> None:
    """Those who came read them, and may correct them."""
    unit, t = speaker.unit, speaker.languages.default
    record = await minutes.recorded(unit, meeting.id)
    text = recording.text(t, record, speaker.neighbourhood.name)
    drafted = await minutes.draft(unit, meeting.id, text, speaker.neighbourhood)
    for each in record.present:
        person = await unit.people.get(each.person)
        await speaker.tell(person, _draft(drafted, text), gentle=True)
    await telling.refresh(speaker, drafted)


async def publish(speaker: Speaker, meeting: Meeting) -> None:
    """In the groups without names; with the sheet as soon as it is drawn."""
    published = await minutes.publish(speaker.unit, meeting.id)
    await speaker.unit.errands.add(ERRAND, Paper(meeting=meeting.id), speaker.unit.now)
    await telling.refresh(speaker, published.meeting)


async def draw(desk: Desk) -> None:
    asked = desk.args(Paper)
    async with desk.reading() as unit:
        seen = await minutes.show(unit, MeetingId(asked.meeting))
        names = await minutes.names(unit, MeetingId(asked.meeting))
    t = desk.languages.default
    text = recording.public(t, seen, names)
    try:
        drawn: bytes | None = await desk.apart(paper.draw, text)
    except TooMuchWork:
        drawn = None
    async with desk.finishing() as speaker:
        for chat in await telling.groups_of(speaker, seen.meeting):
            await speaker.post(chat, _published(text, drawn))
        if seen.meeting.chair is not None:
            # To print it for the notice board.
            chair = await speaker.unit.people.get(seen.meeting.chair.id)
            await speaker.tell(chair, _published(text, drawn), gentle=True)


async def show(context: Context, ids: tuple[int, ...]) -> None:
    """Whoever was there reads the names; everybody else reads what the groups do."""
    meeting_id = MeetingId(ids[0])
    seen = await minutes.show(context.unit, meeting_id)
    mine = next((each for each in seen.present if each.person == context.actor.id), None)
    t = context.speaker.languages.default
    if mine is not None or seen.meeting.chaired_by(context.actor):
        text = recording.whole(t, seen)
    elif seen.meeting.stage is MeetingStage.PUBLISHED:
        text = recording.public(t, seen, await minutes.names(context.unit, meeting_id))
    else:
        text = ""
    await context.privately(_shown(seen, text, amends=mine is not None))


async def approve(context: Context, ids: tuple[int, ...]) -> None:
    seen = await minutes.approve(context.unit, MeetingId(ids[0]), context.actor)
    said = N_("Thank you. {approved} of {count} who came said that they are right.")
    context.alert(context.t.plain(said, approved=seen.approved, count=len(seen.present)))


async def amend(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await minutes.may_amend(context.unit, MeetingId(ids[0]), context.actor)
    await forms.begin(context, AMENDING, Amending(meeting=meeting.id))


async def amended(context: Context, answers: Amending) -> None:
    await minutes.amend(context.unit, MeetingId(answers.meeting), answers.text, context.actor)
    await context.redraw(_noted())


@view
def _draft(t: Translation, meeting: Meeting, text: str) -> Screen:
    assert meeting.amend_until is not None, "drafted a moment ago"
    said = t(
        N_("📄 Draft of the minutes. You may correct them until {until}; both are published."),
        until=t.moment(meeting.amend_until),
    )
    keys = ((buttons.APPROVE(t, meeting.id), buttons.AMEND(t, meeting.id)),)
    return Screen(text=html("{said}\n\n{text}", said=said, text=cut(text, _MESSAGE)), keys=keys)


@view
def _shown(t: Translation, seen: Minutes, text: str, *, amends: bool) -> Screen:
    if not text:
        return Screen(text=t(N_("📄 The minutes are not published yet.")))
    drafted = seen.meeting.stage is MeetingStage.DRAFTED
    keys = (buttons.APPROVE(t, seen.meeting.id), buttons.AMEND(t, seen.meeting.id))
    return Screen(
        text=html("📄 {text}", text=cut(text, _MESSAGE)),
        keys=(keys,) if amends and drafted else (),
    )


@view
def _published(t: Translation, text: str, drawn: bytes | None) -> Screen:
    name = t.plain(N_("minutes.pdf"))
    uploads = (Upload(name=name, content=drawn),) if drawn else ()
    return Screen(text=html("📄 {text}", text=cut(text, _MESSAGE)), uploads=uploads)


@view
def _noted(t: Translation) -> Screen:
    return Screen(text=t(N_("✅ Noted. It is published with the minutes, with your name masked.")))


AMENDING = Form(
    name="meeting-amend",
    answers=Amending,
    questions=(
        Question(
            name="text",
            label=N_("Correction"),
            words=lambda _a, t: t(N_("What should be corrected or added? Write it as it was.")),
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=cut(text, _LONGEST)),
        ),
    ),
    submit=amended,
    same=lambda open_, new: open_.meeting == new.meeting,
)


def register(routes: Routes) -> None:
    attend = Action.ATTEND
    routes.press(buttons.MINUTES, show, action=attend)
    routes.press(buttons.APPROVE, approve, action=attend)
    routes.press(buttons.AMEND, amend, action=attend)
    routes.form(AMENDING, action=attend)
    routes.errand(ERRAND, draw)
