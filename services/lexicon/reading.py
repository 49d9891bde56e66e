"""What the words of the lexicon say about one message: the ground on which it is judged."""

from dataclasses import dataclass

from domain.tickets import Danger, Kind
from services.lexicon import addresses, dangers, kinds, nothing, spelling, topics
from services.lexicon.addresses import Address
from services.lexicon.kinds import Cue
from services.lexicon.nothing import Nothing
from services.lexicon.phrases import Hit
from services.lexicon.topics import Topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    #: One way of writing, but every word as it was said.
    plain: str
    #: With misspelt words and pinyin mended.
    said: str
    address: Address
    against: Nothing
    cues: list[Hit[Cue]]
    about: Topics
    danger: Danger | None
    #: There were words of danger, but denied, over, feared, or meant otherwise.
    no_danger: bool


def read(text: str) -> Reading:
    """Of a long text the beginning and the end are read."""
    said = spelling.mended(text)
    address = addresses.find(said)
    against = nothing.find(address.rest)
    cues = kinds.find(address.rest, against)
    danger = dangers.find(said)
    broken = [hit.start for hit in cues if hit.tag.kind is Kind.REPAIR]
    return Reading(
        plain=spelling.plain(text),
        said=said,
        address=address,
        against=against,
        cues=cues,
        about=topics.find(address.rest, broken, against.ignored),
        danger=danger,
        no_danger=danger is None and dangers.mentioned(said),
    )
