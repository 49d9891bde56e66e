"""The buttons on tickets. A wire name is for ever."""

from handlers.kit import doors
from handlers.kit.i18n import N_
from handlers.kit.screens import Button

# What a reporter does.
CONFIRM, REOPEN = doors.CONFIRM, doors.REOPEN
#: With 1: staff had been in touch; with 0: they had not.
CONTACTED = Button("th", N_("They were in touch"), takes=2)
# Stars are given once and a withdrawn ticket stays so: an impatient second "1" must do neither.
RATE = Button("tr", N_("Rate"), takes=2, tap_only=True)
WITHDRAW = Button("tw", N_("↩️ Withdraw"), tap_only=True)

# What anybody does who may see it.
OPEN = doors.TICKET
PHOTOS = Button("tp", N_("📷 Photos"))
PAGE = Button("tl", N_("More"), tap_only=True)
REPLY = Button("ty", N_("💬 Reply"))

# What the crew does.
ACCEPT = Button("ta", N_("Accept"))
FINISH = Button("tf", N_("Done"))
RETURN = Button("tb", N_("Give back"))
EXTEND = Button("te", N_("Extend"))
PAUSE = Button("tk", N_("Pause"))
RESUME = Button("ts", N_("Go on"))

# What the desk does.
DISPATCH = Button("td", N_("Dispatch"))
#: With a page of organisations.
ORGANISATIONS = Button("tv", N_("More…"), takes=2, tap_only=True)
#: With an organisation.
EMPLOYER = Button("tg", N_("Dispatch"), takes=2)
#: With an organisation, and with whom to tell first; 0: everybody who works for it.
GIVE = Button("tz", N_("Dispatch"), takes=3)
OFFER = Button("tq", N_("To volunteers"), tap_only=True)
MERGE = Button("tm", N_("Merge"))
UNMERGE = Button("tu", N_("Separate again"), tap_only=True)
REJECT = Button("tj", N_("Turn down"))
RECALL = Button("ti", N_("Call back"))
NOTE = Button("tx", N_("Note"))
#: All that fits, in private.
MORE = Button("tt", N_("More…"))
