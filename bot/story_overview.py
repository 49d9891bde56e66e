"""The tour's morning of the 25th: what the month came to, and what waits for whom."""

from bot.story_late import CHEN
from bot.story_repair import WANG
from bot.story_volunteers import NEIGHBOURS
from playground.wire import Json

STEPS: tuple[Json, ...] = (
    {
        "who": WANG,
        "chat": NEIGHBOURS,
        "on": 25,
        "at": (9, 1),
        "waits": "成绩单",
        "sentence": {
            "zh": "25号上午9点，群里先有一张“成绩单”：三率多少、几件超期、志愿服务了多少小时，"
            "跟上个月比一比。",
            "en": "At nine on the 25th the group reads its scoreboard: the three rates, what ran"
            " late, the hours volunteers gave, beside last month's.",
        },
    },
    {
        "who": CHEN,
        "chat": NEIGHBOURS,
        "taps": "📌 等我办的",
        "sentence": {
            "zh": "成绩单下面有个“等我办的”。陈书记点一下……",
            "en": "Below it: “📌 等我办的” (what waits for me). Secretary Chen taps it…",
        },
    },
    {
        "who": CHEN,
        "waits": "等您办的",
        "sentence": {
            "zh": "……该他办的都列在私聊里，哪件急，哪件在前。别人看不到。",
            "en": "…and in private finds all that he has to see to, the most pressing first."
            " Nobody else sees it.",
        },
    },
)
