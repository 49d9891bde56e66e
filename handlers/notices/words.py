"""The words for what happens to notices."""

from domain.notices import Stage, State, Why
from domain.people import Role
from handlers.kit.i18n import N_

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
