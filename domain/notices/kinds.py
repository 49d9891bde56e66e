"""What kinds of notices and of endings there are."""

from enum import StrEnum
from typing import NewType

NoticeId = NewType("NoticeId", int)
DeliveryId = NewType("DeliveryId", int)

#: Of the words, in characters: Telegram takes 4,096, and the head and the foot stand there too.
LONGEST = 3500
#: Of the words under a single file: there it takes 1,024.
LONGEST_UNDER_FILE = 800
#: Telegram drops formatting beyond so many pieces without a word.
MOST_FORMATS = 100
#: Of one album.
MOST_FILES = 10
#: From so many on nobody is told before their number was typed back.
MANY = 50


class Urgency(StrEnum):
    ORDINARY = "ordinary"
    #: Heeds nobody's quiet hours, and must say until when it holds.
    EMERGENCY = "emergency"


class Stage(StrEnum):
    #: Waits for its hour.
    PLANNED = "planned"
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"
    CANCELLED = "cancelled"


class State(StrEnum):
    """How far one delivery has come; the later ones say more."""

    WAITING = "waiting"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    OPENED = "opened"
    ACKNOWLEDGED = "acknowledged"
    #: At their door, by a building head.
    TOLD = "told"


class Why(StrEnum):
    """Why a message did not come."""

    #: The roll names them; they never opened the bot.
    NO_ACCOUNT = "no_account"
    #: They have not opened the chat, or block the bot.
    UNREACHABLE = "unreachable"
    #: They do not want to be told of what asks nothing of them.
    MUTED = "muted"
    #: Telegram would not take it: its words are kept beside.
    REFUSED = "refused"
    #: They were forgotten at their wish before it came.
    GONE = "gone"
    #: What it was about had ended before their turn came.
    OVER = "over"


class Follows(StrEnum):
    """Whose followers are meant."""

    TICKET = "ticket"
    MEETING = "meeting"
