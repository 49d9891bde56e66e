"""The buttons beside an owners' vote: for owners, for whoever knocks, for staff."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: Those that somebody looks after.
LIST = Button("ob", N_("🏛 Owners' assemblies"), takes=0)

# Of a vote.
PANEL = Button("oa", N_("🏛 Owners' assembly"))
KNOWN = Button("ok", N_("I know"))
GAPS = Button("og", N_("📊 What is missing"))
MOVE = Button("om", N_("🗓 Move to the first lawful day"), tap_only=True)
#: And so many days later.
MOVE_LATER = Button("oo", N_("🗓 Move"), takes=2, tap_only=True)
ENTER = Button("oe", N_("📝 Enter a paper ballot"))
PROXY = Button("oq", N_("📄 Record a proxy"))
SILENT = Button("oz", N_("⚖️ Count the silent"), tap_only=True)
SILENT_OFF = Button("ou", N_("⚖️ Do not count the silent"), tap_only=True)
PACK = Button("oj", N_("📦 The whole pack"), tap_only=True)

# Of a vote, and a page from 0.
LEDGER = Button("ol", N_("📮 Who was told"), takes=2)
DOORS = Button("od", N_("🚪 Doors to knock at"), takes=2)
PAPERS = Button("ow", N_("🔍 Second entries"), takes=2)
PROXIES = Button("op", N_("🤝 Proxies"), takes=2)

# Of a vote, a building, and the place of a door.
HOMES = Button("oh", N_("Which home"), takes=3)
DOOR = Button("ov", N_("Which home"), takes=3)
# Of a vote, a home, and the place among the ways.
TOLD = Button("os", N_("🤝 Handed over"), takes=3)
# Of a vote, and a building.
TOLD_ALL = Button("or", N_("📌 The rest are at their doors"), takes=2, tap_only=True)
TOLD_ALL_INDEED = Button("oi", N_("📌 Yes, at every door"), takes=2, tap_only=True)
SHEET = Button("of", N_("🖨 As a sheet"), takes=2)
# Of a vote, a voter, and the place among the marks.
TICK = Button("ot", N_("✔️ Visited"), takes=3)

# Of a paper.
PAPER = Button("oc", N_("Paper ballot"))
UNREADABLE = Button("on", N_("🚫 Cannot be read"), tap_only=True)
# Of a paper, and the place among the options.
SAME = Button("oy", N_("Paper ballot"), takes=2)
# Of a proxy.
REVOKE = Button("ox", N_("✖️ Take the proxy back"), tap_only=True)
