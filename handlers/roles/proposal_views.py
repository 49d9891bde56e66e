"""How a proposal about an administrator looks. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from domain.people import Role
from domain.roles import Change, ProposalState
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, html, view
from handlers.roles import views
from services.proposals import WAITS, Put

ROLE = Role.ADMINISTRATOR

_ASKED = {
    Change.GIVE: N_("{by} would like {name} to be an administrator. Do you agree?"),
    Change.TAKE: N_("{by} would like {name} to be an administrator no longer. Do you agree?"),
}
_PROPOSED = {
    Change.GIVE: N_("{name} will be an administrator as soon as a second one agrees."),
    Change.TAKE: N_("{name} will be no administrator as soon as a second one agrees."),
}
_ENDED = {
    (Change.GIVE, ProposalState.CONFIRMED): N_("{name} is an administrator. {decided_by} agreed."),
    (Change.TAKE, ProposalState.CONFIRMED): N_(
        "{name} is an administrator no longer. {decided_by} agreed."
    ),
    (Change.GIVE, ProposalState.REFUSED): N_(
        "{name} does not become an administrator: {decided_by} did not agree."
    ),
    (Change.TAKE, ProposalState.REFUSED): N_(
        "{name} stays an administrator: {decided_by} did not agree."
    ),
    (Change.GIVE, ProposalState.LAPSED): N_(
        "{name} does not become an administrator: nobody answered for {days} days."
    ),
    (Change.TAKE, ProposalState.LAPSED): N_(
        "{name} stays an administrator: nobody answered for {days} days."
    ),
}


@view
def card(t: Translation, put: Put) -> Screen:
    """For whoever may agree; once it is settled, what came of it."""
    asked = t(_ASKED[put.proposal.change], by=put.by.name, name=put.person.name)
    if put.proposal.state is not ProposalState.WAITING:
        return Screen(text=html("{asked}\n\n{ended}", asked=asked, ended=_ended(t, put)))
    number = put.proposal.id
    return Screen(
        text=html("👤 {asked}", asked=asked),
        keys=((views.CONFIRM(t, number), views.DECLINE(t, number)),),
    )


@view
def waits(t: Translation, put: Put, until: datetime) -> Screen:
    """The card once more: soon nobody can answer it."""
    shown = card(put)(t)
    head = t(N_("⏳ This still waits for your answer; it lapses on {at}."), at=t.moment(until))
    return replace(shown, text=html("{head}\n\n{text}", head=head, text=shown.text))


@view
def proposed(t: Translation, put: Put, asked: Sequence[str]) -> Screen:
    """`asked`: the names of those whom it has reached."""
    lines = [t(_PROPOSED[put.proposal.change], name=put.person.name)]
    if asked:
        names = t.plain(N_(", ")).join(asked)
        lines.append(t(N_("I have asked: {names}."), names=names))
    else:
        lines.append(t(N_("I can write to none of them: please ask them to send me /roles.")))
    lines.append(t(N_("Unanswered, it lapses after {days} days."), days=WAITS.days))
    return Screen(text=Markup("\n").join(lines))


@view
def gone(t: Translation) -> Screen:
    """Whom it was about must not be named any more."""
    return Screen(text=t(N_("This is no longer needed.")))


@view
def ended(t: Translation, put: Put) -> Screen:
    return Screen(text=_ended(t, put))


def _ended(t: Translation, put: Put) -> Markup:
    return t(
        _ENDED[put.proposal.change, put.proposal.state],
        name=put.person.name,
        decided_by=put.decided_by.name if put.decided_by else "",
        days=WAITS.days,
    )
