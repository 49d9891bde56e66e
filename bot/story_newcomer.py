"""The tour's fourth tale: somebody moves in, and her building head vouches for her."""

from playground.wire import Json

CAI, ZHOU = "蔡阿姨", "周楼长"

STEPS: tuple[Json, ...] = (
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
