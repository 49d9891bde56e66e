"""The tour's month, its first half: what ten neighbours lack comes onto the agenda of the 25th."""

from bot.story_late import CHEN, LIU, ZHOU
from bot.story_repair import LI, STAFF, WANG, ZHANG
from playground.wire import Json

WU, YANG = "老吴", "杨老师"
#: Of all three buildings; with 张大爷 they are ten.
_OTHERS = (LIU, "孙阿姨", WU, ZHOU, YANG, "小徐", "郭大姐", "老高", "胡大爷")
#: Who come on the evening, beside 王阿姨.
COME = (LIU, "孙阿姨", ZHOU, YANG, "郭大姐")

STEPS: tuple[Json, ...] = (
    {
        "who": WANG,
        "says": "建议在东门装几个充电桩，电动车没地方充电",
        "sentence": {
            "zh": "有的事，修不好，也帮不了，得大家商量。王阿姨提了个建议：东门装充电桩。",
            "en": "Some things nobody can mend: they have to be talked over. Aunt Wang suggests"
            " charging posts for e-bikes at the east gate.",
        },
    },
    {"who": WANG, "taps": "✅ 提交", "sentence": {"zh": "提交。", "en": "It is filed."}},
    {
        "who": ZHANG,
        "says": "建议在东门装充电桩，电动车没地方充电",
        "also": _OTHERS,
        "sentence": {
            "zh": "没地方充电的，不止她一家。张大爷也提，另外九位邻居也提……",
            "en": "She is not the only one. Grandpa Zhang wishes for them too, and nine neighbours"
            " more…",
        },
    },
    {
        "who": ZHANG,
        "taps": "🙋 我也遇到",
        "also": _OTHERS,
        "sentence": {
            "zh": "……都点了“我也遇到”。",
            "en": "…and each taps “🙋 我也遇到” (so have I).",
        },
    },
    {
        "who": WANG,
        "waits": "10位邻居也遇到",
        "sentence": {
            "zh": "还是一张单子，上面记着：10位邻居也遇到。",
            "en": "Still one ticket. It says: ten neighbours have the same trouble.",
        },
    },
    {
        "who": LI,
        "chat": STAFF,
        "taps": "接单",
        "sentence": {
            "zh": "物业的李师傅接了单。可是要占公共的地方，物业一家定不了……",
            "en": "Master Li takes it. But the ground belongs to all: the property company can't"
            " decide that alone…",
        },
    },
    {"who": LI, "taps": "暂停", "sentence": {"zh": "……只好先“暂停”……", "en": "…so he pauses it…"}},
    {
        "who": LI,
        "taps": "等其他单位配合",
        "sentence": {"zh": "……写明原因。", "en": "…and says why."},
    },
    {
        "who": WANG,
        "waits": "暂停：等其他单位配合",
        "sentence": {
            "zh": "为什么停下来，王阿姨看得到，十位邻居也看得到。",
            "en": "Why nothing happens Aunt Wang can read, and so can the ten.",
        },
    },
    {
        "who": WANG,
        "on": 10,
        "waits": "开始征集议题",
        "sentence": {
            "zh": "时间拨到10号。每月25号开“民情议事会”，今天征集议题。"
            "十位邻居都遇到的那张单子，邻里自己就提上去了。",
            "en": "We move the clock to the 10th. On each 25th the compound meets, and today items"
            " are called for. The ticket of the ten Linli has proposed by itself.",
        },
    },
    {
        "who": WU,
        "taps": "📋 议题和附议",
        "sentence": {"zh": "老吴点开议题……", "en": "Old Wu opens the item…"},
    },
    {
        "who": WU,
        "taps": "附议",
        "sentence": {
            "zh": "……再附议一次。满三位邻居，就列入议程。",
            "en": "…and seconds it. With three neighbours it is on the agenda.",
        },
    },
    {
        "who": WANG,
        "taps": "参加",
        "also": COME,
        "sentence": {
            "zh": "来不来，点一下：王阿姨参加……",
            "en": "Who comes? One tap: Aunt Wang does…",
        },
    },
    {
        "who": ZHANG,
        "taps": "线上参加",
        "sentence": {
            "zh": "……张大爷腿不好，线上参加。",
            "en": "…and Zhang, whose leg hurts, will join from home.",
        },
    },
    {
        "who": ZHANG,
        "waits": "您的回复：线上参加",
        "sentence": {
            "zh": "几位来、几位线上，大家都看得到。要改随时点。",
            "en": "How many come, and how, everybody can see; and anybody can change their mind.",
        },
    },
    {
        "who": CHEN,
        "on": 20,
        "waits": "议程定下了",
        "sentence": {
            "zh": "20号，议程定下。陈书记看得到哪些列入了，哪些附议不够——不够的，他也可以列入。",
            "en": "On the 20th the agenda stands. Secretary Chen reads what is on it, and what"
            " found too few seconders; he may still add it.",
        },
    },
    {
        "who": WANG,
        "on": 24,
        "waits": "明天开",
        "sentence": {
            "zh": "24号提醒一次，开会前一小时再提醒一次。请了假的，不打扰。",
            "en": "A reminder on the day before, and one an hour before. Who is excused is left"
            " in peace.",
        },
    },
)
