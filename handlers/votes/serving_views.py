"""How an assembly's notice looks: to owners, and to staff who see that everybody has it. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from domain.areas import Area
from domain.assembly import Matter
from domain.serving import BY_HAND, NotAllServed
from domain.votes import Vote
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, html, rows, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from handlers.votes import ballot_words
from services.assembly.serving import Ledger

A_PAGE = 5
#: So many days after the first lawful one it may be moved to.
LATER = (3, 7)


@view
def notice(t: Translation, vote: Vote, *, moved: bool = False, known: bool = False) -> Screen:
    """What each owner is served: the text of the vote, the matter, the dates."""
    heading = N_("📜 <b>Notice of the owners' assembly: {title}</b>")
    if moved:
        heading = N_("📜 <b>Owners' assembly moved: {title}</b>")
    lines = [t(heading, title=vote.title), *_asked(t, vote)]
    if known:
        lines.append(t(N_("✅ You said that you know.")))
    keys = () if known else ((buttons.KNOWN(t, vote.id),),)
    return Screen(text=Markup("\n").join(lines), keys=keys)


def _asked(t: Translation, vote: Vote) -> list[Markup]:
    """Question, choices, matter, dates, and what it is not."""
    labels = [ballot_words.label(t, vote, option.key) for option in vote.options]
    matter = vote.matter or Matter.OTHER
    return [
        html("{question}", question=vote.question),
        t(N_("Choices: {options}"), options=t.plain(N_(", ")).join(labels)),
        t(
            N_("Matter {number} of art. 278 of the Civil Code: {matter}"),
            number=int(matter),
            matter=t.plain(words.MATTERS[matter]),
        ),
        t(
            N_("🗓 Voting from {opens} to {closes}."),
            opens=t.in_full(vote.opens_at),
            closes=t.in_full(vote.closes_at),
        ),
        t(N_("It supports the official procedure, and is not the official ballot itself.")),
    ]


@view
def ledger(
    t: Translation, found: Ledger, buildings: Sequence[tuple[Area, int]], page: int
) -> Screen:
    vote, service = found.vote, found.service
    lines = [
        html("<b>📮 {title}</b>", title=vote.title),
        *(html("{line}", line=line) for line in words.served(t, service)),
    ]
    shown = buildings[page * A_PAGE : (page + 1) * A_PAGE]
    keys = [
        buttons.HOMES.labelled(f"{words.building(t, area)} · {count}", vote.id, area.id, 0)
        for area, count in shown
    ]
    if shown:
        lines.append(t(N_("Tap a building to note who was told by hand.")))
    more = (page + 1) * A_PAGE < len(buildings)
    turned = [buttons.LEDGER.labelled(t.plain(N_("More…")), vote.id, page + 1)] if more else []
    last = [*turned, buttons.PANEL.labelled(t.plain(N_("↩️ Back")), vote.id)]
    return Screen(text=Markup("\n").join(lines), keys=(*rows(keys, 2), tuple(last)))


@view
def homes(
    t: Translation, vote: Vote, building: Area, untold: Sequence[Area], at: int, *, address: str
) -> Screen:
    """One home after the other. `address`: of the one that is shown."""
    back = buttons.LEDGER.labelled(t.plain(N_("↩️ Back")), vote.id, 0)
    if not untold:
        said = t(N_("{building}: everybody has been told."), building=words.building(t, building))
        return Screen(text=said, keys=((back,),))
    at %= len(untold)
    home = untold[at]
    said = t(
        N_("<b>{home}</b> ({number} of {count})\nHow was the notice handed over?"),
        home=address,
        number=at + 1,
        count=len(untold),
    )
    ways = [
        buttons.TOLD.labelled(t.plain(words.HOW[how]), vote.id, home.id, place)
        for place, how in enumerate(BY_HAND)
    ]
    around = (("⬅️", at - 1), ("➡️", at + 1))
    turns = [_turn(vote, building, place % len(untold), sign) for sign, place in around]
    all_ = [buttons.TOLD_ALL(t, vote.id, building.id)]
    turned = tuple(turns) if len(untold) > 1 else ()
    return Screen(text=said, keys=tuple(filter(None, (tuple(ways), turned, tuple(all_), (back,)))))


def _turn(vote: Vote, building: Area, at: int, sign: str) -> Key:
    return buttons.HOMES.labelled(sign, vote.id, building.id, at)


@view
def really_all(t: Translation, vote: Vote, building: Area, count: int) -> Screen:
    said = N_(
        "{building}: note that the notice is at the doors of all {count} that are left? It is the"
        " proof that they were told, and cannot be taken back."
    )
    back = buttons.HOMES.labelled(t.plain(N_("↩️ Back")), vote.id, building.id, 0)
    return Screen(
        text=t(said, building=words.building(t, building), count=count),
        keys=((buttons.TOLD_ALL_INDEED(t, vote.id, building.id),), (back,)),
    )


@view
def held_back(t: Translation, vote: Vote, why: NotAllServed) -> Screen:
    said = N_("{count} owners were not told of it {days} days before. First lawful day: {day}.")
    day = t.date(why.earliest_on)
    lines = [
        t(N_("⚠️ <b>“{title}” cannot open yet.</b>"), title=vote.title),
        t(said, count=why.late, days=why.days, day=day),
        t(N_("Whatever day it is moved to, everybody is told of it anew, at the doors too.")),
    ]
    keys = ((buttons.MOVE(t, vote.id),), later(t, vote, why.earliest_on))
    return Screen(text=Markup("\n").join(lines), keys=(*keys, (buttons.LEDGER(t, vote.id, 0),)))


def later(t: Translation, vote: Vote, earliest_on: date) -> tuple[Key, ...]:
    """Where doors have to be gone to again, that day would need all of it done today."""
    return tuple(
        buttons.MOVE_LATER.labelled(
            t.plain(N_("🗓 To {day}"), day=t.date(earliest_on + timedelta(days=days))),
            vote.id,
            days,
        )
        for days in LATER
    )


@view
def moved(t: Translation, vote: Vote) -> Screen:
    said = N_(
        "🗓 “{title}”: voting from {opens} to {closes}. Every owner is written to anew. Who was"
        " told by hand has to be told the new date by hand, too."
    )
    return Screen(
        text=t(
            said,
            title=vote.title,
            opens=t.in_full(vote.opens_at),
            closes=t.in_full(vote.closes_at),
        ),
        keys=((buttons.LEDGER(t, vote.id, 0), buttons.PANEL(t, vote.id)),),
    )
