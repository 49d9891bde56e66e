"""📝 Paper ballots: two people enter each of them, the second one from the photograph alone."""

from collections.abc import Sequence

from domain.areas import Area
from domain.papers import PaperId, PaperState
from domain.people import PersonId
from domain.permissions import TABLE, Action, may
from domain.reminders.assembly import PAPERS
from domain.votes import VoteId, VoterId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form, NotAnAnswer
from handlers.kit.raised import ButtonRetired
from handlers.kit.reminding import remind
from handlers.kit.routing import Routes
from handlers.kit.speaking import CardOf, Speaker
from handlers.votes import assembly_buttons as buttons
from handlers.votes import ballot_words, paper_form, voice_question
from handlers.votes import paper_views as views
from handlers.votes.paper_form import Paper
from services.assembly import papers
from services.assembly.papers import Sheet

#: Before the close.
_SOON = PAPERS.span
_ENTER = tuple(sorted(TABLE[Action.KNOCK]))


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    vote = await papers.must_take(context.unit, VoteId(ids[0]), context.received_at)
    options = tuple((each, ballot_words.label(context.t, vote, each)) for each in vote.choices)
    await forms.begin(context, FORM, Paper(vote=vote.id, options=options))


async def _look(context: Context, answers: Paper) -> Paper:
    answers = await voice_question.look(context, answers)
    if not answers.voter or answers.photo:
        return answers
    if not may(context.actor, Action.KNOCK, at=answers.home[-1]):
        raise NotAnAnswer(N_("That is outside the area that you look after. Another one?"))
    there = await context.unit.papers.of_voter(VoterId(answers.voter))
    if there is None:
        return answers
    if there.state is not PaperState.WAITING:
        raise NotAnAnswer(N_("Two people have entered this home's paper ballot. Another one?"))
    if not there.awaits(context.actor.id):
        raise NotAnAnswer(
            N_("You have entered this ballot: the second entry is another person's. Another one?")
        )
    raise NotAnAnswer(
        N_("Somebody entered this ballot: please enter it from its photo, under 🔍. Another one?")
    )


async def entered(context: Context, answers: Paper) -> None:
    sheet = await papers.begin(
        context.unit,
        (VoteId(answers.vote), VoterId(answers.voter)),
        answers.photo,
        answers.choice,
        by=context.actor,
        at=context.received_at,
    )
    await context.redraw(views.first(sheet.vote, answers.home))
    await _show_waiting(context, sheet)


async def waiting(context: Context, ids: tuple[int, ...]) -> None:
    vote = await papers.must_take(context.unit, VoteId(ids[0]), context.received_at)
    sheets = await papers.waiting(context.unit, vote, context.actor)
    found = [(each, await _home(context, each)) for each in sheets]
    await context.in_place(views.waiting(vote, found, ids[1]))


async def look(context: Context, ids: tuple[int, ...]) -> None:
    sheet = await papers.look(context.unit, PaperId(ids[0]), context.actor)
    await papers.must_take(context.unit, sheet.vote.id, context.received_at)
    sheet.paper.must_await(context.actor.id)
    await context.privately(views.blind(sheet, await _home(context, sheet)))


async def again(context: Context, ids: tuple[int, ...]) -> None:
    known = await papers.look(context.unit, PaperId(ids[0]), context.actor)
    if ids[1] >= len(known.vote.choices):
        raise ButtonRetired
    sheet = await papers.enter(
        context.unit,
        known.paper.id,
        known.vote.choices[ids[1]],
        context.actor,
        context.received_at,
    )
    await _noted(context, sheet)


async def unreadable(context: Context, ids: tuple[int, ...]) -> None:
    sheet = await papers.drop(context.unit, PaperId(ids[0]), context.actor, context.received_at)
    await _noted(context, sheet)


async def urge(speaker: Speaker) -> None:
    """What nobody has entered a second time does not count: said once, a day before the close."""
    unit = speaker.unit
    for vote_id in await unit.assemblies.under_way():
        vote = await unit.votes.get(vote_id)
        waiting = await unit.papers.of(vote.id, PaperState.WAITING)
        if not waiting or vote.closes_at - unit.now > _SOON:
            continue
        if await unit.events.count("vote", vote.id, "papers-urged", vote.opens_at):
            continue
        await unit.events.add("vote", vote.id, "papers-urged", by=None, at=unit.now)
        area = await unit.areas.get(vote.area)
        card = CardOf(subject="assembly-papers", subject_id=vote.id)
        before = await speaker.standing(card)
        said, until = views.to_enter(vote, len(waiting)), vote.closes_at
        for person in await unit.people.with_role_over(area, *_ENTER):
            await remind(speaker, person, said, PAPERS, card=card, until=until)
        speaker.strip(before)


async def _noted(context: Context, sheet: Sheet) -> None:
    home = await _home(context, sheet)
    await context.in_place(views.entered(sheet, home))
    if sheet.paper.state in {PaperState.WAITING, PaperState.DROPPED}:
        for person_id in _others(sheet, context.actor.id):
            person = await context.unit.people.get(person_id)
            await context.tell(person, views.differs(sheet, home))
    await _show_waiting(context, sheet)


async def _show_waiting(context: Context, sheet: Sheet) -> None:
    """One live card for whoever may enter it; a new message only where none was waiting."""
    unit, vote = context.unit, sheet.vote
    found = await unit.papers.of(vote.id, PaperState.WAITING)
    card = CardOf(subject="assembly-papers", subject_id=vote.id)
    shown = views.to_enter(vote, len(found))
    if len(found) == 1 and found[0].id == sheet.paper.id and len(sheet.paper.entries) == 1:
        before = await context.speaker.standing(card)
        area = (await _home(context, sheet))[-1]
        for person in await unit.people.with_role_over(area, *_ENTER):
            if person.id != context.actor.id:
                await context.speaker.tell(person, shown, card=card, gentle=True)
        context.speaker.strip(before)
    else:
        await context.speaker.refresh(card, shown)


def _others(sheet: Sheet, me: PersonId) -> Sequence[PersonId]:
    return [each.by for each in sheet.paper.entries if each.by not in {None, me} and each.by]


async def _home(context: Context, sheet: Sheet) -> tuple[Area, ...]:
    assert sheet.voter.home is not None, "voices of owners have a home"
    area = await context.unit.areas.get(sheet.voter.home)
    return tuple(await context.unit.areas.lineage(area))


FORM: Form[Paper] = Form(
    name="assembly-paper",
    answers=Paper,
    questions=paper_form.QUESTIONS,
    submit=entered,
    same=lambda open_, new: open_.vote == new.vote,
    summary=paper_form.summary,
    attach=paper_form.photo,
    look=_look,
    yes=N_("✅ Enter it"),
)


def register(routes: Routes) -> None:
    knock = Action.KNOCK
    routes.press(buttons.ENTER, begin, action=knock)
    routes.form(FORM, action=knock)
    routes.press(buttons.PAPERS, waiting, action=knock)
    routes.press(buttons.PAPER, look, action=knock)
    routes.press(buttons.SAME, again, action=knock)
    routes.jobs["assembly-papers"] = urge
    routes.press(buttons.UNREADABLE, unreadable, action=knock)
