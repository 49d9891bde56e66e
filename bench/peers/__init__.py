"""Bots that do the same visible work as Linli's language button, in memory and nothing besides.

Each is a program: `python -m bench.peers.<name> ADDRESS`, and talks to the server at ADDRESS.
"""

#: The words of Linli's own button: every bot carries the same bytes.
SPOKEN = (
    "好的，以后我跟您说中文。发送 /start，按钮也会变成中文。",
    "I will speak English with you. /start shows the buttons in English.",
)
ASKED = "Which language shall I speak with you?"
LABELS = ("中文", "English")
TOKEN = "1000001:bench-0123456789-bench-0123456789"
