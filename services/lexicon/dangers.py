"""What cannot wait: the emergency numbers are shown before anything else."""

from dataclasses import dataclass
from functools import cache

from domain.tickets import Danger
from services.lexicon import words
from services.lexicon.phrases import ELLIPSIS, SENTENCE_ENDS, Hit, Phrasebook, whole

#: How far before a cue a denial may stand: 没有人被困.
REACH = 2
CLAUSE_ENDS = SENTENCE_ENDS | {","}


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrasebooks: what signals a danger, and what takes the meaning from such words."""

    cues: Phrasebook[Danger]
    unless: Phrasebook[Danger]
    over: Phrasebook[bool]
    about: tuple[str, ...]
    denials: tuple[str, ...]
    no_denials: tuple[str, ...]


def find(text: str) -> Danger | None:
    """The danger that `text` (mended) speaks of; None where it is denied, over, or a drill."""
    known = _words()
    cues = known.cues.find(text)
    if not cues or any(topic in text for topic in known.about):
        return None
    harmless = known.unless.find(text)
    over = max((hit.end for hit in known.over.find(text)), default=0)
    found = {
        cue.tag
        for cue in cues
        if cue.end > over and not _harmless(cue, harmless) and not _denied(text, cue)
    }
    return next((danger for danger in Danger if danger in found), None)


def mentioned(text: str) -> bool:
    """Whether there are words of danger at all, meant or not."""
    return bool(_words().cues.find(text))


def _harmless(cue: Hit[Danger], harmless: list[Hit[Danger]]) -> bool:
    return any(
        hit.tag is cue.tag and hit.start < cue.end and cue.start < hit.end for hit in harmless
    )


def _denied(text: str, cue: Hit[Danger]) -> bool:
    """没有着火, 怕漏电, 电梯停了,没有人被困; but not 没人来救,困在电梯里."""
    *_, last = cue.phrase.split(ELLIPSIS)
    return any(_denied_at(text, start) for start in (cue.start, cue.end - len(last)))


def _denied_at(text: str, at: int) -> bool:
    known = _words()
    for end in range(max(0, at - REACH), at + 1):
        starts = [
            end - len(denial)
            for denial in known.denials
            if text.endswith(denial, 0, end) and whole(text, end - len(denial), end)
        ]
        if starts and CLAUSE_ENDS.isdisjoint(text[end:at]):
            return not _only_sounds_denying(text, min(starts))
    return False


def _only_sounds_denying(text: str, start: int) -> bool:
    """没人来救我们, 是不是着火了: what looks like a denial may begin a character earlier."""
    but = _words().no_denials
    return text.startswith(but, start) or (start > 0 and text.startswith(but, start - 1))


@cache
def _words() -> _Words:
    table = words.read("dangers")
    never = table["never"]
    return _Words(
        cues=Phrasebook((cue, danger) for danger in Danger for cue in table[danger]["cues"]),
        unless=Phrasebook((cue, danger) for danger in Danger for cue in table[danger]["unless"]),
        over=Phrasebook((phrase, True) for phrase in never["over"]),
        about=tuple(never["about"]),
        denials=tuple(never["before"]),
        no_denials=tuple(never["but"]),
    )
