"""The tour's last tale: a vote in secret, cast on telephones, that anybody can count again."""

from bot.story_late import CHEN, LIU, ZHOU
from bot.story_repair import WANG, ZHANG
from bot.story_volunteers import NEIGHBOURS
from playground.wire import Json

#: With 王阿姨 and 张大爷 enough for a list: of fewer than five only the sums are published.
_OTHERS = (LIU, "孙阿姨", "老吴", ZHOU)

STEPS: tuple[Json, ...] = (
    {
        "who": CHEN,
        "says": "/vote",
        "sentence": {
            "zh": "还有的事，当着面不好表态。陈书记发起一次投票。",
            "en": "On some things people would rather not show their hand. Chen calls a vote.",
        },
    },
    {
        "who": CHEN,
        "taps": "🗳 发起和查看表决",
        "sentence": {"zh": "发起……", "en": "He opens the votes…"},
    },
    {"who": CHEN, "taps": "➕ 发起表决", "sentence": {"zh": "……新的一次……", "en": "…a new one…"}},
    {
        "who": CHEN,
        "taps": "💬 意向征询",
        "sentence": {
            "zh": "……意向征询：听听大家的意思。议事会表决、业主大会表决，也在这里。",
            "en": "…an opinion poll. Meeting votes and the owners' assembly are called here, too.",
        },
    },
    {"who": CHEN, "says": "幸福里3号楼", "sentence": {"zh": "问3号楼……", "en": "Of building 3…"}},
    {
        "who": CHEN,
        "says": "充电桩晚上10点以后断电，同意吗？",
        "sentence": {
            "zh": "……充电桩晚上10点以后断电，同意吗？",
            "en": "…he asks: shall the charging posts be off after ten at night?",
        },
    },
    {
        "who": CHEN,
        "taps": "赞成 / 反对 / 弃权",
        "sentence": {"zh": "三个选项。", "en": "For, against, abstain."},
    },
    {
        "who": CHEN,
        "taps": "🔒 秘密投票",
        "sentence": {
            "zh": "选“秘密投票”。",
            "en": "In secret.",
        },
    },
    {
        "who": CHEN,
        "taps": "🔁 能",
        "sentence": {"zh": "截止前都可以改……", "en": "Minds may be changed…"},
    },
    {"who": CHEN, "taps": "⚡ 马上开始", "sentence": {"zh": "……马上开始……", "en": "…from now…"}},
    {"who": CHEN, "taps": "1天后", "sentence": {"zh": "……明天截止。", "en": "…until tomorrow."}},
    {
        "who": CHEN,
        "taps": "📣 发布公告",
        "sentence": {
            "zh": "发布。名单从这一刻锁定，谁也不能再加、再减。",
            "en": "Announced. From here on nobody can be put on the roll, or taken off.",
        },
    },
    {
        "who": WANG,
        "taps": "🗳 去投票",
        "also": (ZHANG, *_OTHERS),
        "sentence": {
            "zh": "3号楼的邻居都收到了。王阿姨点“去投票”。",
            "en": "Everybody of building 3 is told. Aunt Wang opens it.",
        },
    },
    {
        "who": WANG,
        "waits": "您的口令",
        "sentence": {
            "zh": "她有一个只有自己知道的口令。选项的次序每个人都不一样，从外面看不出点了哪个。",
            "en": "She has a phrase that nobody else knows. Each voter sees the choices in another"
            " order, so that a press tells nothing.",
        },
    },
    {"who": WANG, "taps": "反对", "sentence": {"zh": "她选好……", "en": "She chooses…"}},
    {
        "who": WANG,
        "taps": "✅ 确定投出",
        "sentence": {
            "zh": "……看清楚，投出。从这里起，她自己的手机上也不再显示。",
            "en": "…looks once more, and casts it. From here on not even her own telephone shows"
            " what it was.",
        },
    },
    {
        "who": ZHANG,
        "taps": "赞成",
        "also": _OTHERS,
        "sentence": {
            "zh": "张大爷和别的邻居也选……",
            "en": "Zhang and the others choose…",
        },
    },
    {
        "who": ZHANG,
        "taps": "✅ 确定投出",
        "also": _OTHERS,
        "sentence": {
            "zh": "……投出。投了什么，书记看不到，以后拿到数据的人也看不到。",
            "en": "…and cast. What it was Chen can't see, nor can whoever gets the data later.",
        },
    },
    {
        "who": CHEN,
        "waits": "已投 6",
        "sentence": {
            "zh": "陈书记只看得到：投了几票。",
            "en": "All that Chen sees is how many have voted.",
        },
    },
    {
        "who": WANG,
        "chat": NEIGHBOURS,
        "waits": "校验码",
        "later": 2,
        "sentence": {
            "zh": "截止以后才开票。群里有结果，还有一个校验码：名单改动一个字，校验码就对不上。",
            "en": "Only when it is over are the ballots opened. The group reads the result with a"
            " check code: change one letter of the list, and it fits no more.",
        },
    },
    {
        "who": WANG,
        "chat": NEIGHBOURS,
        "taps": "📎 核对用文件",
        "sentence": {
            "zh": "谁都可以要一份清单……",
            "en": "Anybody may ask for the list…",
        },
    },
    {
        "who": WANG,
        "waits": "linli verify",
        "sentence": {
            "zh": "……凭口令找到自己那一票，再用一条命令从头数一遍。",
            "en": "…find their own ballot by their phrase, and count it all again with one"
            " command.",
        },
    },
)
