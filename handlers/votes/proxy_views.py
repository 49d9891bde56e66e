"""How a proxy looks: to staff, to who holds it, and to the owner. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.areas import Area
from domain.proxies import ProxyId
from domain.votes import Vote
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from handlers.votes import ballot_buttons
from services.assembly.proxies import Held

A_PAGE = 4
Home = Sequence[Area]


@view
def recorded(t: Translation, held: Held, home: Home, name: str) -> Screen:
    said = N_("🤝 {home}: {name} may vote for this owner. Both have been told, if I know them.")
    keys = (buttons.PROXY.labelled(t.plain(N_("📄 The next one")), held.vote.id), _back(t, held))
    return Screen(text=t(said, home=words.home(t, home), name=name), keys=(keys,))


@view
def to_holder(t: Translation, held: Held, home: Home) -> Screen:
    said = N_(
        "🤝 <b>{title}</b>\nThe owner of {home} has asked you in writing to vote for them, until"
        " {at}. If they vote themselves, theirs counts."
    )
    text = t(
        said,
        title=held.vote.title,
        home=words.home(t, home),
        at=t.moment(held.vote.closes_at),
    )
    return Screen(text=text, keys=((ballot_buttons.BALLOT(t, held.vote.id),),))


@view
def to_owner(t: Translation, held: Held, home: Home, holder: str) -> Screen:
    said = N_(
        "🤝 <b>{title}</b>\n{home}: a proxy of yours was recorded, {name} may vote for you. You"
        " can still vote yourself until {at}, and yours counts; or take the proxy back."
    )
    text = t(
        said,
        title=held.vote.title,
        home=words.home(t, home),
        name=holder,
        at=t.moment(held.vote.closes_at),
    )
    keys = (ballot_buttons.BALLOT(t, held.vote.id), buttons.REVOKE(t, held.proxy.id))
    return Screen(text=text, keys=rows(list(keys), 1))


@view
def listed(
    t: Translation, vote: Vote, held: Sequence[tuple[ProxyId, Home, str]], page: int, *, more: bool
) -> Screen:
    lines = [html("<b>🤝 {title}</b>", title=vote.title)]
    lines += [
        t(N_("{home}: {name} votes"), home=words.home(t, home), name=name)
        for _, home, name in held
    ]
    if not held:
        lines.append(t(N_("No proxy is recorded.")))
    ends = [
        buttons.REVOKE.labelled(cut(f"✖️ {words.home(t, home)}", 40), proxy)
        for proxy, home, _ in held
    ]
    below = [buttons.PROXY(t, vote.id)]
    if more:
        below.append(buttons.PROXIES.labelled(t.plain(N_("More…")), vote.id, page + 1))
    below.append(buttons.PANEL.labelled(t.plain(N_("↩️ Back")), vote.id))
    return Screen(text=Markup("\n").join(lines), keys=(*rows(ends, 2), *rows(below, 2)))


@view
def revoked(
    t: Translation, held: Held, home: Home, *, told: bool = False, staff: bool = False
) -> Screen:
    """What its holder has cast stands until the owner casts: whoever takes it back reads so."""
    said = N_("🤝 {home}: the proxy for “{title}” was taken back.")
    if held.proxy.cast_at is not None and not told:
        said = N_(
            "🤝 {home}: the proxy for “{title}” was taken back. The ballot that its holder has"
            " cast stands until the owner votes."
        )
    back = t.plain(N_("↩️ Back"))
    away = ballot_buttons.BALLOT.labelled(back, held.vote.id)
    if staff:
        away = buttons.PROXIES.labelled(back, held.vote.id, 0)
    text = t(said, home=words.home(t, home), title=held.vote.title)
    return Screen(text=text, keys=() if told else ((away,),))


def _back(t: Translation, held: Held) -> Key:
    return buttons.PANEL.labelled(t.plain(N_("↩️ Back")), held.vote.id)
