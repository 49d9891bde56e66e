"""Staff's buttons of votes: their list, a vote's card, what may be done with it."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: A page of the list.
LIST = Button("al", N_("↩️ Votes"))
CALL = Button("an", N_("➕ Call a vote"), takes=0)

# Of a vote.
CARD = Button("ac", N_("Vote"))
OFF = Button("ax", N_("✖️ Call the vote off"), tap_only=True)
END = Button("ae", N_("🏁 Close it early"), tap_only=True)
#: For everybody: the published list as a file that recounts itself.
FILE = Button("ar", N_("📎 File to recount"))
