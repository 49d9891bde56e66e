"""The buttons on points. A wire name is for ever."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: With a page of one's records.
PAGE = Button("pp", N_("🏅 My points"), tap_only=True)
PICTURE = Button("pi", N_("🖼 Show the picture"), takes=0)
TABLE = Button("pt", N_("📄 Table (XLSX)"), takes=0)
#: For staff: somebody else's.
CORRECT = Button("pc", N_("✏️ Correct points"), takes=0)
