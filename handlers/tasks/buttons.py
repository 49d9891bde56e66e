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

# One's own service. Each carries what is wanted, not a change of what is.
DUTY = Button("ud", N_("On duty"))
NAMED = Button("un", N_("By name"))
#: With a page.
AREAS = Button("ua", N_("📍 Where I serve"))
#: With an area, and whether it is to be.
SERVE = Button("ub", N_("Serve there"), takes=2)
#: With a compound and a page.
BUILDINGS = Button("ug", N_("🏢 Single buildings"), takes=2)
#: With a page.
SKILLS = Button("us", N_("🛠 What I can do"))
SKILL = Button("uk", N_("I can do this"), takes=2)
#: With how many offers a day; 0 shows what there is to choose.
PER_DAY = Button("ur", N_("🔔 How often"))
#: With a page.
MINE = Button("uh", N_("📋 My tasks"))
CALENDAR = Button("uc", N_("📅 My calendar"), takes=0)
#: Of one task.
ADD_TO_CALENDAR = Button("ue", N_("📅 Into my calendar"))
LEAVE = Button("uo", N_("🚪 I stop helping"), takes=0, tap_only=True)
LEAVE_INDEED = Button("ux", N_("Yes, I stop"), takes=0, tap_only=True)
