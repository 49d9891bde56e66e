"""How what waits for somebody looks: a button for each. Pure."""

from collections.abc import Sequence

from handlers.kit import doors
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, view
from handlers.kit.ticket_words import CATEGORIES
from services.digests.waiting import Thing, What

#: As many as a screen has buttons, with one that leads back.
_MOST = 7
_LABEL = 38
_PILES = frozenset({What.DESK, What.HEAPS})

_WORDS = {
    What.IN_HAND: N_("🔧 In hand: {title}"),
    What.DESK: N_("📋 On the desk, new or overdue: {count}"),
    What.HEAPS: N_("🤝 Volunteers' tasks to see to: {count}"),
    What.RESOLUTION: N_("📝 Resolution due: {title}"),
    What.TASK: N_("🙋 My task: {title}"),
    What.CONFIRM: N_("👍 Is it solved? {title}"),
    What.VOTE: N_("🗳 To vote: {title}"),
    What.MEETING: N_("🗓 Meeting of {title}: do you come?"),
    What.NOTICE: N_("📢 To be read: {title}"),
}


_CARDS = {
    What.IN_HAND: doors.TICKET,
    What.CONFIRM: doors.TICKET,
    What.RESOLUTION: doors.MEETING,
    What.MEETING: doors.MEETING,
    What.TASK: doors.TASK,
    What.VOTE: doors.BALLOT,
}


@view
def waiting(t: Translation, things: Sequence[Thing]) -> Screen:
    text = t(N_("📌 <b>What waits for you</b>: {count}. Tap one to see to it."), count=len(things))
    if not things:
        text = t(N_("📌 Nothing waits for you. 👍"))
    elif len(things) > _MOST:
        text = t(
            N_("📌 <b>What waits for you</b>: {count}. These come first; the others follow."),
            count=len(things),
        )
    return Screen(text=text, keys=keys(t, things))


def keys(t: Translation, things: Sequence[Thing]) -> tuple[tuple[Key, ...], ...]:
    return tuple((_key(t, each),) for each in things[:_MOST])


def _key(t: Translation, thing: Thing) -> Key:
    label = _label(t, thing)
    if thing.what is What.HEAPS:
        return doors.TASKS.labelled(label)
    if thing.what is What.DESK:
        return doors.DESK.labelled(label, 0, 0)
    if thing.what is What.NOTICE:
        return doors.NOTICE.labelled(label, thing.id, 0)
    return _CARDS[thing.what].labelled(label, thing.id)


def _label(t: Translation, thing: Thing) -> str:
    words = t.plain(_WORDS[thing.what], title=_title(t, thing), count=thing.count)
    if thing.by is None or thing.what in _PILES:
        return cut(words, _LABEL)
    when = t.moment(thing.by)
    return t.plain(N_("{what} ({when})"), what=cut(words, _LABEL - len(when)), when=when)


def _title(t: Translation, thing: Thing) -> str:
    """A ticket by its number and category: what was said may be long, and private."""
    if thing.category is not None:
        return f"#{thing.id} {t.plain(CATEGORIES[thing.category])}"
    return next(iter(thing.title.strip().splitlines()), "") or t.plain(N_("a file"))
