"""The tour's first tale: a repair from a sentence to five stars, and a neighbour who joins it."""

from playground.wire import Json

WANG, ZHANG, LI = "王阿姨", "张大爷", "李师傅"
STAFF = "幸福里物业工作群"

STEPS: tuple[Json, ...] = (
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
        "waits": "派给幸福里物业",
        "sentence": {
            "zh": "单子马上按规则派给了幸福里物业，到了工作群。群里只写“王**”，姓名电话不公开。",
            "en": "At once a rule gives it to 幸福里物业, the property company, and it is in the"
            " staff group. There she is only “王**”: names and numbers stay private.",
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
        "who": ZHANG,
        "says": "3号楼2单元电梯坏了，我腿不好下不了楼",
        "sentence": {
            "zh": "三楼的张大爷也下不了楼，他也写了一句。",
            "en": "Grandpa Zhang on the third floor can't get down either, and writes too.",
        },
    },
    {
        "who": ZHANG,
        "taps": "🙋 我也遇到",
        "sentence": {
            "zh": "邻里先给他看：邻居已经报过，正在修。他点“我也遇到”，不用再报一遍。",
            "en": "Linli shows him that a neighbour has reported it and that it is being mended."
            " He taps “🙋 我也遇到” (so have I) instead of filing it again.",
        },
    },
    {
        "who": ZHANG,
        "waits": "位邻居也遇到",
        "sentence": {
            "zh": "同一件事，只有一张单子。进展他一样看得到；谁报的、住哪一户，他看不到。",
            "en": "One trouble, one ticket. He follows it from here, and isn't told who reported"
            " it or behind which door.",
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
        "who": ZHANG,
        "waits": "已办结",
        "sentence": {
            "zh": "张大爷的手机上也是“已办结”。电梯好了，他可以下楼了。",
            "en": "On Grandpa Zhang's phone it is settled too: he can go downstairs.",
        },
    },
)
