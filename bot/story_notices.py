"""The tour's tale of a notice: written once, read by everybody, and provably so."""

from bot.story_late import CHEN
from bot.story_repair import WANG, ZHANG
from playground.wire import Json

STEPS: tuple[Json, ...] = (
    {
        "who": CHEN,
        "says": "/notice 明天上午8点到11点检修水管，3号楼停水，请提前储水。",
        "sentence": {
            "zh": "还有一件事要让每一户都知道：明天停水。陈书记写一份通知。",
            "en": "One thing every home must know: no water tomorrow. Chen writes a notice.",
        },
    },
    {
        "who": CHEN,
        "says": "幸福里3号楼",
        "sentence": {"zh": "发给3号楼……", "en": "To building 3…"},
    },
    {
        "who": CHEN,
        "taps": "所有住户",
        "sentence": {"zh": "……所有住户。", "en": "…everybody who lives there."},
    },
    {
        "who": CHEN,
        "taps": "⬜️ 要求确认",
        "sentence": {
            "zh": "先看样子：发给几个人、要多久、谁联系不上，都写着。再要求大家确认。",
            "en": "It is seen first: to how many, how long it takes, who can't be reached."
            " And it asks for an answer.",
        },
    },
    {
        "who": CHEN,
        "taps": "✅ 发送",
        "sentence": {
            "zh": "发送。卡片上看得到送达了多少人。",
            "en": "Off it goes. The card fills up while it is sent.",
        },
    },
    {
        "who": WANG,
        "taps": "我已知晓",
        "also": (ZHANG,),
        "sentence": {
            "zh": "王阿姨和张大爷点一下“我已知晓”。",
            "en": "Aunt Wang and Zhang tap once: they know.",
        },
    },
    {
        "who": CHEN,
        "taps": "🔄 刷新",
        "sentence": {
            "zh": "陈书记看得到：几个人知晓了，谁还没有。",
            "en": "Chen sees how many know, and who does not.",
        },
    },
    {
        "who": CHEN,
        "taps": "🚪 上门名单",
        "sentence": {
            "zh": "没有手机的人呢？看上门名单：楼栋长敲一家门，点一下，台账就记下了。",
            "en": "And who has no telephone? Here is a list of doors: somebody knocks, taps once,"
            " and the ledger has it.",
        },
    },
    {
        "who": CHEN,
        "waits": "还有",
        "sentence": {
            "zh": "谁收到了、谁没收到、为什么，一户一户都有据可查。",
            "en": "Who has it, who has not, and why: every home is accounted for.",
        },
    },
)
