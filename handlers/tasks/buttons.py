"""The buttons on tasks. A wire name is for ever."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

# With a task.
GRAB = Button("vg", N_("🙋 Grab"))
#: They can't: they are not asked for this one again.
DECLINE = Button("vn", N_("Can't"))
#: Given back is given back: an impatient second "1" must not do it.
DROP = Button("vd", N_("Give up"), tap_only=True)
ARRIVE = Button("va", N_("📍 I am there"))
FINISH = Button("vf", N_("✅ Done it"))
OPEN = Button("vo", N_("Open"))
#: With a page of open tasks.
PAGE = Button("vp", N_("More"), tap_only=True)
#: What volunteering is to be like: when, where, what.
PROFILE = Button("up", N_("⚙️ My service"), takes=0)
JOIN = Button("uj", N_("🤝 I want to help"), takes=0)

# With a claim: for the person helped, or a coordinator.
CONFIRM = Button("vc", N_("👍 It was done"))
DISPUTE = Button("vx", N_("👎 It was not done"), tap_only=True)
#: For coordinators alone.
REFUSE = Button("vz", N_("👎 Not recognised"))
CHECK_IN = Button("vk", N_("✅ Check in"))
#: With the number of stars.
RATE = Button("vr", N_("Rate"), takes=2, tap_only=True)
#: 晒单: 2 with the picture, 1 the words alone, 0 not at all.
SHOW = Button("vs", N_("Show it"), takes=2)
