"""How the queue looks. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.tickets import Ticket
from handlers.desk import buttons, sorting, words
from handlers.kit import doors
from handlers.kit.doors import TICKET
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, rows, view
from services.desk_queue import Page, Pile, Wanted

_PILES = tuple(Pile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Through which filter."""

    wanted: Wanted
    #: The area in words; "" for wherever their roles reach.
    place: str = ""

    @property
    def ids(self) -> tuple[int, int]:
        """The filter as it stands on the buttons: category, area."""
        area = self.wanted.area
        return sorting.number(self.wanted.category), area.id if area else 0

    def narrowed(self, t: Translation) -> str:
        """“ · 电梯 · 3号楼”; "" where all is shown."""
        category = self.wanted.category
        parts = [words.category(t, category) if category else "", self.place]
        return "".join(f" · {part}" for part in parts if part)


@view
def home(t: Translation, looking: Looking, counts: Mapping[Pile, int]) -> Screen:
    keys = [
        buttons.PILE.labelled(
            f"{t.plain(label)} {counts[pile]}", _PILES.index(pile), *looking.ids, 0
        )
        for pile, label in words.PILES.items()
    ]
    # Whoever narrowed it looks through the queue, and widens it here again.
    keys.append(buttons.FILTER(t, *looking.ids) if any(looking.ids) else doors.WAITING(t))
    keys.append(buttons.MORE(t))
    text = t(N_("📋 <b>Desk</b>{narrowed}"), narrowed=looking.narrowed(t))
    return Screen(text=text, keys=rows(keys, 2))


@view
def page(t: Translation, looking: Looking, page: Page, at: datetime) -> Screen:
    pile = page.wanted.pile
    lines = [(TICKET.labelled(words.line(t, each, at), each.id),) for each in page.tickets]
    text = t(
        N_(
            "{pile}{narrowed}: {total}. Page {number} of {pages}.\n"
            "Each with the time by which it was promised."
        ),
        pile=t.plain(words.PILES[pile]),
        narrowed=looking.narrowed(t),
        total=page.total,
        number=page.number + 1,
        pages=page.pages,
    )
    if not page.tickets:
        text = t(
            N_("{pile}{narrowed}: nothing here."),
            pile=t.plain(words.PILES[pile]),
            narrowed=looking.narrowed(t),
        )
    return Screen(text=text, keys=(*lines, _turning(t, looking, page)))


def _turning(t: Translation, looking: Looking, page: Page) -> tuple[Key, ...]:
    """Six tickets and two keys more: from the first and the last page one leads back."""
    back, pile = buttons.HOME(t, *looking.ids), _PILES.index(page.wanted.pile)
    earlier = buttons.PILE.labelled("◀️", pile, *looking.ids, max(page.number - 1, 0))
    later = buttons.PILE.labelled("▶️", pile, *looking.ids, page.number + 1)
    before = [earlier] if page.number else [back]
    after = [later] if page.number + 1 < page.pages else [back] if page.number else []
    return (*before, *after)


@view
def filters(t: Translation, looking: Looking) -> Screen:
    category, area = looking.ids
    keys = [buttons.CATEGORIES(t, 0, area), buttons.BY_AREA(t, category)]
    if category or area:
        keys.append(buttons.HOME.labelled(t.plain(N_("Show everything")), 0, 0))
    keys.append(buttons.FIND(t))
    return Screen(
        text=t(N_("What shall the desk show?{narrowed}"), narrowed=looking.narrowed(t)),
        keys=(*rows(keys, 2), (buttons.HOME(t, category, area),)),
    )


@view
def categories(t: Translation, page: int, area: int) -> Screen:
    first = page * sorting.A_PAGE
    shown = sorting.CATEGORIES[first : first + sorting.A_PAGE]
    keys = [
        buttons.HOME.labelled(words.category(t, each), sorting.number(each), area)
        for each in shown
    ]
    pages = -(-len(sorting.CATEGORIES) // sorting.A_PAGE)
    keys.append(buttons.CATEGORIES.labelled(t.plain(N_("More…")), (page + 1) % pages, area))
    return Screen(
        text=t(N_("Of which category?")), keys=(*rows(keys, 2), (buttons.HOME(t, 0, area),))
    )


@view
def found(
    t: Translation, said: str, tickets: Sequence[Ticket], turn: "Turn", at: datetime
) -> Screen:
    lines = [(TICKET.labelled(words.line(t, each, at), each.id),) for each in tickets]
    back = buttons.FIND.labelled(t.plain(N_("🔎 Find another")))
    turning = [buttons.FOUND.labelled("◀️", turn.kept, turn.page - 1)] if turn.page else [back]
    if turn.more and turn.kept:
        turning.append(buttons.FOUND.labelled("▶️", turn.kept, turn.page + 1))
    elif turn.page:
        turning.append(back)
    words_ = N_("🔎 “{said}”: {count} found.") if tickets else N_("🔎 “{said}”: nothing found.")
    if turn.more and not turn.kept:
        words_ = N_("🔎 “{said}”: {count} found, these first. Say more to narrow it down.")
    return Screen(text=t(words_, said=said, count=turn.count), keys=(*lines, tuple(turning)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where one is among what was found."""

    page: int
    more: bool
    count: int
    #: Under which id the words are kept; 0: they are not.
    kept: int
