"""Of a vote: its result, or while it is open how many have taken part, as a picture; and its page
for the notice board.
"""

from domain.votes import Vote
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Key

PICTURE = Button("bx", N_("📊 Picture"))
PLACARD = Button("bq", N_("📄 PDF"))


def pictures(t: Translation, vote: Vote) -> tuple[tuple[Key, ...], ...]:
    """Under what is published."""
    return ((PICTURE(t, vote.id), PLACARD(t, vote.id)),)
