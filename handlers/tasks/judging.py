"""Whether it was done: by the person helped; else, and where it is disputed, by a coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.files import File
from domain.people import Topic
from domain.permissions import Action
from domain.points import points
from domain.settings import VolunteerSettings
from domain.tasks import Claim, ClaimId, ClaimState
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form, Question
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.screens import cut
from handlers.kit.speaking import Speaker
from handlers.tasks import buttons, notices, showing, telling
from services import settling, tasks
from services.tasks.nearby import nearest

_MOST_STARS = 5


async def ask(speaker: Speaker, claim: Claim, note: str, proof: Sequence[File]) -> None:
    """The person helped; a coordinator where nobody was, or they are out of reach."""
    card, files = telling.judge_card(claim), tuple(proof)
    if claim.task.helped is not None:
        helped = await speaker.unit.people.get(claim.task.helped.id)
        asked = notices.is_it_done(claim, note, files, helped=True)
        if await speaker.tell(helped, asked, card=card):
            return
    asked = notices.is_it_done(claim, note, files, helped=False)
    for person in await nearest(speaker.unit, claim.task, apart_from=(claim.person.id,)):
        await speaker.tell(person, asked, card=card, topic=Topic.TASKS, gentle=True)


async def confirm(context: Context, ids: tuple[int, ...]) -> None:
    rules = context.neighbourhood.volunteers
    claim = await tasks.confirm(context.unit, ClaimId(ids[0]), context.actor, rules)
    await _answered(context, claim)
    await tell_volunteer(context.speaker, claim)
    helped = claim.task.helped
    if helped is None or helped.id == context.actor.id:
        # Where a coordinator spoke for somebody, nobody asks them to be shown: it never would be.
        await showing.ask_volunteer(context.speaker, claim)
    if helped is not None and helped.id == context.actor.id:
        await context.in_place(notices.how_good(claim))
        await showing.ask_helped(context.speaker, claim)


async def dispute(context: Context, ids: tuple[int, ...]) -> None:
    claim = await tasks.dispute(context.unit, ClaimId(ids[0]), context.actor)
    await _answered(context, claim)
    await context.in_place(notices.sorry(claim))
    await tell_volunteer(context.speaker, claim)
    await ask_to_decide(context.speaker, claim)


async def ask_to_decide(speaker: Speaker, claim: Claim) -> None:
    near = await nearest(speaker.unit, claim.task, apart_from=(claim.person.id,))
    for person in near:
        await speaker.tell(person, notices.please_decide(claim), card=telling.judge_card(claim))


async def rate(context: Context, ids: tuple[int, ...]) -> None:
    if not 1 <= ids[1] <= _MOST_STARS:
        raise ButtonRetired
    claim = await tasks.rate(context.unit, ClaimId(ids[0]), context.actor, ids[1])
    await context.in_place(notices.thanks_for_stars(claim))
    volunteer = await context.unit.people.get(claim.person.id)
    stars = notices.stars_for_you(claim)
    await context.speaker.tell(volunteer, stars, topic=Topic.TASKS, gentle=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusing:
    claim: int
    why: str = ""


async def refuse(context: Context, ids: tuple[int, ...]) -> None:
    claim = await settling.held(context.unit, ClaimId(ids[0]))
    claim.refuse(context.actor)
    await forms.begin(context, REFUSING, Refusing(claim=ids[0]))


async def _refused(context: Context, answers: Refusing) -> None:
    claim_id = ClaimId(answers.claim)
    claim = await tasks.refuse(context.unit, claim_id, context.actor, answers.why)
    await context.redraw(notices.judged(claim))
    await _answered(context, claim)
    volunteer = await context.unit.people.get(claim.person.id)
    await context.tell(volunteer, notices.refused(claim, answers.why))


async def tell_volunteer(speaker: Speaker, claim: Claim) -> None:
    """What was made of their work: confirmed with its points, or disputed."""
    volunteer = await speaker.unit.people.get(claim.person.id)
    earned = _points(claim, speaker.neighbourhood.volunteers)
    gentle = claim.state is ClaimState.CONFIRMED
    topic = Topic.TASKS if gentle else None
    await speaker.tell(volunteer, notices.settled(claim, earned), topic=topic, gentle=gentle)


def _points(claim: Claim, rules: VolunteerSettings) -> int:
    return points(claim.task.difficulty, claim.worked, rules.points)


async def _answered(context: Context, claim: Claim) -> None:
    """The same question, wherever it stands, is asked no more."""
    await telling.refresh(context.speaker, claim.task)
    card = telling.judge_card(claim)
    own = context.chat.id if claim.task.helped and context.actor.id == claim.task.helped.id else 0
    elsewhere = {each.chat_id for each in await context.speaker.standing(card)} - {own}
    await context.speaker.refresh(card, notices.judged(claim), only=elsewhere)


REFUSING = Form(
    name="task-refuse",
    of_others=True,
    answers=Refusing,
    questions=(
        Question(
            name="why",
            label=N_("Reason"),
            words=lambda _a, t: t(N_("Why can it not be recognised? The volunteer will read it.")),
            missing=lambda answers: not answers.why,
            take=lambda answers, text: replace(answers, why=cut(text, 500)),
        ),
    ),
    submit=_refused,
    same=lambda open_, new: open_.claim == new.claim,
)


def register(routes: Routes) -> None:
    answering, coordinating = Action.ANSWER_TICKET, Action.COORDINATE
    routes.press(buttons.CONFIRM, confirm, action=answering)
    routes.press(buttons.DISPUTE, dispute, action=answering)
    routes.press(buttons.RATE, rate, action=answering)
    routes.press(buttons.REFUSE, refuse, action=coordinating)
    routes.form(REFUSING, action=coordinating)
