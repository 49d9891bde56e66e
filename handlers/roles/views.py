"""How roles and those who hold them look. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.organisations import EMPLOYERS
from domain.people import Person, Role
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.roles import ROLES, listed
from handlers.kit.screens import Button, Key, Screen, cut, html, view
from handlers.roles.appointment import Appointment
from handlers.roles.placing import Line
from services.roles import Changed
from storage.grants import GrantId

PAGE = Button("ka", N_("List"), tap_only=True)
PERSON = Button("kp", N_("Open"))
#: 0: nobody has been named yet.
APPOINT = Button("kn", N_("➕ Appoint"))
FIND = Button("kf", N_("🔎 Find somebody"))
TAKE = Button("kt", N_("Take back"), tap_only=True)
TAKE_INDEED = Button("ky", N_("Yes, take it back"), tap_only=True)
BAR = Button("kb", N_("🚫 Keep out"), tap_only=True)
BAR_INDEED = Button("kz", N_("Yes, keep out"), tap_only=True)
WELCOME = Button("kw", N_("Welcome back"), tap_only=True)
PROPOSAL = Button("kq", N_("⏳ Waiting for you"))
CONFIRM = Button("kc", N_("✅ Agree"), tap_only=True)
DECLINE = Button("kd", N_("❌ Do not agree"), tap_only=True)

A_PAGE = 5
_MOST_ROLES = 4
_LABEL = 40
#: What follows from where somebody lives; roles stand in lines of their own.
_KNOWN_AS = frozenset({Role.BARRED, Role.GUEST, Role.RESIDENT, Role.OWNER, Role.TENANT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    lines: Sequence[Line]
    page: int
    more: bool
    #: The proposal that waits for whoever reads this; None: none does.
    proposal: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Somebody, and what whoever looks may do about them."""

    person: Person
    lines: Sequence[Line]
    takeable: frozenset[GrantId]
    appointable: bool
    barrable: bool


@view
def roles(t: Translation, listing: Listing) -> Screen:
    keys = [(PERSON.labelled(_line(t, line), line.holding.person),) for line in listing.lines]
    if listing.proposal is not None:
        keys.insert(0, (PROPOSAL(t, listing.proposal),))
    last = [APPOINT(t, 0), FIND(t, 0)]
    if listing.more or listing.page:
        following = listing.page + 1 if listing.more else 0
        last.append(PAGE.labelled(t.plain(N_("More…")), following))
    words = N_("Who does what. Tap a name to see more.")
    if not listing.lines:
        words = N_("Nobody holds a role here yet. Appoint somebody:")
    return Screen(text=t(words), keys=(*keys, tuple(last)))


@view
def card(t: Translation, shown: Card) -> Screen:
    person = shown.person
    lines = [html("<b>👤 {name}</b>", name=person.name)]
    known = (person.roles - {Role.GUEST} or {Role.GUEST}) & _KNOWN_AS
    lines += [html("{roles}", roles=listed(t, known))] if known else []
    lines += [_told(t, line) for line in shown.lines]
    if any(line.holding.vouched for line in shown.lines):
        lines.append(t(N_("⚙️ stands in config.toml: it can be taken back only there.")))
    return Screen(text=Markup("\n").join(lines), keys=_card_keys(t, shown))


def _card_keys(t: Translation, shown: Card) -> tuple[tuple[Key, ...], ...]:
    person = shown.person
    taking = [
        (TAKE.labelled(t.plain(N_("Take back: {role}"), role=_post(t, line)), line.holding.id),)
        for line in [each for each in shown.lines if each.holding.id in shown.takeable]
    ]
    doing = [APPOINT(t, person.id)] if shown.appointable else []
    if shown.barrable:
        doing.append(WELCOME(t, person.id) if person.barred else BAR(t, person.id))
    away = PAGE.labelled(t.plain(N_("↩️ Back to the list")), 0)
    return (*taking[:_MOST_ROLES], tuple(doing), (away,)) if doing else (*taking, (away,))


@view
def take_indeed(t: Translation, line: Line) -> Screen:
    return Screen(
        text=t(
            N_("Shall {name} no longer be {role} ({place})?"),
            name=line.holding.name,
            role=t.plain(ROLES[line.holding.role]),
            place=line.where.written(t),
        ),
        keys=(
            (TAKE_INDEED(t, line.holding.id),),
            (PERSON.labelled(t.plain(N_("↩️ No, leave it")), line.holding.person),),
        ),
    )


@view
def taken(t: Translation, changed: Changed, place: Where) -> Screen:
    return Screen(
        text=t(
            N_("{name} is no longer {role} ({place})."),
            name=changed.person.name,
            role=t.plain(ROLES[changed.role]),
            place=place.written(t),
        ),
        keys=((PAGE.labelled(t.plain(N_("↩️ Back to the list")), 0),),),
    )


@view
def appointment(t: Translation, answers: Appointment) -> Screen:
    """Before anything is given."""
    role = Role(answers.role)
    lines = [
        t(N_("<b>Shall I appoint {name}?</b>"), name=answers.name),
        html("{role} · 📍 {place}", role=t.plain(ROLES[role]), place=answers.place),
    ]
    if role in EMPLOYERS and answers.employer:
        lines.append(html("🏢 {name}", name=answers.employer))
    if role is Role.ADMINISTRATOR:
        lines.append(t(N_("A second administrator has to agree; I will ask them.")))
    return Screen(text=Markup("\n").join(lines))


@view
def given(t: Translation, changed: Changed, place: Where) -> Screen:
    lines = [
        t(
            N_("✅ {name} is {role} ({place})."),
            name=changed.person.name,
            role=t.plain(ROLES[changed.role]),
            place=place.written(t),
        )
    ]
    if not changed.person.reachable:
        lines.append(
            t(N_("I cannot write to them: please tell them to open our chat and press Start."))
        )
    return Screen(
        text=Markup("\n").join(lines),
        keys=((PAGE.labelled(t.plain(N_("↩️ Back to the list")), 0),),),
    )


@view
def bar_indeed(t: Translation, person: Person) -> Screen:
    return Screen(
        text=t(
            N_(
                "Shall {name} be kept out? They can then only report dangers and see to their"
                " own data. You can welcome them back at any time."
            ),
            name=person.name,
        ),
        keys=(
            (BAR_INDEED(t, person.id),),
            (PERSON.labelled(t.plain(N_("↩️ No, leave it")), person.id),),
        ),
    )


def _line(t: Translation, line: Line) -> str:
    """On a key."""
    role = t.plain(ROLES[line.holding.role])
    return cut(f"{role} · {line.holding.name} · {line.where.written(t)}", _LABEL)


def _post(t: Translation, line: Line) -> str:
    role = t.plain(ROLES[line.holding.role])
    return cut(f"{role} · {line.where.written(t)}", _LABEL)


def _told(t: Translation, line: Line) -> Markup:
    held = line.holding
    words = N_("{role} · {place} · since {since}")
    if held.organisation:
        words = N_("{role} · {place} · {organisation} · since {since}")
    told = t(
        words,
        role=t.plain(ROLES[held.role]),
        place=line.where.written(t),
        organisation=held.organisation,
        since=f"{t.local(held.since):%Y-%m-%d}",
    )
    return html("⚙️ {told}", told=told) if held.vouched else html("• {told}", told=told)
