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
RELEASE = Button("wr", N_("↩️ Take it from them"), tap_only=True)
RELEASE_INDEED = Button("wy", N_("Yes, take it from them"), tap_only=True)

# Rotas: a page; none; a rota.
ROTAS = Button("yl", N_("🗓 Rotas"))
ADD_ROTA = Button("ya", N_("➕ New rota"), takes=0)
ROTA = Button("yo", N_("Open"))
END_ROTA = Button("ye", N_("⏹ End it"), tap_only=True)
END_ROTA_INDEED = Button("yy", N_("Yes, end it"), tap_only=True)
