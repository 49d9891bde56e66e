"""What the demo's page shows of Linli by itself, and what it offers to try."""

from bot import (
    story_agenda,
    story_late,
    story_meeting,
    story_newcomer,
    story_notices,
    story_overview,
    story_repair,
    story_volunteers,
    story_votes,
)
from bot.story_repair import LI, STAFF, WANG
from playground.stage import Hook, Stage
from playground.wire import Json

CHEN = "陈书记"

_TITLE = {"zh": "邻里 · 幸福里小区", "en": "Linli · Xingfuli (幸福里)"}
_WELCOME = {
    "zh": "邻居在聊天里说一句话，事情就有人接、有人办、有人打分。"
    "看几分钟演示，或者直接在手机上写一句。",
    "en": "One sentence in a chat, and somebody takes it, mends it, and is rated."
    " Watch it for a few minutes, or just write on a phone.",
}

TOUR: tuple[Json, ...] = (
    *story_repair.STEPS,
    *story_late.STEPS,
    *story_volunteers.STEPS,
    *story_newcomer.STEPS,
    *story_agenda.STEPS,
    *story_overview.STEPS,
    *story_meeting.STEPS,
    *story_votes.STEPS,
    *story_notices.STEPS,
)

_TRIES: tuple[Json, ...] = (
    {
        "who": "孟大妈",
        "says": "/join",
        "label": {"zh": "孟大妈：刚搬来，去登记", "en": "孟大妈: has just moved in"},
    },
    {
        "who": "张大爷",
        "says": "暖气不热，屋里才15度",
        "label": {"zh": "张大爷：暖气不热", "en": "张大爷: the radiator is cold"},
    },
    {
        "who": WANG,
        "says": "3号楼门口的垃圾桶满了，三天没人收",
        "label": {"zh": "王阿姨：垃圾没人收", "en": "王阿姨: the bins are full"},
    },
    {
        "who": "小刘",
        "says": "建议在小区门口装一个快递柜",
        "label": {"zh": "小刘：提个建议", "en": "小刘: a suggestion"},
    },
)


def stage(*, restart: Hook, afresh: Hook) -> Stage:
    return Stage(
        title=_TITLE,
        welcome=_WELCOME,
        phones=({"who": WANG}, {"who": LI, "chat": STAFF}, {"who": CHEN, "chat": STAFF}),
        tries=_TRIES,
        tour=TOUR,
        restart=restart,
        afresh=afresh,
    )
