"""Where one feature leads on to another: the buttons that more than one of them shows."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: The card of one of somebody's own homes.
HOME = Button("hh", N_("Home"))
#: How to show that one lives here.
JOIN = Button("hj", N_("🏠 Register my home"), takes=0)
#: A ticket's card, as whoever presses may see it.
TICKET = Button("to", N_("Open"))
#: What a reporter says of a ticket that is reported done.
CONFIRM = Button("tc", N_("👍 Solved"))
REOPEN = Button("tn", N_("🔁 Not solved"))
#: On a ticket's card for staff: one of the canned answers for its reporter.
CANNED = Button("da", N_("💬 Canned answers"))
#: When nobody is to be disturbed.
QUIET = Button("mq", N_("🌙 Quiet hours"), takes=0)
#: The desk; category, area.
DESK = Button("dh", N_("↩️ Desk"), tap_only=True, takes=2)
#: The coordinator's desk: what volunteers were asked to do.
TASKS = Button("wh", N_("🤝 Volunteers"), takes=0)
#: A ticket becomes a task, with a look at it before it is offered.
OFFER_WITH = Button("wt", N_("✏️ Change before offering"))
#: All that somebody has to do; from a group it leads into the private chat.
WAITING = Button("lo", N_("📌 What waits for me"), takes=0)
#: Of a vote: its card for whoever presses.
BALLOT = Button("bo", N_("🗳 Open my ballot"))
#: A task's card, a meeting's, and a notice, which carries a page to go back to.
TASK = Button("vo", N_("Open"))
MEETING = Button("eo", N_("🗓 Meeting"))
NOTICE = Button("ic", N_("Read"), takes=2)
#: What is decided in one's areas, step by step; page.
DECISIONS = Button("qa", N_("📢 Decisions in public"), takes=1)
#: Votes that staff called, and calling one.
VOTES = Button("ah", N_("🗳 Call and see votes"), takes=0)
