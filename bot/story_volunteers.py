"""The tour's third tale: an old neighbour asks for a hand, and two volunteers race to lend it."""

from bot.story_late import LIN
from bot.story_repair import STAFF, WANG, ZHANG
from playground.wire import Json

SUN, ZHENG, MA = "小孙", "郑师傅", "便民超市老马"
VOLUNTEERS, NEIGHBOURS = "幸福里志愿者群", "幸福里3号楼业主群"
#: What one person tells another, or copies from their own telephone.
_NUMBER: Json = {"who": ZHENG, "like": r"任务 #(\d+)"}
_FIGURES: Json = {"who": ZHANG, "like": r"四位数字告诉对方：(\d{4})"}
_CODE: Json = {"who": SUN, "like": r"🔢 (\w{3} \w{3} \w{4})"}
_SAID_BEFORE: Json = {"who": MA, "like": r"^(\w{3} \w{3} \w{4})$"}

STEPS: tuple[Json, ...] = (
    {
        "who": ZHANG,
        "says": "腿疼得厉害，想请人陪我去趟医院",
        "sentence": {
            "zh": "有的事不用修，要的是搭把手。张大爷腿疼，孩子在外地，他写了一句。",
            "en": "Some things need no repair but a hand. Grandpa Zhang's leg hurts, his children"
            " live far away. He writes: could somebody come to the hospital with me?",
        },
    },
    {
        "who": ZHANG,
        "taps": "✅ 提交",
        "sentence": {
            "zh": "他住哪一户，邻里知道，已经填好了。按一下“提交”。",
            "en": "Where he lives Linli knows, and has filled it in. One tap.",
        },
    },
    {
        "who": LIN,
        "chat": STAFF,
        "taps": "转志愿者",
        "sentence": {
            "zh": "社区的林社工看到了，按“转志愿者”。",
            "en": "Lin of the community's office sees it and hands it to the volunteers.",
        },
    },
    {
        "who": SUN,
        "waits": "扶老助困",
        "sentence": {
            "zh": "附近值班的志愿者都收到了。哪栋楼、什么事，写着；姓名和门牌，这时谁也看不到。",
            "en": "Volunteers on duty nearby are asked. They read what and which building;"
            " no name, no door.",
        },
    },
    {
        "who": SUN,
        "taps": "🙋 抢单",
        "sentence": {
            "zh": "小孙点“抢单”……",
            "en": "Young Sun taps “🙋 抢单” (grab)…",
        },
    },
    {
        "who": ZHENG,
        "chat": VOLUNTEERS,
        "says": "抢{}",
        "heard": _NUMBER,
        "sentence": {
            "zh": "……几乎同时，郑师傅在志愿者群里说“抢”，加上任务号。",
            "en": "…and in the volunteers' group Master Zheng says “抢” with its number.",
        },
    },
    {
        "who": ZHENG,
        "waits": "候补第 1 位",
        "sentence": {
            "zh": "只要一个人，小孙快了一步。郑师傅马上知道：候补第1位，小孙去不了就轮到他。",
            "en": "One is needed, and Sun was faster. Zheng is told at once: first on the waiting"
            " list, in case Sun can't come.",
        },
    },
    {
        "who": SUN,
        "waits": "只有您看得到",
        "sentence": {
            "zh": "抢到的人才看得到门牌和电话，别人都看不到。",
            "en": "Only the one who has it reads the door and the telephone number.",
        },
    },
    {
        "who": ZHANG,
        "waits": "四位数字",
        "sentence": {
            "zh": "张大爷知道谁来，手里有四位数字：人到了门口再告诉他。",
            "en": "Zhang learns who comes. He has four figures, for when Sun is at the door.",
        },
    },
    {
        "who": SUN,
        "taps": "📍 我到了",
        "sentence": {
            "zh": "小孙到了，点“我到了”……",
            "en": "At the door Sun taps “📍 我到了” (I am there)…",
        },
    },
    {
        "who": SUN,
        "says": "{}",
        "heard": _FIGURES,
        "sentence": {
            "zh": "……张大爷报数字，他写上。真的来了，才签得上到。",
            "en": "…and writes the figures that Zhang tells him: proof that he really came.",
        },
    },
    {
        "who": SUN,
        "waits": "签到成功",
        "sentence": {
            "zh": "签到成功，服务时间从这里算起。",
            "en": "From here on his time counts.",
        },
    },
    {
        "who": SUN,
        "passes": 90,
        "taps": "✅ 完成",
        "sentence": {
            "zh": "一个半小时以后，看好病，送回家了。小孙按“完成”。",
            "en": "An hour and a half later they are back home. Sun presses “✅ 完成” (done).",
        },
    },
    {
        "who": SUN,
        "says": "陪张大爷看了骨科，取了药，送回家了",
        "sentence": {"zh": "写一句……", "en": "One sentence…"},
    },
    {
        "who": SUN,
        "photo": "clinic",
        "sentence": {"zh": "……拍一张照片……", "en": "…a photo…"},
    },
    {"who": SUN, "taps": "✅ 提交", "sentence": {"zh": "……提交。", "en": "…and it is sent."}},
    {
        "who": ZHANG,
        "taps": "👍 已解决",
        "sentence": {
            "zh": "帮没帮上忙，张大爷说了算。",
            "en": "Whether it helped is for Grandpa Zhang to say.",
        },
    },
    {
        "who": ZHANG,
        "taps": "★★★★★",
        "sentence": {"zh": "五颗星。", "en": "Five stars."},
    },
    {
        "who": ZHANG,
        "taps": "📷 可以",
        "sentence": {
            "zh": "能不能让邻居们也看看？先问张大爷，他愿意。",
            "en": "May the neighbours see it? Zhang is asked first, and is glad to.",
        },
    },
    {
        "who": SUN,
        "taps": "📷 可以",
        "sentence": {
            "zh": "再问小孙，他也愿意。有一个人说不，就不发。",
            "en": "Then Sun. Had either said no, nobody would see it.",
        },
    },
    {
        "who": WANG,
        "chat": NEIGHBOURS,
        "waits": "晒单",
        "sentence": {
            "zh": "3号楼的群里晒单了：做了什么，谁帮的忙。张大爷的姓名和门牌，群里没有。",
            "en": "In the building's group everybody reads what was done, and by whom."
            " Zhang's name and door are not there.",
        },
    },
    {
        "who": SUN,
        "says": "/points",
        "sentence": {
            "zh": "小孙看看积分：一个半小时，记2分。每一笔怎么来的，都写着。",
            "en": "Sun looks at his points: two, for an hour and a half. Each entry says what"
            " it was for.",
        },
    },
    {
        "who": SUN,
        "says": "/voucher",
        "sentence": {
            "zh": "积分能换什么？小区门口的便民超市有两样。",
            "en": "And what are they good for? The shop at the gate gives two things.",
        },
    },
    {"who": SUN, "taps": "环保购物袋", "sentence": {"zh": "换个购物袋……", "en": "A bag…"}},
    {
        "who": SUN,
        "taps": "🎫 兑换",
        "sentence": {
            "zh": "……点“兑换”，券就到手了：一个码，一张二维码。",
            "en": "…and the voucher is his: a code, and a picture to scan.",
        },
    },
    {
        "who": MA,
        "says": "{}",
        "heard": _CODE,
        "sentence": {
            "zh": "到了店里，老马把码发给邻里（扫一扫也行）……",
            "en": "In the shop Ma sends the code to Linli, or scans it…",
        },
    },
    {
        "who": MA,
        "taps": "✅ 核销",
        "sentence": {
            "zh": "……看清楚是什么，点“核销”，把袋子递过去。",
            "en": "…sees what it is for, honours it, and hands over the bag.",
        },
    },
    {
        "who": SUN,
        "waits": "您的兑换券已在",
        "sentence": {
            "zh": "小孙也收到一句：券用掉了。要不是他本人用的，他马上就知道。",
            "en": "Sun is told that it was used. Had it been somebody else, he would know.",
        },
    },
    {
        "who": MA,
        "says": "{}",
        "heard": _SAID_BEFORE,
        "sentence": {
            "zh": "同一个码再来一次呢？",
            "en": "And the same code once more?",
        },
    },
    {
        "who": MA,
        "waits": "一张券只能用一次",
        "sentence": {
            "zh": "不行。一张券，只能用一次。",
            "en": "No. A voucher counts once.",
        },
    },
)
