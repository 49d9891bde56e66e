"""The tour's month, its second half: the evening of the 25th, led and voted on from telephones,
and what becomes of it.
"""

from bot.story_agenda import COME, YANG
from bot.story_late import CHEN, LIU, ZHOU
from bot.story_repair import WANG, ZHANG
from bot.story_volunteers import NEIGHBOURS, SUN
from playground.wire import Json

_AGREE = ("孙阿姨", ZHOU, YANG)
_FIGURES: Json = {"who": CHEN, "like": r"签到码：(\d{4})"}

STEPS: tuple[Json, ...] = (
    {
        "who": CHEN,
        "on": 25,
        "at": (18, 40),
        "waits": "点一下接着讨论的议题",
        "sentence": {
            "zh": "25号傍晚，开始签到。陈书记的手机就是主席台。",
            "en": "The evening of the 25th. Check-in is open, and Chen leads the meeting on his"
            " telephone.",
        },
    },
    {
        "who": CHEN,
        "taps": "🔢 签到码",
        "sentence": {
            "zh": "签到码放在门口：扫二维码，或者输四位数字。",
            "en": "This stands at the door: a code to scan, or four figures.",
        },
    },
    {
        "who": WANG,
        "taps": "📍 签到",
        "also": COME,
        "sentence": {"zh": "邻居们到了，点“签到”……", "en": "The neighbours come, tap…"},
    },
    {
        "who": WANG,
        "says": "{}",
        "heard": _FIGURES,
        "also": COME,
        "sentence": {
            "zh": "……输入门口的数字。一户一票，几户到会，记得清清楚楚。",
            "en": "…and write the figures. One household, one vote: who is there is known.",
        },
    },
    {
        "who": ZHANG,
        "taps": "💻 线上签到",
        "sentence": {
            "zh": "张大爷在家里点“线上签到”。",
            "en": "Zhang checks in from his armchair.",
        },
    },
    {
        "who": CHEN,
        "taps": "▶️ 工单",
        "sentence": {
            "zh": "陈书记点开第一条议题，到会的人手机上都有了。",
            "en": "Chen opens the item, and everybody who is there has it before them.",
        },
    },
    {
        "who": WANG,
        "taps": "✋ 我要发言",
        "sentence": {
            "zh": "想说话的，点“我要发言”，按次序来。",
            "en": "Who wants to speak taps, and waits in line.",
        },
    },
    {
        "who": CHEN,
        "waits": "等候发言：王阿姨",
        "sentence": {"zh": "陈书记看得到谁在等。", "en": "Chen sees who waits."},
    },
    {"who": CHEN, "taps": "🎤 下一位", "sentence": {"zh": "请王阿姨讲。", "en": "Her turn."}},
    {
        "who": CHEN,
        "taps": "📝 记录发言",
        "sentence": {"zh": "她讲，书记记一句……", "en": "She speaks, and he notes…"},
    },
    {
        "who": CHEN,
        "says": "从楼上拉线充电太危险，东门旧车棚正好腾出来",
        "sentence": {
            "zh": "……谁说的，写着谁的名字，进纪要。",
            "en": "…what she said, with her name, for the minutes.",
        },
    },
    {"who": CHEN, "taps": "🗳 开始表决", "sentence": {"zh": "表决。", "en": "Now the vote."}},
    {
        "who": WANG,
        "taps": "赞成",
        "also": (*_AGREE, ZHANG),
        "sentence": {
            "zh": "一户一票，当场投。王阿姨赞成，张大爷在家也投了赞成……",
            "en": "One household, one vote. Aunt Wang is for it, and so is Zhang at home…",
        },
    },
    {
        "who": LIU,
        "taps": "反对",
        "sentence": {
            "zh": "……小刘担心声音吵，反对。结束以前，都可以改。",
            "en": "…young Liu fears the noise and is against it. Until it is closed, anybody may"
            " change their mind.",
        },
    },
    {
        "who": CHEN,
        "waits": "已表决 6 户",
        "sentence": {
            "zh": "投了几户，书记看得到；谁投了什么，结束以前他也看不到。",
            "en": "How many have voted Chen can see; how, not even he, before it is closed.",
        },
    },
    {
        "who": CHEN,
        "taps": "🗳 结束表决",
        "sentence": {
            "zh": "结束表决，票数立刻有了：赞成多于反对，到会三分之一以上的户参加了表决，通过。",
            "en": "It is closed, and counted at once: more for than against, and more than a third"
            " of the households there have voted. Passed.",
        },
    },
    {
        "who": CHEN,
        "taps": "✅ 形成决议",
        "sentence": {"zh": "光通过不算数，得有人办：", "en": "Somebody has to do it, too:"},
    },
    {
        "who": CHEN,
        "says": "腾出东门旧车棚，给充电桩让地方",
        "sentence": {"zh": "办什么……", "en": "what…"},
    },
    {"who": CHEN, "taps": "🤝 志愿者", "sentence": {"zh": "……谁来办……", "en": "…by whom…"}},
    {"who": CHEN, "taps": "一个月内", "sentence": {"zh": "……什么时候办完。", "en": "…by when."}},
    {
        "who": CHEN,
        "taps": "✅ 通过决议",
        "sentence": {
            "zh": "决议马上变成志愿任务。",
            "en": "The resolution becomes a task for the volunteers at once.",
        },
    },
    {
        "who": SUN,
        "taps": "🙋 抢单",
        "sentence": {
            "zh": "小孙看到，抢下了。",
            "en": "Young Sun reads it, and takes it.",
        },
    },
    {"who": CHEN, "taps": "🏁 散会", "sentence": {"zh": "散会。", "en": "The meeting is over."}},
    {
        "who": CHEN,
        "waits": "纪要明天发出",
        "sentence": {
            "zh": "纪要不用他写，邻里照着记录起草。",
            "en": "He need not write the minutes: Linli drafts them from what was recorded.",
        },
    },
    {
        "who": WANG,
        "on": 26,
        "waits": "纪要初稿",
        "sentence": {
            "zh": "第二天，纪要初稿发给到会的人：谁提的、谁说的、几票对几票、谁来办。",
            "en": "On the next day those who came read the draft of the minutes: who proposed,"
            " who said what, how the vote went, who sees to it.",
        },
    },
    {
        "who": ZHANG,
        "taps": "✏️ 我要更正",
        "sentence": {"zh": "张大爷想补一句。", "en": "Zhang wants to add something."},
    },
    {
        "who": ZHANG,
        "says": "我还说了：充电桩要离楼远一点",
        "sentence": {"zh": "72小时里都可以更正。", "en": "For 72 hours anybody who came can."},
    },
    {
        "who": ZHANG,
        "waits": "会和纪要一起公布",
        "sentence": {
            "zh": "原文和更正都公布，谁也不能悄悄改。",
            "en": "Draft and corrections are both published: nobody changes anything in silence.",
        },
    },
    {
        "who": WANG,
        "chat": NEIGHBOURS,
        "waits": "充电桩要离楼远一点",
        "later": 3,
        "sentence": {
            "zh": "三天过后，纪要在群里公布，还有一份可以打印的，贴到公告栏。姓名都打了码。",
            "en": "Three days later they are in the group, with a sheet for the notice board."
            " Names are masked.",
        },
    },
    {
        "who": WANG,
        "on": 10,
        "waits": "上次决议办得怎样",
        "sentence": {
            "zh": "到了下个月10号，新的议事会打头第一件，就是上次的决议：办到哪一步了。",
            "en": "And on the next 10th the new meeting begins with what was resolved, and what"
            " has become of it.",
        },
    },
)
