"""The words for what happens to notices."""

from domain.notices import Audience, Follows, Stage, State, Why
from domain.people import Role
from handlers.kit.i18n import N_, Translation

STAGES = {
    Stage.PLANNED: N_("🕒 Planned"),
    Stage.SENDING: N_("📤 Being sent"),
    Stage.PAUSED: N_("⏸ Held up"),
    Stage.SENT: N_("✅ Sent"),
    Stage.CANCELLED: N_("✖️ Cancelled"),
}
WHY = {
    Why.NO_ACCOUNT: N_("no account here"),
    Why.UNREACHABLE: N_("has not opened the chat, or blocks it"),
    Why.MUTED: N_("wants no notices"),
    Why.REFUSED: N_("Telegram refused it"),
    Why.GONE: N_("is not here any more"),
    Why.OVER: N_("it had ended before"),
}
STATES = {
    State.WAITING: N_("waits"),
    State.QUEUED: N_("on its way"),
    State.SENT: N_("sent"),
    State.FAILED: N_("not delivered"),
    State.OPENED: N_("opened"),
    State.ACKNOWLEDGED: N_("has read it"),
    State.TOLD: N_("told at the door"),
}
#: What Telegram says of a group where nothing can be posted, and what it means.
REFUSED = {
    "ended before": N_("it had ended before"),
    "kicked": N_("I was removed from it"),
    "not a member": N_("I was removed from it"),
    "chat not found": N_("it does not exist any more"),
    "too late": N_("it had ended before"),
    "deactivated": N_("it does not exist any more"),
    "group chat was deleted": N_("it does not exist any more"),
    "not enough rights": N_("I may not write there"),
    "have no rights": N_("I may not write there"),
}
#: Whom a notice is for; the order is the order on the buttons, and on the wire.
WHOM: tuple[tuple[str, frozenset[Role]], ...] = (
    (N_("Everybody who lives there"), frozenset({Role.RESIDENT})),
    (N_("Owners only"), frozenset({Role.OWNER})),
    (N_("Volunteers"), frozenset({Role.VOLUNTEER})),
    (
        N_("Building heads and staff"),
        frozenset({Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.STREET, Role.WORKER}),
    ),
    (N_("Shops"), frozenset({Role.MERCHANT})),
)
_FOLLOWED = {
    Follows.TICKET: N_("followers of ticket #{number}"),
    Follows.MEETING: N_("those coming to meeting #{number}"),
}


def audience(t: Translation, audience: Audience) -> str:
    """Nothing where nobody chose it here."""
    if audience.follows is not None:
        return t.plain(_FOLLOWED[audience.follows.kind], number=audience.follows.id)
    if audience.silent_of is not None:
        return t.plain(N_("who has not answered #{number}"), number=audience.silent_of)
    return next((t.plain(label) for label, roles in WHOM if roles == audience.roles), "")
