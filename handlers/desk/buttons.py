"""The desk's buttons. Areas, categories, piles and months are carried as ids: 0 is "any"."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

# The queue: category and area stand on each, so that a filter outlives the page.
HOME = Button("dh", N_("↩️ Desk"), tap_only=True, takes=2)
#: Pile, category, area, page.
PILE = Button("dl", N_("Tickets"), takes=4)
FILTER = Button("dx", N_("🔍 Filter"), takes=2)
#: Page, area.
CATEGORIES = Button("dc", N_("By category"), takes=2)
BY_AREA = Button("dz", N_("By place"))
MORE = Button("dm", N_("⚙️ More…"), takes=0)
FIND = Button("df", N_("🔎 Find a ticket"), takes=0)
#: The kept search, page.
FOUND = Button("dn", N_("More"), tap_only=True, takes=2)

OUTAGES = Button("di", N_("⚠️ Outages"))
OUTAGE = Button("dj", N_("Open"))
BEGIN = Button("dk", N_("➕ Announce an outage"), takes=0)
PROLONG = Button("do", N_("⏰ Another end"))
END = Button("de", N_("✅ It is over"), tap_only=True)
END_INDEED = Button("dy", N_("Yes, it is over"), tap_only=True)
CLOSE = Button("dw", N_("📦 Finish its tickets"), tap_only=True)

#: 0: frequent questions, 1: canned answers; page.
ANSWERS = Button("dq", N_("Answers"), takes=2)
ANSWER = Button("dp", N_("Open"))
ADD_ANSWER = Button("du", N_("➕ Add"))
CHANGE_ANSWER = Button("dv", N_("✏️ Change"))
RETIRE = Button("dr", N_("🗑 Use no more"), tap_only=True)
RETIRE_INDEED = Button("dd", N_("Yes, use it no more"), tap_only=True)
#: Ticket, page; ticket, answer.
CANNED_PAGE = Button("dt", N_("More"), tap_only=True, takes=2)
CANNED_ONE = Button("db", N_("Choose"), takes=2)

#: The area, 0: the actor's own.
RULES = Button("dg", N_("🔀 Dispatch rules"))
RULES_OF = Button("d1", N_("📍 Another place"), takes=0)
ADD_RULE = Button("d2", N_("➕ Add a rule"))
#: Area, category.
RULE = Button("d3", N_("Open"), takes=2)
DROP_RULE = Button("d4", N_("🗑 Drop this rule"), tap_only=True, takes=2)

#: Month (202611), area.
RATES = Button("d5", N_("📊 Three rates"), takes=2)
RATES_OF = Button("d6", N_("📍 Another place"))
#: Month, area, page.
RATES_BY = Button("d7", N_("🏢 By organisation"), takes=3)
#: Month, area, organisation.
CHART = Button("d8", N_("🖼 Show the picture"), takes=3)
#: Month, area.
TABLE = Button("d9", N_("📄 Table (XLSX)"), takes=2)
