"""How an application looks: to whoever made it, and to whoever decides on it. Pure."""

from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from domain.people import Relation, Role
from domain.residents import Lodging, State
from handlers.kit.i18n import N_, Translation
from handlers.kit.roles import ROLES
from handlers.kit.screens import Button, Key, Screen, html, view
from handlers.residents import words
from services.applications import Put

# Neither can be taken back by a second tap: a "1" typed in impatience decides nothing.
APPROVE = Button("hy", N_("✅ Approve"), tap_only=True)
REFUSE = Button("hn", N_("❌ Decline"), tap_only=True)
WITHDRAW = Button("hw", N_("↩️ Withdraw my request"), tap_only=True)
LEAVE = Button("hl", N_("🚪 No longer lives here"), tap_only=True)

_STATES = {
    State.WAITING: N_("⏳ Waiting for an answer"),
    State.APPROVED: N_("✅ Approved by {name}"),
    State.REFUSED: N_("❌ Declined by {name}"),
    State.WITHDRAWN: N_("↩️ No longer needed: withdrawn, or settled in another way"),
    State.LAPSED: N_("⌛ Lapsed: nobody answered in time"),
}
_OWN_STATES = {
    State.WAITING: N_("⏳ Waiting for an answer. You will hear from me here."),
    State.APPROVED: N_("✅ Approved"),
    State.REFUSED: N_("❌ Could not be confirmed"),
    State.WITHDRAWN: N_("↩️ Withdrawn"),
    State.LAPSED: N_("⌛ Lapsed: nobody answered in time"),
}


@view
def to_decide(t: Translation, put: Put, there: Lodging | None) -> Screen:
    """`there`: the applicant lives in that home, which makes it something that can end."""
    waiting = put.application.state is State.WAITING
    lines = [
        t(N_("<b>Somebody asks to be registered</b>")),
        html("🏠 {home}", home=words.address(t, put.home)),
        t(
            N_("👤 {name}, says: {relation} (at Telegram: {called})"),
            name=put.application.name,
            relation=t.plain(words.RELATIONS[put.application.relation]),
            called=put.applicant.name,
        ),
        _by_the_roll(t, put) if waiting else _decided(t, put),
    ]
    approved = put.application.state is State.APPROVED
    keys: tuple[Key, ...] = ()
    if waiting:
        refuse = REFUSE(t, put.application.id)
        keys = (_approve(t, put), refuse) if put.in_use else (refuse,)
    elif approved and there is not None:
        keys = (LEAVE(t, there.id),)
    return Screen(text=Markup("\n").join(lines), keys=tuple((key,) for key in keys))


@view
def waits(t: Translation, put: Put, until: datetime) -> Screen:
    """The card once more: soon nobody can answer it."""
    shown = to_decide(put, None)(t)
    head = t(
        N_("⏳ A neighbour still waits for your answer; the request lapses on {at}."),
        at=t.moment(until),
    )
    return replace(shown, text=html("{head}\n\n{text}", head=head, text=shown.text))


@view
def own(t: Translation, put: Put, asked: tuple[Role, str] | None) -> Screen:
    """`asked`: to whom it went, where that is news."""
    waiting = put.application.state is State.WAITING
    lines = [
        t(N_("<b>Your request to be registered</b>")),
        html(
            "🏠 {home} · {relation}",
            home=words.address(t, put.home),
            relation=t.plain(words.RELATIONS[put.application.relation]),
        ),
        t(_OWN_STATES[put.application.state]),
    ]
    if asked is not None:
        role, names = asked
        lines.append(t(N_("It went to: {role} {names}"), role=t.plain(ROLES[role]), names=names))
    keys = ((WITHDRAW(t, put.application.id),),) if waiting else ()
    return Screen(text=Markup("\n").join(lines), keys=keys)


def _approve(t: Translation, put: Put) -> Key:
    admitted = put.application.admitted_as(put.as_listed)
    if put.application.relation is Relation.OWNER and admitted is not Relation.OWNER:
        label = t.plain(N_("✅ Approve (as family)"))
        return APPROVE.labelled(label, put.application.id)
    return APPROVE(t, put.application.id)


def _by_the_roll(t: Translation, put: Put) -> Markup:
    if not put.in_use:
        return t(N_("📋 The roll names this home no longer: nobody can be registered there"))
    if put.line is None:
        said = t(N_("📋 The roll names nobody so in this home"))
    elif put.line.claimed:
        said = t(N_("📋 The roll names them, and somebody is registered as them already"))
    else:
        said = t(
            N_("📋 On the roll: {relation} {name}, agrees"),
            relation=t.plain(words.RELATIONS[put.line.relation]),
            name=put.line.name,
        )
    if put.application.relation is Relation.OWNER and put.as_listed is None:
        said += html("\n") + t(
            N_("Owners are registered by the roll only; approved, they count as family.")
        )
    return said


def _decided(t: Translation, put: Put) -> Markup:
    name = put.decided_by.name if put.decided_by else ""
    return t(_STATES[put.application.state], name=name)


@view
def gone(t: Translation) -> Screen:
    """Whom it was about must not be named any more."""
    return Screen(text=t(N_("This is no longer needed.")))
