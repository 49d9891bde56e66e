"""/phrase: a phrase of one's own for the published list, and words that cast no secret ballot.

The intake stores what is typed behind the command covered.
"""

import re

from domain.permissions import Action, may
from domain.votes import VoteState
from handlers.kit import talking
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.votes import ballot_words as words
from handlers.votes import own
from handlers.votes import secret_views as views
from services import votes
from services.votes import Hand, voices
from services.votes.voices import Standing, Voice

#: What somebody writes before it who has several secret ballots.
_NUMBERED = re.compile(r"(\d{1,2})[\s.、:：]+(.+)", re.DOTALL)
_LONGEST = 40
_NAME = "/phrase"

_Ballot = tuple[Standing, Voice]


async def command(context: Context, said: Said) -> None:
    if not context.private:
        # Whoever reads along knows it by now.
        await context.privately(views.said_aloud())
        return
    text = context.keys.typed(said.text)
    found = await _ballots(context)
    if not found:
        await context.reply(views.none_open())
    elif not text:
        await context.reply(views.how())
    elif len(found) == 1:
        await _take(context, found[0], text)
    elif (numbered := _NUMBERED.fullmatch(text)) and 0 < int(numbered[1]) <= len(found):
        await _take(context, found[int(numbered[1]) - 1], numbered[2])
    else:
        t = context.t
        titles = [(each.vote.title, words.voice(t, voice)) for each, voice in found]
        await context.reply(views.which(titles))


async def _ballots(context: Context) -> list[_Ballot]:
    """For which a phrase may be chosen."""
    found = await voices.of_person(context.unit, context.actor)
    return [
        (each, voice)
        for each in found
        if each.vote.state is VoteState.OPEN and each.vote.secret and not each.vote.by_area
        for voice in each.voices
        if voice.free
    ]


async def _take(context: Context, ballot: _Ballot, text: str) -> None:
    each, voice = ballot
    hand = Hand(
        vote=each.vote.id,
        voter=voice.voter.id,
        by=context.actor.id,
        received_at=context.received_at,
    )
    known_as = await voices.known_as(context.unit, voice)
    await votes.own_phrase(context.unit, context.keys, hand, text, known_as)
    await own.show(context, each.vote.id, voice.voter.id)


def _meant(context: Context, said: Said) -> bool:
    return context.private and not said.forwarded and may(context.actor, Action.VOTE)


async def unspaced(context: Context, said: Said) -> bool:
    """Chinese needs no space, and Telegram takes /phrase石榴红了 for no command."""
    name, rest = said.text[: len(_NAME)].lower(), said.text[len(_NAME) :].strip()
    if not _meant(context, said) or name != _NAME or not rest:
        return False
    await command(context, Said(text=rest))
    return True


async def only_buttons(context: Context, said: Said) -> bool:
    """Somebody wrote a choice, or a number that is none, under a secret ballot."""
    text = said.text.strip()
    if not _meant(context, said) or not text or len(text) > _LONGEST:
        return False
    shown = await talking.offered(context)
    if not any(each.data.startswith("z") for each in shown):
        return False
    if not text.isdecimal() and text not in await _choices(context):
        return False
    await context.reply(views.only_buttons())
    return True


async def _choices(context: Context) -> set[str]:
    """All that they are offered in secret, as it is written."""
    languages = context.speaker.languages.all()
    return {
        words.label(t, each.vote, key)
        for each, _ in await _ballots(context)
        for key in each.vote.choices
        for t in languages
    }


def register(routes: Routes) -> None:
    routes.command(
        "phrase", N_("A phrase of my own for a secret ballot"), command, action=Action.VOTE
    )
    routes.spoken += [unspaced, only_buttons]
