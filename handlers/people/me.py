"""What is known of me, on one card, and the language I read."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain import quiet
from domain.areas import Area, AreaId
from domain.people import Person, Relation, Role
from handlers.kit import doors
from handlers.kit.areas import written
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.roles import ROLES
from handlers.kit.said import Said
from handlers.kit.screens import Button, Key, Screen, View, html, view
from handlers.people.words import RELATIONS, TOPICS, hours
from locales import LANGUAGES
from storage.unit import Unit

SPEAK = Button("ml", N_("Language"))
CARD = Button("mb", N_("↩️ Back"), takes=0, tap_only=True)
LANGUAGE = Button("mg", N_("🌐 Language"), takes=0)
QUIET = doors.QUIET
TOPICS_KEY = Button("mn", N_("🔔 Notifications"), takes=0)
DATA = Button("md", N_("📦 My data"), takes=0)

#: The order is on the wire: a language is only ever added at the end.
_WIRED = ("zh_CN", "en")
#: Homes with a key of their own: with the other keys they fill a screen.
_MOST_HOMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Something that somebody is, and where."""

    role: Role
    #: See `Areas.lineage`.
    area: Sequence[Area]
    #: "" where they are it for nobody but the area.
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    home: AreaId
    address: Sequence[Area]
    relation: Relation


async def profile(context: Context, _said: Said) -> None:
    await context.privately(await card(context))


async def show(context: Context, _ids: tuple[int, ...]) -> None:
    """In place of what was opened from it."""
    shown = await card(context)
    await context.in_place(shown)


async def card(context: Context) -> View:
    person = context.actor
    return _card(
        person,
        await capacities(context.unit, person),
        await homes(context.unit, person),
        context.neighbourhood.name,
    )


async def capacities(unit: Unit, person: Person) -> Sequence[Capacity]:
    """The roles that they were given, widest first."""
    held = sorted(person.grants, key=lambda each: (len(each.below), each.role, each.area))
    return [
        Capacity(
            role=grant.role,
            area=await unit.areas.lineage(await unit.areas.get(grant.area)),
            organisation=(
                (await unit.organisations.get(grant.organisation)).name
                if grant.organisation
                else ""
            ),
        )
        for grant in held
    ]


async def homes(unit: Unit, person: Person) -> Sequence[Lived]:
    return [
        Lived(
            home=each.home,
            address=await unit.areas.lineage(await unit.areas.get(each.home)),
            relation=each.relation,
        )
        for each in sorted(person.homes, key=lambda each: each.home)
    ]


async def languages(context: Context, _said: Said) -> None:
    await context.privately(_languages())


async def choose_language(context: Context, _ids: tuple[int, ...]) -> None:
    await context.privately(_languages())


async def speak(context: Context, ids: tuple[int, ...]) -> None:
    if ids[0] >= len(_WIRED):
        raise ButtonRetired
    language = _WIRED[ids[0]]
    await context.unit.people.speak(context.actor.id, language)
    t = context.speaker.languages.of(language)
    screen = _spoken()(t)
    await context.redraw(lambda _t: screen)


def capacity(t: Translation, held: Capacity, whole: str) -> str:
    """“楼栋长 · 幸福里3号楼”. `whole`: what a root that nobody has named is called."""
    words = f"{t.plain(ROLES[held.role])} · {written(t, held.area, whole)}"
    if not held.organisation:
        return words
    return t.plain(N_("{role} ({organisation})"), role=words, organisation=held.organisation)


def address(t: Translation, lived: Lived) -> str:
    return f"{written(t, lived.address, '')} · {t.plain(RELATIONS[lived.relation])}"


@view
def _card(
    t: Translation,
    person: Person,
    held: Sequence[Capacity],
    lived: Sequence[Lived],
    neighbourhood: str,
) -> Screen:
    lines = [html("👤 <b>{name}</b>", name=person.name)]
    lines += [html("🔖 {what}", what=capacity(t, each, neighbourhood)) for each in held]
    lines += [html("🏠 {where}", where=address(t, each)) for each in lived]
    if not held and not lived:
        role = Role.BARRED if person.barred else Role.GUEST
        lines.append(html("🔖 {what}", what=t.plain(ROLES[role])))
    lines.append(html("🌙 {when}", when=hours(t, person.quiet or quiet.BY_DEFAULT)))
    if person.muted:
        topics = [t.plain(TOPICS[topic]) for topic in TOPICS if topic in person.muted]
        lines.append(t(N_("🔕 Not told of: {topics}"), topics=t.plain(N_(", ")).join(topics)))
    number = html("<code>{number}</code>", number=person.telegram_id)
    lines.append(t(N_("Your number at Telegram: {number}"), number=number))
    return Screen(text=Markup("\n").join(lines), keys=_keys(t, lived))


def _keys(t: Translation, lived: Sequence[Lived]) -> tuple[tuple[Key, ...], ...]:
    doors_ = [
        (doors.HOME.labelled(f"🏠 {written(t, each.address, '')}", each.home),)
        for each in lived[:_MOST_HOMES]
    ]
    # So many homes leave no room for what a command says as well.
    speaking = () if len(doors_) == _MOST_HOMES else (LANGUAGE(t),)
    return (
        *(doors_ or [(doors.JOIN(t),)]),
        (*speaking, QUIET(t)),
        (TOPICS_KEY(t), DATA(t)),
        (doors.WAITING(t),),
    )


@view
def _languages(t: Translation) -> Screen:
    keys = [SPEAK.labelled(LANGUAGES[name], at) for at, name in enumerate(_WIRED)]
    return Screen(text=t(N_("Which language shall I speak with you?")), keys=(tuple(keys),))


@view
def _spoken(t: Translation) -> Screen:
    return Screen(
        text=t(N_("I will speak English with you. /start shows the buttons in English."))
    )
