"""The buttons of meetings: for everybody, and for the chair."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

# Of a meeting.
COMING = Button("ea", N_("I come"))
ONLINE = Button("eb", N_("I join online"))
EXCUSED = Button("ec", N_("I cannot come"))
OPEN = Button("eo", N_("🗓 Meeting"))
PROPOSE = Button("ep", N_("Propose an item"))
ITEMS = Button("el", N_("📋 Items"), takes=2)
CALENDAR = Button("ed", N_("📅 Add to my calendar"))
CHECK_IN = Button("eq", N_("📍 Check in"))
JOIN = Button("ej", N_("💻 I am online"))
MINUTES = Button("em", N_("📄 Minutes"))
APPROVE = Button("ey", N_("👍 They are right"))
AMEND = Button("eg", N_("✏️ I want to correct something"))

# Of an item.
ITEM = Button("ei", N_("Item"))
SECOND = Button("es", N_("I second it"))
SPEAK = Button("ew", N_("✋ I want to speak"))
FOR = Button("xa", N_("For"))
AGAINST = Button("xb", N_("Against"))
ABSTAIN = Button("xc", N_("Abstain"))

# For the chair.
PANEL = Button("eh", N_("🎤 Chair"))
DOOR = Button("er", N_("🔢 Check-in code"))
ADMIT = Button("en", N_("✍️ Check somebody in"))
ADD = Button("et", N_("➕ Add an item"))
INVITEES = Button("ee", N_("✉️ Invite"))
INVITE = Button("xi", N_("➕ Invite somebody by name"))
UNINVITE = Button("eu", N_("✖️ Invite no more"), takes=2)
FREEZE = Button("ef", N_("🔒 Freeze the agenda"), tap_only=True)
MOVE = Button("ev", N_("🕒 Date or place"), tap_only=True)
CANCEL = Button("ex", N_("✖️ Call it off"), tap_only=True)
END = Button("ez", N_("🏁 End the meeting"), tap_only=True)
LIST = Button("ek", N_("📌 Put on the agenda"))
BEGIN = Button("xo", N_("▶️ Open"))
REMARK = Button("xr", N_("📝 Write down a remark"))
#: How many were called so far.
NEXT = Button("xn", N_("🎤 Next speaker"), takes=2)
OPEN_VOTE = Button("xv", N_("🗳 Put to the vote"), tap_only=True)
CLOSE_VOTE = Button("xz", N_("🗳 Close the vote"), tap_only=True)
RESOLVE = Button("xs", N_("✅ Resolution"))
CLOSE = Button("xd", N_("⏭ No resolution, go on"), tap_only=True)
