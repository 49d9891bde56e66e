"""The buttons of decisions."""

from handlers.kit import doors
from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: Page, from 0.
LIST = doors.DECISIONS
#: Decision, page of its timeline.
OPEN = Button("qb", N_("📢 Open"), takes=2)
PROPOSE = Button("qc", N_("➕ Propose a decision"), takes=0)
ANEW = Button("qf", N_("🔁 Propose it anew"))
APPROVE = Button("qg", N_("✅ We approve"))
REFUSE = Button("qh", N_("❌ We refuse"))
CALL_VOTE = Button("qi", N_("🗳 Call the owners' vote"))
OBJECT = Button("qj", N_("✋ I object"))
#: Decision, page: what waits for an answer.
OBJECTIONS = Button("qk", N_("✋ Objections"), takes=2)
ANSWER = Button("ql", N_("✍️ Answer"))
RESOLVE = Button("qm", N_("✅ Who does it, until when"))
