"""What a task for volunteers can be, in the words of the trade."""

from enum import StrEnum


class Field(StrEnum):
    """The district's six categories of service. The order is the order on the buttons."""

    #: 党建联建
    PARTY = "party"
    #: 物业服务
    PROPERTY = "property"
    #: 环境卫生
    SANITATION = "sanitation"
    #: 公共秩序
    ORDER = "order"
    #: 扶老助困
    CARE = "care"
    #: 文化便民
    CULTURE = "culture"


class Skill(StrEnum):
    """What not everybody can do. The order is the order on the buttons."""

    ELECTRICITY = "electricity"
    PLUMBING = "plumbing"
    MEDICAL = "medical"
    CARE = "care"
    DRIVING = "driving"
    TEACHING = "teaching"
    COMPUTERS = "computers"
    LAW = "law"
    ARTS = "arts"
    LANGUAGES = "languages"


class TaskStage(StrEnum):
    #: Somebody may still take it, or has it.
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    #: Its time went by and nobody came.
    MISSED = "missed"


class ClaimState(StrEnum):
    """How one volunteer stands to one task."""

    #: Theirs to do.
    HOLDING = "holding"
    #: It was full: they follow when somebody gives up.
    WAITING = "waiting"
    #: There, and at work.
    ARRIVED = "arrived"
    #: Reported done, waiting for the word of the person helped.
    FINISHED = "finished"
    CONFIRMED = "confirmed"
    #: Said not to be done: a coordinator decides.
    DISPUTED = "disputed"
    #: The coordinator found that it was not done.
    REFUSED = "refused"
    #: Given back.
    DROPPED = "dropped"
    #: Not checked in in time.
    LAPSED = "lapsed"
    #: The task was called off, or somebody else decided that it is not theirs any more.
    RELEASED = "released"


class Consent(StrEnum):
    """晒单: how much of it the neighbours may see."""

    #: The words and the picture, faces included.
    PICTURE = "picture"
    WORDS = "words"
    NO = "no"


#: One of the places of the task is taken.
HELD = frozenset(
    {
        ClaimState.HOLDING,
        ClaimState.ARRIVED,
        ClaimState.FINISHED,
        ClaimState.CONFIRMED,
        ClaimState.DISPUTED,
    }
)
#: Somebody still has something to do or to say.
ACTIVE = frozenset(
    {
        ClaimState.HOLDING,
        ClaimState.WAITING,
        ClaimState.ARRIVED,
        ClaimState.FINISHED,
        ClaimState.DISPUTED,
    }
)


class TaskStep(StrEnum):
    """What happened to a task; its history is a list of these."""

    MADE = "made"
    OFFERED = "offered"
    GRABBED = "grabbed"
    QUEUED = "queued"
    PROMOTED = "promoted"
    DECLINED = "declined"
    DROPPED = "dropped"
    LAPSED = "lapsed"
    RELEASED = "released"
    ARRIVED = "arrived"
    FINISHED = "finished"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REFUSED = "refused"
    ENTERED = "entered"
    SHOWN = "shown"
    CANCELLED = "cancelled"
    MISSED = "missed"
    DONE = "done"
