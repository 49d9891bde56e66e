"""What is being written: the answers of the form, and what is counted for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from unicodedata import normalize

from domain.areas import AreaId
from domain.files import File
from domain.notices import (
    MANY,
    MOST_FILES,
    Audience,
    Draft,
    Follows,
    NoticeId,
    Subject,
    TooManyFiles,
    Urgency,
)
from handlers.kit.i18n import N_
from handlers.kit.placing import Placed
from handlers.kit.questions import NotAnAnswer
from handlers.kit.said import Document, Said
from handlers.kit.screens import cut
from handlers.notices import words
from handlers.notices.formatted import formatted
from handlers.notices.lengths import FITS, Length

#: On the wire: those who were silent at a notice come after the roles.
SILENT = 10**12
_FOLLOWED = re.compile(r"(工单|ticket|议事会|会议|meeting)\s*[#号]?\s*(\d{1,12})", re.IGNORECASE)
#: Without its number, which no card shows: the next one there.
_NEXT_MEETING = re.compile(r"(?:下次|本月|the next )?(?:议事会|会议|meeting)", re.IGNORECASE)
#: Of a meeting, until it is looked up.
NEXT = "meeting 0"
_TYPED = 60
_NOW = {"现在", "马上", "立即", "立刻", "now", "at once"}
#: Hours.
_SOON = 24
#: Into the groups: no; yes; yes, and pinned.
NOT_POSTED, POSTED, PINNED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """A further place."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing(Placed):
    text: str = ""
    html: str = ""
    files: tuple[File, ...] = ()
    #: Its number counted from 1; 0: no template.
    template: int = 0
    blanks: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    #: Whom: a role's place counted from 1, or `SILENT` and a notice's number; 0 until it is clear.
    whom: int = 0
    #: "ticket 12"; "": by area.
    follows: str = ""
    #: The last notice that asked something, and somebody has not answered; 0: none.
    unanswered: int = 0
    people: int = -1
    unreachable: int = 0
    listed: int = 0
    #: The number that was typed back.
    counted: int = -1
    asks: bool = False
    #: Hours after which the silent are asked once more.
    again: int = 48
    urgent: bool = False
    ends_at: datetime | None = None
    ends_typed: str = ""
    timed: bool = False
    send_at: datetime | None = None
    send_typed: str = ""
    posting: int = NOT_POSTED
    #: Groups where it will stand, and those where we may not pin.
    posted_in: tuple[str, ...] = ()
    unpinnable: tuple[str, ...] = ()
    #: It would come in quiet hours, and waits until then; None: it does not.
    held_until: datetime | None = None
    #: Somebody will be asked once more: not where it is over by then.
    reminds: bool = False
    #: The day on which an assembly begins, as ISO writes it; "": it calls none.
    begins: str = ""
    length: Length = FITS
    #: The words were sent this moment.
    fresh: bool = False
    #: What was shown as it will look.
    shown: str = ""

    @property
    def areas(self) -> tuple[AreaId, ...]:
        found = [AreaId(each.id) for each in self.also]
        return tuple(dict.fromkeys([*found, *([AreaId(self.area)] if self.area else [])]))

    @property
    def audience(self) -> Audience:
        if self.follows:
            kind, _, number = self.follows.partition(" ")
            subject = Subject(kind=Follows(kind), id=int(number))
            return Audience(areas=self.areas, roles=frozenset(), follows=subject)
        if self.whom >= SILENT:
            silent = NoticeId(self.whom - SILENT)
            return Audience(areas=self.areas, roles=frozenset(), silent_of=silent)
        return Audience(areas=self.areas, roles=words.WHOM[self.whom - 1][1])

    @property
    def by_area(self) -> bool:
        """And not only the followers or the silent of something."""
        return self.whom < SILENT

    @property
    def unsure(self) -> bool:
        """So many that somebody may have meant fewer."""
        return self.people >= MANY and self.counted != self.people

    def draft(self) -> Draft:
        return Draft(
            text=self.html,
            plain=self.text,
            audience=self.audience,
            files=self.files,
            urgency=Urgency.EMERGENCY if self.urgent else Urgency.ORDINARY,
            ends_at=self.ends_at,
            send_at=self.send_at,
            asks=self.asks,
            remind_after=self.again if self.asks else None,
            in_groups=self.by_area and self.posting > NOT_POSTED,
            pin=self.by_area and self.posting == PINNED,
        )


def hear(answers: Composing, said: Said) -> Composing:
    text, html = formatted(said)
    heard = replace(answers, text=text, html=html, template=0, blanks=())
    return replace(heard, begins="", fresh=True)


def asked_otherwise(answers: Composing) -> Composing:
    """Not; after two days once more; after one."""
    if not answers.asks:
        return replace(answers, asks=True, again=48)
    return replace(answers, asks=answers.again > _SOON, again=_SOON)


def take(answers: Composing, text: str) -> Composing:
    return hear(answers, Said(text=text))


def attach(answers: Composing, files: tuple[File, ...]) -> Composing:
    """Raises `TooManyFiles`."""
    if len(answers.files) + len(files) > MOST_FILES:
        raise TooManyFiles(MOST_FILES)
    return replace(answers, files=(*answers.files, *files))


def hand_over(answers: Composing, document: Document) -> Composing:
    return attach(answers, (document.file,))


def whom_typed(answers: Composing, text: str) -> Composing:
    if found := _FOLLOWED.search(text):
        kind = Follows.TICKET if found[1].lower() in {"工单", "ticket"} else Follows.MEETING
        return replace(answers, follows=f"{kind} {int(found[2])}", whom=SILENT, people=-1)
    if _NEXT_MEETING.fullmatch(text.strip()):
        return replace(answers, follows=NEXT, whom=SILENT, people=-1)
    raise NotAnAnswer(N_("Please tap one of these, or write 工单12 or 议事会."))


def whom_chosen(answers: Composing, chosen: int) -> Composing:
    silent = answers.unanswered and chosen == SILENT + answers.unanswered
    if not silent and not 1 <= chosen <= len(words.WHOM):
        raise IndexError(chosen)
    return replace(answers, whom=chosen, follows="", people=-1)


def number_typed(answers: Composing, text: str) -> Composing:
    said = normalize("NFKC", text).replace(",", "").strip()
    if said.removesuffix("人").removesuffix("people").strip() != str(answers.people):
        raise NotAnAnswer(
            N_("That is not the number of people. Read it once more, or go back and choose fewer.")
        )
    return replace(answers, counted=answers.people)


def moment_typed(answers: Composing, text: str) -> Composing:
    if text.strip().lower() in _NOW:
        return replace(answers, timed=False, send_at=None, send_typed="")
    return replace(answers, send_typed=cut(text, _TYPED), send_at=None)


def end_typed(answers: Composing, text: str) -> Composing:
    return replace(answers, ends_typed=cut(text, _TYPED), ends_at=None)


def place_names(answers: Composing) -> Sequence[str]:
    return list(dict.fromkeys([*(each.name for each in answers.also), answers.place]))
