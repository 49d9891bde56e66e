"""What the demo's page shows of Linli by itself: a repair, from a sentence to five stars."""

from playground.stage import Hook, Stage
from playground.wire import Json

WANG, LI, CHEN = "王阿姨", "李师傅", "陈书记"
CAI, ZHOU = "蔡阿姨", "周楼长"
STAFF = "幸福里物业工作群"

_TITLE = {"zh": "邻里 · 幸福里小区", "en": "Linli · Xingfuli (幸福里)"}
_WELCOME = {
    "zh": "邻居在聊天里说一句话，事情就有人接、有人办、有人打分。"
    "看一分钟演示，或者直接在手机上写一句。",
    "en": "One sentence in a chat, and somebody takes it, mends it, and is rated."
    " Watch one minute of it, or just write on a phone.",
}

_TOUR: tuple[Json, ...] = (
    {
        "who": WANG,
        "waits": "您好",
        "sentence": {
            "zh": "这是王阿姨的手机。她住3号楼，电梯又坏了。她不用填表，也不用学什么。",
            "en": "This is Aunt Wang's phone. The lift in her building is broken again."
            " There is no form, and nothing to learn.",
        },
    },
    {
        "who": WANG,
        "says": "3号楼2单元电梯又坏了",
        "sentence": {
            "zh": "她像跟邻居说话一样，写一句：3号楼2单元电梯又坏了。",
            "en": "She writes one sentence, as she would to a neighbour:"
            " “The lift in building 3, entrance 2 is broken again.”",
        },
    },
    {
        "who": WANG,
        "waits": "这样提交，可以吗",
        "sentence": {
            "zh": "邻里读懂了：是报修，是电梯，在3号楼2单元。一张填好的单子，只等她点头。",
            "en": "Linli has understood: a repair, the lift, building 3, entrance 2."
            " The card is filled in and waits for her nod.",
        },
    },
    {
        "who": WANG,
        "taps": "✅ 提交",
        "sentence": {
            "zh": "她按一下“提交”。不经她同意，什么也不会报上去。",
            "en": "One tap on “✅ Submit”. Nothing is filed without her say.",
        },
    },
    {
        "who": LI,
        "chat": STAFF,
        "waits": "3号楼2单元",
        "sentence": {
            "zh": "同一时刻，单子到了物业工作群。群里只写“王**”，她的姓名和电话不公开。",
            "en": "At once the ticket is in the staff group. There she is only “王**”:"
            " names and numbers stay private.",
        },
    },
    {
        "who": LI,
        "chat": STAFF,
        "taps": "接单",
        "sentence": {
            "zh": "李师傅按“接单”。谁先按就归谁，不会有人白跑一趟。",
            "en": "Master Li takes it with one tap. Whoever is first has it:"
            " nobody goes there twice for nothing.",
        },
    },
    {
        "who": WANG,
        "waits": "李师傅已接下",
        "sentence": {
            "zh": "王阿姨马上知道有人来了，不用打电话去问。",
            "en": "Aunt Wang hears at once that somebody is coming. No need to ring anyone.",
        },
    },
    {
        "who": LI,
        "taps": "完成",
        "sentence": {
            "zh": "电梯修好了，李师傅在私聊里按“完成”。",
            "en": "The lift is mended, and Master Li presses “完成” (done).",
        },
    },
    {
        "who": LI,
        "says": "换了门机皮带，试了十几趟，正常了",
        "sentence": {
            "zh": "做了什么，写一句就行……",
            "en": "One sentence on what was done: a new door belt, tried a dozen times…",
        },
    },
    {
        "who": LI,
        "photo": "lift",
        "sentence": {
            "zh": "……再拍一张照片。没有照片，就不算完成。",
            "en": "…and a photo. Without proof it does not count as done.",
        },
    },
    {
        "who": LI,
        "taps": "✅ 提交",
        "sentence": {"zh": "看一眼，提交。", "en": "One look, and it is sent."},
    },
    {
        "who": WANG,
        "taps": "👍 已解决",
        "sentence": {
            "zh": "修没修好，由王阿姨说了算。她看到照片，按“已解决”。",
            "en": "Whether it is solved is for Aunt Wang to say. She sees the photo"
            " and presses “👍 已解决” (solved).",
        },
    },
    {
        "who": WANG,
        "taps": "★★★★★",
        "sentence": {
            "zh": "她给了五颗星。要是她什么都不说，也绝不会被当作满意。",
            "en": "Five stars. Had she said nothing, Linli would never call that satisfied.",
        },
    },
    {
        "who": LI,
        "chat": STAFF,
        "waits": "★★★★★",
        "sentence": {
            "zh": "群里还是那一张单子，从头到尾谁做了什么，都写在上面，人人看得见。",
            "en": "In the group it is still the one card, with who did what and when."
            " Everybody can see it.",
        },
    },
    {
        "who": CAI,
        "says": "/join",
        "sentence": {
            "zh": "蔡阿姨刚搬来，邻里还不认识她。她想登记自己的住处。",
            "en": "Aunt Cai has just moved in. Linli does not know her yet.",
        },
    },
    {
        "who": CAI,
        "taps": "🏠 请楼栋长确认",
        "sentence": {
            "zh": "没有邀请单也不要紧：请楼栋长确认一下就行。",
            "en": "She has no invitation sheet: then the building head can vouch for her.",
        },
    },
    {
        "who": CAI,
        "says": "3号楼1单元402",
        "sentence": {
            "zh": "住哪一户，照门牌写。邻里会跟名册核对。",
            "en": "Which door? As on the door plate. Linli compares it with the household roll.",
        },
    },
    {
        "who": CAI,
        "says": "蔡玉梅",
        "sentence": {"zh": "姓名……", "en": "Her name…"},
    },
    {
        "who": CAI,
        "taps": "租户",
        "sentence": {"zh": "……她是租户。", "en": "…and she rents."},
    },
    {
        "who": CAI,
        "taps": "✅ 同意并提交",
        "sentence": {
            "zh": "登记之前先说清楚：记什么、谁看得到、怎么删掉。她同意了才提交。",
            "en": "First it is said what is kept, who sees it, and how to have it erased."
            " Only if she agrees does it go out.",
        },
    },
    {
        "who": ZHOU,
        "taps": "✅ 同意",
        "sentence": {
            "zh": "3号楼的周楼长收到了，点一下“同意”。别的楼的人看不到。",
            "en": "Only the head of building 3 is asked, and agrees with one tap.",
        },
    },
    {
        "who": CAI,
        "waits": "您已登记",
        "sentence": {
            "zh": "蔡阿姨从此是登记过的住户：以后报修、开会、投票，都算数。",
            "en": "From here on Aunt Cai is a registered resident: she may report, meet and vote.",
        },
    },
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
        "says": "3号楼门口的路灯不亮了",
        "label": {"zh": "王阿姨：路灯不亮", "en": "王阿姨: a street lamp is out"},
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
        tour=_TOUR,
        restart=restart,
        afresh=afresh,
    )
