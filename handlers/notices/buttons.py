"""The buttons of notices. Their wire names are never reused."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: (notice)
PAUSE = Button("in", N_("⏸ Pause"))
RESUME = Button("io", N_("▶️ Go on"))
CANCEL = Button("ip", N_("✖️ Cancel notice"), tap_only=True)
CANCEL_INDEED = Button("iq", N_("Yes, cancel it"), tap_only=True)
CORRECT = Button("ir", N_("✏️ Correct"))
EXPORT = Button("is", N_("📒 Ledger (XLSX)"))
#: (notice, area, page); area 0: where they look after doors.
DOORS = Button("it", N_("🚪 Door list"), takes=3)
#: (notice, home, area, page)
TICK = Button("iu", N_("Told"), takes=4)
UNTICK = Button("iv", N_("Not told"), takes=4)
#: (notice): building heads are asked to go there.
CALL = Button("ix", N_("🙋 Ask the building heads to go"))
REFRESH = Button("iw", N_("🔄 Refresh"))
REMIND = Button("iy", N_("🔔 Ask the silent once more"))
#: (page)
LIST = Button("ib", N_("📰 Notices"))
#: (notice, page it was found on)
READ = Button("ic", N_("Read"), takes=2)
SEARCH = Button("id", N_("🔍 Search"), takes=0)
#: (draft, page)
FOUND = Button("ig", N_("More…"), takes=2)
COMPOSE = Button("ie", N_("📢 Write a notice"), takes=0)
#: (notice): what staff see of it.
MANAGE = Button("if", N_("📊 Who was told"))
