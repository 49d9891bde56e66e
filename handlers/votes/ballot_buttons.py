"""The voter's buttons. Those of secret ballots begin with "z": every screen that shows a phrase,
or what somebody may choose, has no others, since Telegram sends a press with its whole message.
"""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: The page, from 0.
LIST = Button("bl", N_("↩️ Votes"))
#: Of a vote: its card for whoever presses.
BALLOT = Button("bo", N_("🗳 Open my ballot"))
#: Of a voter: one of the voices of whoever presses.
VOICE = Button("bv", N_("Voice"))
#: The voter, and the place of the option, from 0.
CHOOSE = Button("bc", N_("Choose"), takes=2)
SURE = Button("by", N_("✅ Yes, cast it"), tap_only=True, takes=2)
#: Of a vote: its published list.
LINES = Button("br", N_("📜 Published list"))

#: The voter, and the place in the order that is theirs alone.
SECRET_CHOOSE = Button("zc", N_("Choose"), takes=2)
SECRET_SURE = Button("zy", N_("✅ Yes, cast it"), tap_only=True, takes=2)
SECRET_BALLOT = Button("zo", N_("↩️ Back"))
#: The voter, and how often they have asked so far.
ANOTHER = Button("zp", N_("🔁 Another phrase"), takes=2)
SECRET_LIST = Button("zl", N_("🗳 Other votes"), takes=0)
#: Of a voter.
WHY = Button("zw", N_("🔒 Why is it secret?"))
