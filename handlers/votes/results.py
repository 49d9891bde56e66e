"""📊 What came of a vote: posted once, with all that is needed to check it, and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.assembly import Ratio
from domain.files import Upload
from domain.outcomes import Outcome
from domain.people import Topic
from domain.permissions import Action
from domain.published import Published
from domain.votes import Vote, VoteClosed, VoteId
from handlers.kit import voting
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, View, html, view
from handlers.kit.speaking import Speaker
from handlers.votes import (
    ballot_buttons,
    ballot_views,
    picture_buttons,
    picture_words,
    result_words,
    telling,
)
from handlers.votes import ballot_words as words
from handlers.votes import staff_buttons as buttons
from services import votes
from services.votes import calling, outcome, turnout, voices
from services.votes.turnout import Turnout

PUBLISH, BURY = "votes.publish", "votes.bury"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """An errand's; 0: all that are over."""

    vote: int


class Results:
    """Knows who waits for what came of a vote."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def publish(self, desk: Desk) -> None:
        """In one transaction with every word about it: whoever is killed in between has said
        nothing, and begins anew.
        """
        number = VoteId(desk.args(Counting).vote)
        async with desk.finishing() as speaker:
            unit, t = speaker.unit, speaker.languages.default
            kind = result_words.label(t, (await unit.votes.get(number)).kind)
            try:
                document = await votes.publish(unit, desk.keys, number, kind)
            except VoteClosed:
                return
            vote = await unit.votes.get(number)
            await unit.events.add(calling.SUBJECT, vote.id, "published", by=None, at=unit.now)
            result = await outcome_of(speaker, vote)
            await _tell(speaker, vote, result, document)
            for each in self._routes.published:
                await each(speaker, vote, result)
            await bury_soon(speaker)


async def outcome_of(speaker: Speaker, vote: Vote) -> Outcome:
    """Raises `VoteStillOpen`."""
    return await outcome.outcome(speaker.unit, vote, speaker.neighbourhood.meetings.share)


async def _tell(speaker: Speaker, vote: Vote, result: Outcome, document: Published) -> None:
    counted = await turnout.counted(speaker.unit, vote, speaker.neighbourhood.meetings.share)
    await telling.refresh(speaker, vote)
    for chat in await telling.groups_of(speaker, vote):
        await speaker.post(chat, posted(vote, result, document, counted))
    await _tell_staff(speaker, vote, told(vote, result))


async def _tell_staff(speaker: Speaker, vote: Vote, said: View) -> None:
    """Whoever has its card; its voters are told anyway."""
    for standing in await speaker.standing(telling.staff_card(vote.id)):
        reader = await speaker.unit.people.known_as(standing.chat_id)
        if reader is not None and not await speaker.unit.votes.voices(vote.id, reader.id):
            await speaker.tell(reader, said, topic=Topic.VOTES, gentle=True)


async def bury_soon(speaker: Speaker) -> None:
    if not await speaker.unit.errands.awaited(BURY, Counting(vote=0)):
        await speaker.unit.errands.add(BURY, Counting(vote=0), speaker.unit.now)


async def bury(desk: Desk) -> None:
    """Keys, envelopes and what is left of them, as soon as it is published or called off."""
    await votes.bury(desk.database, desk.keys)


async def send(context: Context, ids: tuple[int, ...]) -> None:
    seen = await voices.look(context.unit, VoteId(ids[0]), context.actor)
    document = await votes.results(context.unit, seen.vote.id)
    content = await context.unit.votes.published(seen.vote.id)
    assert content is not None, "read a moment ago"
    await context.privately(_file(seen.vote, document, content))


@view
def posted(
    t: Translation, vote: Vote, result: Outcome, document: Published, counted: Turnout
) -> Screen:
    text = [
        t(N_("📊 <b>Result: {title}</b>"), title=vote.title),
        html("{label}", label=result_words.label(t, vote.kind)),
        Markup(),
        *verdict(t, vote, result, counted),
        *_shares(t, vote, result),
        *_ratios(t, vote, result),
        Markup(),
        *_check(t, document),
    ]
    keys = (
        (ballot_buttons.LINES(t, vote.id), buttons.FILE(t, vote.id)),
        (picture_buttons.PICTURE(t, vote.id),),
    )
    return Screen(text=ballot_views.joined(text), keys=keys)


@view
def told(t: Translation, vote: Vote, result: Outcome) -> Screen:
    """To each of its voters: the groups read all of it."""
    verdict_ = result_words.headline(t, vote, result)
    said = t(N_("📊 Result of “{title}”: <b>{verdict}</b>"), title=vote.title, verdict=verdict_)
    label = html("{label}", label=result_words.label(t, vote.kind))
    keys = ((ballot_buttons.LINES(t, vote.id), buttons.FILE(t, vote.id)),)
    return Screen(text=ballot_views.joined([said, label]), keys=keys)


def verdict(t: Translation, vote: Vote, result: Outcome, counted: Turnout) -> list[Markup]:
    """One line, and with it what is missing and where."""
    head = html("⚖️ <b>{verdict}</b>", verdict=result_words.headline(t, vote, result))
    why = result_words.reason(t, vote, result)
    gaps = picture_words.gaps(t, counted) if result.missing.heads or result.missing.area else ""
    reasons = "；".join(each for each in (why, gaps) if each)
    return [head, html("{reasons}", reasons=reasons)] if reasons else [head]


def _shares(t: Translation, vote: Vote, result: Outcome) -> list[Markup]:
    of = result.took_part.heads
    return [
        t(
            N_("· {option}: {count} ({percent}){area}"),
            option=words.label(t, vote, share.option.key),
            count=share.count.heads,
            percent=result_words.percent(share.count.heads, of),
            area=f" · {result_words.metres(share.count.area)}㎡" if result.by_area else "",
        )
        for share in result.shares
    ]


def _ratios(t: Translation, vote: Vote, result: Outcome) -> list[Markup]:
    """Each beside what was asked for."""
    taking_part = _reached(t, vote, N_("Taking part"), result.participation)
    in_favour = _reached(t, vote, N_("In favour"), result.consent)
    silent = result_words.silent(t, result)
    return [*taking_part, *in_favour, *([html("{silent}", silent=silent)] if silent else [])]


def _reached(t: Translation, vote: Vote, name: str, ratios: Sequence[Ratio]) -> list[Markup]:
    reckoned = result_words.reckoned(t, vote.kind, ratios)
    return [
        t(
            N_("{sign} {name} {by}: {numbers} = {percent} ({need})"),
            sign="✅" if ratio.met else "❌",
            name=t.plain(name),
            by=each.name,
            numbers=each.numbers,
            percent=each.percent,
            need=each.need,
        )
        for ratio, each in zip(reversed(ratios), reckoned, strict=True)
    ]


def _check(t: Translation, document: Published) -> list[Markup]:
    return [
        t(N_("🔏 Check code: <code>{code}</code>"), code=voting.code(document.head)),
        t(
            N_(
                "Your own published list has the same one: then nobody changed a line. To recount"
                " it all, get the file below."
            )
        ),
    ]


@view
def _file(t: Translation, vote: Vote, document: Published, content: bytes) -> Screen:
    said = N_(
        "📎 {title}: the published list. “linli verify FILE --head {head}” recounts it and shows"
        " that nothing was changed."
    )
    upload = Upload(name=f"linli-vote-{vote.id}.json", content=content)
    return Screen(text=t(said, title=vote.title, head=document.head), uploads=(upload,))


def register(routes: Routes) -> None:
    routes.errand(PUBLISH, Results(routes).publish)
    routes.errand(BURY, bury)
    routes.press(buttons.FILE, send, action=Action.VOTE)
