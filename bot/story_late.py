"""The tour's second tale: a lamp that is forgotten, until the whole street knows of it."""

from bot.story_repair import STAFF
from playground.wire import Json

LIU, ZHAO = "小刘", "赵师傅"
#: 楼栋长 → 小区党支部 → 社区 → 街道
ZHOU, CHEN, LIN, HE = "周楼长", "陈书记", "林社工", "何科长"
_SEE_TO_IT = "请您过问督促"

STEPS: tuple[Json, ...] = (
    {
        "who": LIU,
        "says": "3号楼门口的路灯不亮了，晚上看不见台阶",
        "sentence": {
            "zh": "不是每件事都这么顺。小刘说：楼门口的路灯不亮了。",
            "en": "Not everything goes so well. Young Liu writes that the lamp at the entrance"
            " is out.",
        },
    },
    {
        "who": LIU,
        "taps": "✅ 提交",
        "sentence": {
            "zh": "单子上写着承诺的办结时间：三个工作日。",
            "en": "The card says by when it is promised: three working days.",
        },
    },
    {
        "who": ZHAO,
        "chat": STAFF,
        "taps": "接单",
        "sentence": {
            "zh": "赵师傅接了单……后来事情一多，忘了。",
            "en": "Master Zhao takes it… and with all there is to do, forgets.",
        },
    },
    {
        "who": ZHAO,
        "waits": "🟡 工单",
        "later": 3,
        "sentence": {
            "zh": "时间往前拨。期限快到了，赵师傅先收到一张黄牌：还有一个工作日。",
            "en": "We move the clock on. A working day before it is due he gets a yellow card.",
        },
    },
    {
        "who": ZHAO,
        "chat": STAFF,
        "waits": "🔴 工单",
        "later": 1,
        "sentence": {
            "zh": "又过了一天，没有修：红牌，整个工作群都看得见。",
            "en": "A day later it is overdue: a red card, and the whole group sees it.",
        },
    },
    {
        "who": LIU,
        "waits": "🔴 已超时",
        "sentence": {
            "zh": "小刘的单子上也写着“已超时”。晚了就是晚了，不遮掩。",
            "en": "Young Liu's card says “overdue” too. Late is late, and is not hidden.",
        },
    },
    {
        "who": ZHOU,
        "waits": _SEE_TO_IT,
        "later": 1,
        "sentence": {
            "zh": "再过一天，上第一级：楼栋长周桂兰收到，请她过问。",
            "en": "One more day, and the first rung: the building head is asked to see to it.",
        },
    },
    {
        "who": CHEN,
        "waits": _SEE_TO_IT,
        "later": 1,
        "sentence": {
            "zh": "还是没修，上第二级：小区党支部的陈书记。",
            "en": "Still dark. The second rung: Secretary Chen of the compound's party branch.",
        },
    },
    {
        "who": LIN,
        "waits": _SEE_TO_IT,
        "later": 1,
        "sentence": {
            "zh": "第三级：社区的林社工。",
            "en": "The third: Lin, who works at the community's office.",
        },
    },
    {
        "who": LIN,
        "taps": "📋 工作台",
        "sentence": {
            "zh": "林社工打开工作台：新到的、快到期的、已超时的，各有多少，一眼看清。",
            "en": "She opens the desk: what is new, what is due soon, what is overdue.",
        },
    },
    {
        "who": LIN,
        "taps": "🔴 已超时",
        "sentence": {"zh": "她点“已超时”……", "en": "She taps what is overdue…"},
    },
    {
        "who": LIN,
        "waits": "后面是承诺办结的时间",
        "sentence": {
            "zh": "……路灯就在里面。点开能看到前后经过，也能直接答复小刘。",
            "en": "…and there is the lamp. She can see how it went so far, and answer Liu.",
        },
    },
    {
        "who": HE,
        "waits": _SEE_TO_IT,
        "later": 1,
        "sentence": {
            "zh": "第四级，街道的何科长也收到了。一盏路灯，没有人能装作不知道。",
            "en": "The fourth: He at the street office. Nobody can say that they did not know.",
        },
    },
    {
        "who": ZHAO,
        "taps": "完成",
        "sentence": {
            "zh": "赵师傅赶紧去换了灯泡，按“完成”。",
            "en": "Master Zhao hurries to change the bulb, and presses “完成” (done).",
        },
    },
    {
        "who": ZHAO,
        "says": "换了新灯泡",
        "sentence": {"zh": "写一句……", "en": "One sentence…"},
    },
    {"who": ZHAO, "photo": "light", "sentence": {"zh": "……拍一张照片。", "en": "…a photo…"}},
    {"who": ZHAO, "taps": "✅ 提交", "sentence": {"zh": "提交。", "en": "…and it is sent."}},
    {
        "who": LIU,
        "taps": "🔁 没解决",
        "sentence": {
            "zh": "可是到了晚上，灯又灭了。小刘按“没解决”。",
            "en": "But at night it is out again. Liu presses “🔁 没解决” (not solved).",
        },
    },
    {
        "who": LIU,
        "says": "亮了一会儿又灭了，一闪一闪的",
        "sentence": {
            "zh": "还有什么问题，写一句。还是这张单子，重新打开，重新定期限。",
            "en": "A sentence on what is wrong. The same ticket is open again, with a new"
            " promise.",
        },
    },
    {
        "who": ZHAO,
        "chat": STAFF,
        "taps": "接单",
        "sentence": {
            "zh": "这回赵师傅马上接单……",
            "en": "This time Master Zhao takes it at once…",
        },
    },
    {
        "who": ZHAO,
        "taps": "完成",
        "sentence": {
            "zh": "……找到了毛病：线路接头松了。",
            "en": "…and finds the fault: a loose joint in the line.",
        },
    },
    {
        "who": ZHAO,
        "says": "线路接头松了，重新接好，等到天黑看过，一直亮着",
        "sentence": {"zh": "做了什么，如实写……", "en": "What he did, as it was…"},
    },
    {"who": ZHAO, "photo": "light", "sentence": {"zh": "……再拍一张。", "en": "…another photo…"}},
    {"who": ZHAO, "taps": "✅ 提交", "sentence": {"zh": "提交。", "en": "…sent."}},
    {
        "who": LIU,
        "taps": "联系了",
        "sentence": {
            "zh": "第一问：办理人员联系过您吗？小刘点“联系了”。",
            "en": "First question: was anybody in touch? Liu taps “联系了” (yes).",
        },
    },
    {
        "who": LIU,
        "taps": "👍 已解决",
        "sentence": {
            "zh": "第二问：解决了吗？这回解决了。",
            "en": "Second: is it solved? This time it is.",
        },
    },
    {
        "who": LIU,
        "taps": "★★★★",
        "sentence": {
            "zh": "第三问：打几颗星？拖了这么久，给四颗。",
            "en": "Third: how many stars? After such a delay, four.",
        },
    },
    {
        "who": LIN,
        "taps": "📋 工作台",
        "sentence": {
            "zh": "林社工想看看，这个月大家的事办得怎么样。",
            "en": "Lin wants to know how this month is going.",
        },
    },
    {"who": LIN, "taps": "⚙️ 更多…", "sentence": {"zh": "点“更多”……", "en": "More…"}},
    {
        "who": LIN,
        "taps": "📊 三率",
        "sentence": {
            "zh": "……点“三率”：响应率、解决率、满意率。",
            "en": "…the three rates: contacted, solved, satisfied.",
        },
    },
    {
        "who": LIN,
        "taps": "▶️",
        "sentence": {"zh": "翻到这个月……", "en": "This month…"},
    },
    {
        "who": LIN,
        "taps": "🖼 看图",
        "sentence": {"zh": "……看图。", "en": "…as a picture."},
    },
    {
        "who": LIN,
        "waits": "满意率",
        "sentence": {
            "zh": "图马上就画好：响应率、解决率、满意率，还有近半年的走势。",
            "en": "It is drawn at once: the three rates, and the last half year.",
        },
    },
    {
        "who": LIN,
        "waits": "满意率",
        "sentence": {
            "zh": "算法写在数字下面，谁都能核对。没有回答的单列，不算满意。",
            "en": "The formula stands under each number. Who gave no answer is counted apart,"
            " never as satisfied.",
        },
    },
)
