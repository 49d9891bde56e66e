"""One row of the catalogue."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.people import Topic


class Night(StrEnum):
    """What becomes of it in quiet hours."""

    #: It is noted as said, and held until those of its reader are over.
    HELD = "held until the reader's quiet hours are over"
    #: Looked at anew in the morning: by then it may be settled.
    PUT_OFF = "looked at anew in the morning"
    #: As held, but at once where somebody is in danger, or the morning is too late.
    BY_CASE = "held, or at once where the morning is too late"
    AT_ONCE = "comes at once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Said to each person, or in each group, once for each occurrence of its date."""

    #: Which job of the clock says it.
    job: str
    what: str
    to: str
    #: `{days}`, here or below: its term, or its setting.
    when: str
    #: Then it makes no sense any more.
    until: str
    #: That is a moment, which goes along with the message: not sent by then, it is dropped. Else
    #: it is true for as long as it takes to send it.
    dropped: bool = False
    night: Night
    #: Who has muted this is not told; None: nobody can mute it.
    topic: Topic | None = None
    #: Ours, and nowhere else. None: a setting says it, or the law.
    term: timedelta | None = None
    #: As config.toml has it: "tickets.unconfirmed_after_days".
    setting: str | None = None
    #: Where the moment is reckoned: "module:name".
    reckoned: str

    @property
    def span(self) -> timedelta:
        """Its term."""
        assert self.term is not None, self.what
        return self.term
