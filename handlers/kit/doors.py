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
