"""📊 and 📄: a vote as a picture and as a page for the notice board, made as errands."""

from dataclasses import dataclass
from functools import partial

from domain.files import FileKind, Upload
from domain.people import Person
from domain.permissions import Action, require
from domain.votes import Vote, VoteId, VoteState, VoteStillOpen, VoteUnknown
from handlers.kit import areas
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, View, html, view
from handlers.kit.speaking import Speaker
from handlers.votes import picture_buttons as buttons
from handlers.votes import picture_words, placard_words, result_words
from handlers.votes.picture_words import Shown
from services import votes
from services.drawing import ballots, placard
from services.votes import outcome, turnout, voices
from services.votes.turnout import Turnout
from storage.unit import Unit

PICTURE, PLACARD = "votes.picture", "votes.placard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An errand's."""

    vote: int


async def ask_picture(context: Context, ids: tuple[int, ...]) -> None:
    await _seen(context.unit, ids[0], context.actor)
    await _ask(context, PICTURE, ids[0])


async def ask_placard(context: Context, ids: tuple[int, ...]) -> None:
    vote = await _seen(context.unit, ids[0], context.actor)
    if vote.state is not VoteState.PUBLISHED:
        raise VoteStillOpen
    await _ask(context, PLACARD, ids[0])


async def picture(desk: Desk) -> None:
    by = _of(desk)
    t = desk.languages.of(by.language)
    async with desk.reading() as unit:
        vote = await _seen(unit, desk.args(Asked).vote, by)
        over = vote.state is VoteState.PUBLISHED
        shown = await _shown(unit, desk, t, vote) if over else None
        counted = await turnout.counted(unit, vote, desk.neighbourhood.meetings.share)
    if shown:
        drawing, said = picture_words.result(t, shown), _result(shown)
    else:
        until = t.plain(N_("Voting ends {at}"), at=t.written(vote.closes_at))
        drawing, said = picture_words.turnout(t, vote, counted, until), _turnout(vote, counted)
    drawn = await desk.apart(partial(ballots.draw, drawing))
    upload = Upload(name="vote.png", content=drawn, kind=FileKind.PHOTO)
    async with desk.finishing() as speaker:
        await speaker.tell(await _still(speaker, vote, by), _with(said, upload))


async def page(desk: Desk) -> None:
    """In the neighbourhood's language: it hangs where all can read it."""
    by, t = _of(desk), desk.languages.default
    async with desk.reading() as unit:
        vote = await _seen(unit, desk.args(Asked).vote, by)
        shown = await _shown(unit, desk, t, vote)
    drawn = await desk.apart(partial(placard.draw, placard_words.placard(t, shown)))
    name = t.plain(N_("Result {title}.pdf"), title=vote.title)
    upload = Upload(name=name, content=drawn)
    async with desk.finishing() as speaker:
        await speaker.tell(await _still(speaker, vote, by), _with(_placard(vote), upload))


async def _seen(unit: Unit, number: int, by: Person) -> Vote:
    """What is published, whoever may see that vote; how many have voted so far, staff.

    Raises `VoteUnknown` and `NotEntitled`.
    """
    vote = (await voices.look(unit, VoteId(number), by)).vote
    if vote.state is VoteState.PUBLISHED:
        return vote
    if vote.state in {VoteState.DRAFT, VoteState.CANCELLED}:
        raise VoteUnknown
    require(by, Action.KNOCK, await unit.areas.get(vote.area))
    return vote


async def _still(speaker: Speaker, vote: Vote, by: Person) -> Person:
    """Raises as `_seen`: they may have lost a role meanwhile."""
    person = await speaker.unit.people.get(by.id)
    await _seen(speaker.unit, vote.id, person)
    return person


async def _shown(unit: Unit, desk: Desk, t: Translation, vote: Vote) -> Shown:
    lineage = await unit.areas.lineage(await unit.areas.get(vote.area))
    return Shown(
        vote=vote,
        outcome=await outcome.outcome(unit, vote, desk.neighbourhood.meetings.share),
        document=await votes.results(unit, vote.id),
        place=areas.written(t, lineage, desk.neighbourhood.name),
    )


def _of(desk: Desk) -> Person:
    assert desk.person is not None, "somebody pressed a button"
    return desk.person


async def _ask(context: Context, kind: str, vote: int) -> None:
    """Pressed again while it is being made, it is made once."""
    asked = Asked(vote=vote)
    if not await context.unit.errands.asked(kind, asked, context.actor.id):
        await context.unit.errands.add(kind, asked, context.now, person_id=context.actor.id)
    await context.privately(_soon())


@view
def _soon(t: Translation) -> Screen:
    return Screen(text=t(N_("I am drawing it and send it in a moment.")))


@view
def _with(t: Translation, words: View, upload: Upload) -> Screen:
    said = words(t)
    return Screen(text=said.text, keys=said.keys, uploads=(upload,))


@view
def _result(t: Translation, shown: Shown) -> Screen:
    """The caption says it too, for whoever cannot see pictures."""
    vote, of = shown.vote, shown.outcome
    lines = [
        html("<b>{title}</b>", title=vote.title),
        html("{label}", label=result_words.label(t, vote.kind)),
        html("{verdict}", verdict=result_words.headline(t, vote, of)),
        html("{reason}", reason=result_words.reason(t, vote, of)),
    ]
    text = html("\n").join(line for line in lines if line)
    return Screen(text=text, keys=((buttons.PLACARD(t, vote.id),),))


@view
def _turnout(t: Translation, vote: Vote, counted: Turnout) -> Screen:
    text = html(
        "<b>{title}</b>\n{so_far}",
        title=vote.title,
        so_far=picture_words.so_far(t, vote.kind, counted),
    )
    return Screen(text=text)


@view
def _placard(t: Translation, vote: Vote) -> Screen:
    said = N_("📄 {title}: one page for the notice board.")
    return Screen(text=t(said, title=vote.title))


def register(routes: Routes) -> None:
    routes.press(buttons.PICTURE, ask_picture, action=Action.VOTE)
    routes.press(buttons.PLACARD, ask_placard, action=Action.VOTE)
    routes.errand(PICTURE, picture)
    routes.errand(PLACARD, page)
