"""How a group's business looks: what everybody there reads, and what administrators hear. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.areas import Area
from domain.groups import Group, Purpose, Right
from handlers.kit import areas
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.groups import RIGHTS
from handlers.kit.screens import Button, Key, Screen, html, rows, view

PURPOSE = Button("gp", N_("Purpose"), tap_only=True)
AREA = Button("ga", N_("Area"), takes=2, tap_only=True)
PAGE = Button("gl", N_("More…"), takes=2, tap_only=True)
#: 1: from here on they are let in; 0: no longer.
ADMITS = Button("gj", N_("Let in"), tap_only=True)

_A_PAGE = 6

NAMES = {
    Purpose.RESIDENTS: N_("Residents' group"),
    Purpose.STAFF: N_("Staff group"),
    Purpose.VOLUNTEERS: N_("Volunteers' group"),
}
#: What is done there, and what never is.
_DOES = {
    Purpose.RESIDENTS: N_(
        "I post notices, meetings and results here; what concerns you alone, you tell me in"
        " private.\nI never write anybody's address or telephone number here, and leave your talk"
        " to yourselves."
    ),
    Purpose.STAFF: N_(
        "I show every new ticket here, and whoever is on duty takes it with the button below"
        " it.\nDoor numbers and telephones never stand here: whoever takes it reads them in"
        " private."
    ),
    Purpose.VOLUNTEERS: N_(
        "I show here where neighbours need a hand; whoever has time takes it.\nAddresses and"
        " telephones never stand here: whoever takes it reads them in private."
    ),
}
_LETS_IN = N_("Whoever asks to join and is registered here is let in at once.")
_WOULD_LET_IN = N_(
    "I cannot see that I may let anybody in: please make me an administrator of this group who"
    " may add members. Until then, please let people in yourselves."
)


@view
def hello(t: Translation, name: str) -> Screen:
    return Screen(
        text=t(
            N_(
                "Hello! I am the assistant of {name}: write to me in private when something is"
                " broken or you need help.\nAn administrator sends /bind here to say what this"
                " group is for."
            ),
            name=name,
        )
    )


@view
def how_to_bind(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "Add me to the group and send there, for example: /bind residents 幸福里,"
                " /bind staff or /bind volunteers."
            )
        )
    )


@view
def what_for(t: Translation) -> Screen:
    keys = [PURPOSE.labelled(t.plain(NAMES[each]), at) for at, each in enumerate(Purpose)]
    return Screen(text=t(N_("What is this group for?")), keys=rows(keys, 1))


@view
def where(t: Translation, purpose: int, offered: Sequence[Area], page: int, whole: str) -> Screen:
    first = page * _A_PAGE
    shown = offered[first : first + _A_PAGE]
    keys = [AREA.labelled(_named(t, each, whole), purpose, each.id) for each in shown]
    if len(offered) > _A_PAGE:
        following = page + 1 if len(offered) > first + _A_PAGE else 0
        keys.append(PAGE(t, purpose, following))
    return Screen(
        text=t(N_("Whom is it for? A single building can be typed: /bind residents 幸福里3号楼")),
        keys=rows(keys, 2),
    )


def _named(t: Translation, area: Area, whole: str) -> str:
    if not area.path:
        return t.plain(N_("✅ All of {place}"), place=area.name or whole)
    return areas.called(t, area)


@view
def bound(t: Translation, group: Group, lineage: Sequence[Area], whole: str) -> Screen:
    assert group.purpose is not None, "has just been bound"
    place = areas.written(t, lineage, whole)
    told = t(N_("<b>{purpose}: {place}</b>"), purpose=t.plain(NAMES[group.purpose]), place=place)
    lines = [told, t(_DOES[group.purpose])]
    if group.admits:
        lines.append(t(_LETS_IN if Right.INVITE in (group.rights or ()) else _WOULD_LET_IN))
    return Screen(text=Markup("\n").join(lines), keys=_admitting(t, group))


def _admitting(t: Translation, group: Group) -> tuple[tuple[Key, ...], ...]:
    if group.purpose is not Purpose.RESIDENTS:
        return ()
    words = N_("🚪 Let registered residents in by itself")
    if group.admits:
        words = N_("🚪 No longer let anybody in by itself")
    return ((ADMITS.labelled(t.plain(words), 0 if group.admits else 1),),)


@view
def newcomers(t: Translation, link: str) -> Screen:
    return Screen(
        text=t(N_("Welcome! Neighbours register here, in private:")),
        keys=((Key(label=t.plain(N_("🏠 I live here")), url=link),),),
    )


@view
def knocked(t: Translation, title: str, link: str) -> Screen:
    """To somebody who asked to be let in, and is not known to live there."""
    return Screen(
        text=t(
            N_(
                "You asked to join “{title}”. It is for residents: please register below, then I"
                " let you in at once. It takes a minute."
            ),
            title=title,
        ),
        keys=((Key(label=t.plain(N_("🏠 I live here")), url=link),),),
    )


@view
def removed(t: Translation, group: Group) -> Screen:
    """For administrators."""
    return Screen(
        text=t(
            N_(
                "I am not in the group “{title}” any more (I was removed, or it was deleted), and"
                " write nothing there. Add me again and it goes on as before."
            ),
            title=group.title,
        )
    )


@view
def lost(t: Translation, group: Group, rights: frozenset[Right]) -> Screen:
    """For administrators."""
    missing = t.plain(N_(", ")).join(t.plain(RIGHTS[right]) for right in sorted(rights))
    return Screen(
        text=html(
            "{told}",
            told=t(
                N_(
                    "In the group “{title}” I may no longer do this: {rights}. Please allow it"
                    " again in the group's settings."
                ),
                title=group.title,
                rights=missing,
            ),
        )
    )
