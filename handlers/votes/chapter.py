"""What somebody's export tells of the votes that they have a voice in."""

from domain.people import Person
from handlers.kit.i18n import N_, Translation
from handlers.votes import ballot_words as words
from services.votes import voices
from services.votes.voices import Standing, Voice
from storage.unit import Unit

_MOST = 500


async def chapter(unit: Unit, person: Person, t: Translation) -> str:
    """Of a secret ballot only that it was cast: nobody knows more."""
    found = await voices.of_old(unit, person, _MOST)
    if not found:
        return ""
    head = t.plain(N_("Your votes ({count})"), count=len(found))
    return "\n".join(
        [head, "", *(_line(t, each, voice) for each in found for voice in each.voices)]
    )


def _line(t: Translation, each: Standing, voice: Voice) -> str:
    vote = each.vote
    if not voice.cast:
        said = t.plain(N_("not voted"))
    elif voice.choice is None:
        said = t.plain(N_("voted"))
    else:
        said = t.plain(N_("voted: {choice}"), choice=words.label(t, vote, voice.choice))
    whose = words.voice(t, voice)
    return f"{t.written(vote.closes_at)}  {vote.title} ({words.kind(t, vote)}), {whose}: {said}"
