"""The buttons on rewards and vouchers. A wire name is for ever."""

from handlers.kit.i18n import N_
from handlers.kit.screens import Button

#: With a page of what shops give.
SHELF = Button("sl", N_("🎁 Redeem points"))
REWARD = Button("sr", N_("Choose"))
#: With a page of one's own.
MINE = Button("sm", N_("🎫 My vouchers"))
VOUCHER = Button("sv", N_("🎫 Show the voucher"))
#: With a page, for whoever may say what is given.
KEPT = Button("sk", N_("⚙️ What is given"))
OFFER = Button("so", N_("Open"))
ADD = Button("sa", N_("➕ Give something"), takes=0)
RETIRE = Button("sx", N_("🗑 Give it no more"))
RETIRE_INDEED = Button("sy", N_("Yes, no more"), tap_only=True)
#: With a month, 202611; 0: the one that it is.
HONOURED = Button("sh", N_("📒 Honoured this month"))
TABLE = Button("st", N_("📄 Table (XLSX)"))
