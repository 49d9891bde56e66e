"""/quiet: hours in which only what cannot wait is sent."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from domain.quiet import Quiet
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.people import words
from handlers.people.me import CARD

#: Equal ends: nothing ever waits.
_NEVER: Quiet = (0, 0)
#: The order is on the wire.
_OFFERED: tuple[Quiet, ...] = ((22 * 60, 7 * 60), (21 * 60, 7 * 60), (23 * 60, 8 * 60), _NEVER)
_NONE = {"不设", "不设免打扰", "不用", "不要", "关", "关闭", "无", "none", "off", "no"}

_TIME = r"(早上|上午|凌晨|早|晚上|下午|夜里|晚)?(\d{1,2})(?:[:.点时](?:(\d{1,2})分?|(半))?)?"
_SPAN = re.compile(rf"从?{_TIME}(?:-|~|—|–|到|至|to|until){_TIME}")
_EVENING = {"晚上", "下午", "夜里", "晚"}
_NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    chosen: Quiet | None = None


async def ask(context: Context, said: Said) -> None:
    """`/quiet 21:30-6:30` needs no question."""
    try:
        chosen = _read(said.text) if said.text else None
    except NotAnAnswer:
        chosen = None
    await forms.begin(context, FORM, Hours(chosen=chosen))


async def open_(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Hours())


async def _set(context: Context, answers: Hours) -> None:
    chosen = answers.chosen or _NEVER
    await context.unit.wishes.quiet(context.actor.id, chosen)
    done = _done(chosen)
    await context.in_place(done)


def _read(text: str) -> Quiet:
    """Minutes after midnight. Raises `NotAnAnswer`."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
    if plain in _NONE:
        return _NEVER
    found = _SPAN.fullmatch(plain)
    if found is None:
        raise NotAnAnswer(_LIKE_THIS)
    parts = found.groups()
    return _minutes(*parts[:4]), _minutes(*parts[4:])


def _minutes(part: str | None, hour: str, minute: str | None, half: str | None) -> int:
    hours = int(hour)
    if part in _EVENING and hours <= _NOON:
        # 晚上12点 is midnight.
        hours += _NOON
    if hours > 24 or int(minute or 0) > 59:  # 24:00 is how many write midnight
        raise NotAnAnswer(_LIKE_THIS)
    return (hours % 24) * 60 + (30 if half else int(minute or 0))


def _choices(_answers: Hours, t: Translation) -> Sequence[Choice]:
    return [Choice(label=words.hours(t, each), id=at) for at, each in enumerate(_OFFERED)]


_LIKE_THIS = N_("Please write from when until when, for example 21:30-6:30.")

FORM = Form(
    name="quiet",
    answers=Hours,
    questions=(
        Question(
            name="hours",
            label=N_("Quiet hours"),
            words=lambda _a, t: t(
                N_(
                    "When shall I not disturb you? Press, or write for example 21:30-6:30."
                    " What is urgent always comes at once."
                )
            ),
            missing=lambda answers: answers.chosen is None,
            take=lambda _a, text: Hours(chosen=_read(text)),
            choices=_choices,
            choose=lambda _a, chosen: Hours(chosen=_OFFERED[chosen]),
        ),
    ),
    submit=_set,
    same=lambda _open, new: new.chosen is None,
    left=N_("Nothing was changed."),
)


@view
def _done(t: Translation, chosen: Quiet) -> Screen:
    return Screen(
        text=t(
            N_("🌙 {hours}. What is urgent always comes at once."), hours=words.hours(t, chosen)
        ),
        keys=((CARD(t),),),
    )
