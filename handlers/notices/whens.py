"""Moments offered to whoever writes a notice, and the way out of giving one. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice
from handlers.notices import answers as given
from handlers.notices.answers import Composing

#: As somebody would type it; "": none after all. The order is the order on the wire.
_ENDS = (
    (N_("In 2 hours"), "2小时"),
    (N_("In 4 hours"), "4小时"),
    (N_("Tomorrow 18:00"), "明天18:00"),
    (N_("It is no emergency"), ""),
)
_MOMENTS = (
    (N_("At once after all"), ""),
    (N_("Tomorrow 8:00"), "明天8:00"),
    (N_("Tomorrow 18:00"), "明天18:00"),
)


def ends(_answers: Composing, t: Translation) -> Sequence[Choice]:
    return [Choice(label=t.plain(label), id=at) for at, (label, _) in enumerate(_ENDS)]


def end(answers: Composing, chosen: int) -> Composing:
    if typed := _ENDS[chosen][1]:
        return given.end_typed(answers, typed)
    return replace(answers, urgent=False, ends_at=None, ends_typed="")


def moments(_answers: Composing, t: Translation) -> Sequence[Choice]:
    return [Choice(label=t.plain(label), id=at) for at, (label, _) in enumerate(_MOMENTS)]


def moment(answers: Composing, chosen: int) -> Composing:
    if typed := _MOMENTS[chosen][1]:
        return given.moment_typed(answers, typed)
    return replace(answers, timed=False, send_at=None, send_typed="")
