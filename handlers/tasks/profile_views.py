"""How somebody serves, as they see and choose it themself. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.tasks import Claim, Skill
from domain.volunteers import PER_DAY, NoHomeHere, Volunteer
from handlers.kit import doors, refusals
from handlers.kit.areas import called, written
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Key, Screen, cut, html, rows, view
from handlers.tasks import buttons, words
from services.service_areas import Place
from services.volunteers import Profile

#: The order is on the wire: a skill is only ever added at the end.
WIRED = (
    Skill.ELECTRICITY,
    Skill.PLUMBING,
    Skill.MEDICAL,
    Skill.CARE,
    Skill.DRIVING,
    Skill.TEACHING,
    Skill.COMPUTERS,
    Skill.LAW,
    Skill.ARTS,
    Skill.LANGUAGES,
)
#: With a way back, a way on and the way out below them, eight.
A_PAGE = 5
_LONGEST = 60


@view
def profile(t: Translation, shown: Profile, whole: str, *, welcome: bool = False) -> Screen:
    """`whole`: what a root that nobody has named is called."""
    greeting = N_("🎉 Welcome! You are a volunteer from today on.") if welcome else _TITLE
    return Screen(
        text=Markup("\n").join([html("<b>{it}</b>", it=t(greeting)), _given(t, shown, whole)]),
        keys=_keys(t, shown.volunteer),
    )


@view
def whom_to_ask(t: Translation, stranger: NoHomeHere) -> Screen:
    return Screen(
        text=html("{words}", words=refusals.words(t, stranger)), keys=((doors.JOIN(t),),)
    )


_TITLE = N_("⚙️ How I help")


def _given(t: Translation, shown: Profile, whole: str) -> Markup:
    """Hours, points and where, in one line."""
    where = t.plain(N_(", ")).join(written(t, each, whole) for each in shown.areas)
    points = shown.balance.earned + shown.balance.entered
    said = N_("{hours} given so far, {points} points · 📍 {where}")
    return t(said, hours=words.long(t, shown.worked), points=points, where=cut(where, _LONGEST))


def _keys(t: Translation, volunteer: Volunteer) -> tuple[tuple[Key, ...], ...]:
    duty = N_("🟢 On duty (press to rest)")
    if not volunteer.on_duty:
        duty = N_("⚪ Resting (press to be on duty)")
    named = f"{_mark(on=volunteer.named)} {_named(t, volunteer)}"
    often = f"🔔 {_at_most(t, volunteer)}"
    return (
        (buttons.DUTY.labelled(t.plain(duty), int(not volunteer.on_duty)),),
        (buttons.AREAS(t, 0), buttons.SKILLS(t, 0)),
        (buttons.PER_DAY.labelled(often, 0),),
        (buttons.NAMED.labelled(named, int(not volunteer.named)),),
        (buttons.MINE(t, 0), buttons.CALENDAR(t)),
        (buttons.LEAVE(t),),
    )


def in_words(t: Translation, volunteer: Volunteer) -> str:
    """What the keys say, in one line."""
    said = [
        t.plain(N_("on duty") if volunteer.on_duty else N_("resting")),
        _at_most(t, volunteer),
        _named(t, volunteer),
        *(t.plain(words.SKILLS[each]) for each in sorted(volunteer.skills)),
    ]
    return " · ".join(said)


def _at_most(t: Translation, volunteer: Volunteer) -> str:
    return t.plain(N_("at most {count} a day"), count=volunteer.per_day)


def _named(t: Translation, volunteer: Volunteer) -> str:
    named = N_("My name may be shown") if volunteer.named else N_("My name is not shown")
    return t.plain(named)


@view
def how_often(t: Translation, chosen: int) -> Screen:
    keys = [_often(t, count, chosen) for count in PER_DAY]
    text = N_(
        "How many tasks may I offer you a day at most? Press to choose.\n"
        "At which hours I am silent, you choose under “Quiet hours”."
    )
    return Screen(text=t(text), keys=(*rows(keys, 2), (doors.QUIET(t), _back(t))))


def _often(t: Translation, count: int, chosen: int) -> Key:
    label = t.plain(N_("{count} a day"), count=count)
    return buttons.PER_DAY.labelled(f"{_mark(on=count == chosen)} {label}", count)


@view
def skills(t: Translation, has: frozenset[Skill], page: int) -> Screen:
    first = page * A_PAGE
    keys = [
        buttons.SKILL.labelled(
            f"{_mark(on=skill in has)} {t.plain(words.SKILLS[skill])}",
            WIRED.index(skill),
            int(skill not in has),
        )
        for skill in WIRED[first : first + A_PAGE]
    ]
    text = N_(
        "What can you do? Press to change. Some tasks need somebody who can do just that;"
        " for all others everybody is welcome."
    )
    turn = _turn(page, len(WIRED), buttons.SKILLS)
    return Screen(text=t(text), keys=(*rows(keys, 2), (*turn, _back(t))))


@view
def areas(t: Translation, places: Sequence[Place], whole: str, page: int) -> Screen:
    keys = [key for each in places for key in _place_keys(t, each, whole)]
    first = page * A_PAGE
    turn = _turn(page, len(keys), buttons.AREAS)
    shown = ((key,) for key in keys[first : first + A_PAGE])
    text = N_("Where would you like to help? Press to change; elsewhere I do not ask you.")
    return Screen(text=t(text), keys=(*shown, (*turn, _back(t))))


def _place_keys(t: Translation, place: Place, whole: str) -> list[Key]:
    name = cut(written(t, place.lineage, whole), _LONGEST)
    chosen = int(not place.chosen)
    keys = [buttons.SERVE.labelled(f"{_mark(on=place.chosen)} {name}", place.area.id, chosen)]
    if place.buildings is not None:
        label = buttons.BUILDINGS(t, place.area.id, 0).label
        if place.buildings:
            label = t.plain(N_("{label}: {count} chosen"), label=label, count=place.buildings)
        keys.append(buttons.BUILDINGS.labelled(label, place.area.id, 0))
    return keys


@view
def buildings(t: Translation, places: Sequence[Place], compound: int, page: int) -> Screen:
    first = page * A_PAGE
    keys = [
        buttons.SERVE.labelled(
            f"{_mark(on=each.chosen)} {called(t, each.area)}", each.area.id, int(not each.chosen)
        )
        for each in places[first : first + A_PAGE]
    ]
    turn = []
    if page:
        turn.append(buttons.BUILDINGS.labelled("◀️", compound, page - 1))
    if len(places) > first + A_PAGE:
        turn.append(buttons.BUILDINGS.labelled("▶️", compound, page + 1))
    back = buttons.AREAS.labelled(t.plain(_BACK), 0)
    text = N_("Only near your own door? Then choose single buildings instead of all of it.")
    return Screen(text=t(text), keys=(*rows(keys, 2), (*turn, back)))


@view
def leave(t: Translation, given_back: Sequence[Claim]) -> Screen:
    lines = [t(N_("Do you want to stop being a volunteer? Your points stay yours."))]
    if given_back:
        said = N_("{count} tasks that you have taken go to others.")
        lines.append(t(said, count=len(given_back)))
    keys = ((buttons.LEAVE_INDEED(t),), (buttons.PROFILE.labelled(t.plain(N_("No, I stay"))),))
    return Screen(text=Markup("\n").join(lines), keys=keys)


@view
def left(t: Translation) -> Screen:
    said = N_("Done. Thank you for all the help you gave! You can come back at any time.")
    return Screen(text=t(said), keys=((buttons.JOIN(t),),))


_BACK = N_("↩️ Back")


def _back(t: Translation) -> Key:
    return buttons.PROFILE.labelled(t.plain(_BACK))


def _turn(page: int, count: int, button: Button) -> list[Key]:
    keys = [button.labelled("◀️", page - 1)] if page else []
    return keys + ([button.labelled("▶️", page + 1)] if count > (page + 1) * A_PAGE else [])


def _mark(*, on: bool) -> str:
    return "✅" if on else "⬜"
