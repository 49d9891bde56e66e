"""What may be chosen in a vote, in the words that its published list will bear for ever."""

from collections.abc import Sequence

from domain.assembly import Matter
from domain.outcomes import ABSTAIN, AGAINST, FOR, NONE
from domain.published import Option
from handlers.kit.i18n import N_, Translation

#: What is always offered, where one thing is asked and among plans.
FIXED = {
    FOR: N_("For"),
    AGAINST: N_("Against"),
    ABSTAIN: N_("Abstain"),
    NONE: N_("None of these"),
}

#: The owners' matters (民法典 art. 278 (1)).
MATTERS = {
    Matter.PROCEDURE: N_("rules of procedure of the owners' assembly"),
    Matter.COVENANT: N_("the owners' covenant"),
    Matter.COMMITTEE: N_("election or change of the owners' committee"),
    Matter.MANAGER: N_("hiring or dismissing the property company"),
    Matter.USE_FUND: N_("use of the maintenance fund"),
    Matter.RAISE_FUND: N_("raising the maintenance fund"),
    Matter.REBUILD: N_("rebuilding"),
    Matter.CHANGE_USE: N_("another use of common parts, or business with them"),
    Matter.OTHER: N_("another important common matter"),
}


#: Of a check code, what people compare by eye; the whole one is in the file and on the placard.
_COMPARED, _TOGETHER = 16, 4


def code(digest: str) -> str:
    """The beginning of a check code, as people read one out: 3fa2 90c1 77de 04b8."""
    parts = range(0, _COMPARED, _TOGETHER)
    return " ".join(digest[at : at + _TOGETHER] for at in parts)


def yes_or_no(t: Translation) -> tuple[Option, ...]:
    """`t`: the neighbourhood's language."""
    return tuple(_fixed(t, key) for key in (FOR, AGAINST, ABSTAIN))


def plans(t: Translation, labels: Sequence[str]) -> tuple[Option, ...]:
    """One of several, or none of them."""
    listed = [Option(key=f"p{at}", label=label) for at, label in enumerate(labels, 1)]
    return (*listed, _fixed(t, NONE), _fixed(t, ABSTAIN))


def _fixed(t: Translation, key: str) -> Option:
    return Option(key=key, label=t.plain(FIXED[key]))
