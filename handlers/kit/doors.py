"""Where one feature leads on to another: the buttons that more than one of them shows."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: The card of one of somebody's own homes.
HOME = Button("hh", N_("Home"))
#: How to show that one lives here.
JOIN = Button("hj", N_("🏠 Register my home"), takes=0)
