"""The coordinator's buttons. A wire name is for ever."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

ADD = Button("wa", N_("➕ New task"), takes=0)
#: A pile, and a page of it.
PILE = Button("wl", N_("Tasks"), takes=2)

# With a task.
TASK = Button("wo", N_("Open"))
CALL = Button("wg", N_("📣 Call for replacements"))
CODE = Button("wk", N_("🔢 Show the code"))
ENTER = Button("we", N_("🕒 Enter hours"))
CALL_OFF = Button("wx", N_("❌ Call off"))
#: With a page of those who have it, or wait.
PEOPLE = Button("wp", N_("👥 Who has it"), takes=2)

# With a claim.
CLAIM = Button("wc", N_("Open"))
CHECK_IN = Button("wi", N_("📍 Check in"))
RELEASE = Button("wr", N_("↩️ Take it from them"), tap_only=True)
RELEASE_INDEED = Button("wy", N_("Yes, take it from them"), tap_only=True)
