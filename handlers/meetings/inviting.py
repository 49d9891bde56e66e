"""✉️ 邀请: capable neighbours and others whom the chair wants there, by name or by a link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.meetings import MeetingId
from domain.people import PersonId
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.meetings import buttons, notices, telling
from handlers.meetings.admitting import Found
from services.meetings import holding, inviting
from services.meetings.inviting import Invitees

_SHORTEST, _SHOWN = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviting:
    meeting: int
    typed: str = ""
    found: tuple[Found, ...] = ()
    person: int = 0


async def invitees(context: Context, ids: tuple[int, ...]) -> None:
    shown = await inviting.show(context.unit, MeetingId(ids[0]), context.actor)
    await context.redraw(_invitees(shown, context.private_link(f"{telling.LINK}{ids[0]}")))


async def invite(context: Context, ids: tuple[int, ...]) -> None:
    await inviting.show(context.unit, MeetingId(ids[0]), context.actor)
    await forms.begin(context, INVITING, Inviting(meeting=ids[0]))


async def invited(context: Context, answers: Inviting) -> None:
    meeting_id = MeetingId(answers.meeting)
    shown, invitee, new = await inviting.invite(
        context.unit, meeting_id, PersonId(answers.person), context.actor
    )
    await context.redraw(_invitees(shown, context.private_link(f"{telling.LINK}{meeting_id}")))
    if new and shown.meeting.to_come:
        seen = await holding.picture(context.unit, meeting_id)
        card = await telling.own(context.speaker, seen, invitee)
        await context.speaker.tell(
            invitee, notices.invited(card), card=telling.own_card(meeting_id), gentle=True
        )


async def uninvite(context: Context, ids: tuple[int, ...]) -> None:
    shown = await inviting.uninvite(
        context.unit, MeetingId(ids[0]), PersonId(ids[1]), context.actor
    )
    await context.redraw(_invitees(shown, context.private_link(f"{telling.LINK}{ids[0]}")))


async def _look(context: Context, answers: Inviting) -> Inviting:
    if not answers.typed:
        return answers
    people = await inviting.found(
        context.unit, MeetingId(answers.meeting), answers.typed, context.actor
    )
    if not people:
        raise NotAnAnswer(
            N_("I know nobody of this name with a duty here. Send them the link above instead.")
        )
    found = tuple(Found(id=each.id, name=each.name) for each in people)
    return replace(answers, typed="", found=found, person=found[0].id if len(found) == 1 else 0)


def _name(answers: Inviting, text: str) -> Inviting:
    if len(text.strip()) < _SHORTEST:
        raise NotAnAnswer(N_("Please write the name, two characters at least."))
    return replace(answers, typed=text.strip())


def _choices(answers: Inviting, _t: Translation) -> Sequence[Choice]:
    return [Choice(label=each.name, id=each.id) for each in answers.found]


def _choose(answers: Inviting, chosen: int) -> Inviting:
    if chosen not in {each.id for each in answers.found}:
        raise IndexError
    return replace(answers, person=chosen)


@view
def _invitees(t: Translation, shown: Invitees, link: str) -> Screen:
    said = N_(
        "✉️ Residents and those with a duty here are told anyway. Whoever else should come, each"
        " month: {names}\n\nOr send them this link:\n{link}"
    )
    names = "、".join(each.name for each in shown.people) or t.plain(N_("nobody yet"))
    number = shown.meeting.id
    taken = [
        (buttons.UNINVITE.labelled(f"✖️ {cut(each.name, 20)}", number, each.id),)
        for each in shown.people[:_SHOWN]
    ]
    keys = (*taken, (buttons.INVITE(t, number),), (buttons.PANEL(t, number),))
    return Screen(text=t(said, names=names, link=link), keys=keys)


INVITING = Form(
    name="meeting-invite",
    answers=Inviting,
    questions=(
        Question(
            name="person",
            label=N_("Who"),
            words=lambda _a, t: t(N_("Who is invited? Please write the name.")),
            missing=lambda answers: not answers.person,
            take=_name,
            choices=_choices,
            choose=_choose,
        ),
    ),
    submit=invited,
    same=lambda open_, new: open_.meeting == new.meeting,
    look=_look,
)


def register(routes: Routes) -> None:
    routes.press(buttons.INVITEES, invitees, action=Action.CHAIR)
    routes.press(buttons.INVITE, invite, action=Action.CHAIR)
    routes.press(buttons.UNINVITE, uninvite, action=Action.CHAIR)
    routes.form(INVITING, action=Action.CHAIR)
