"""What is said before and after out of politeness: 师傅您好，…，谢谢您. Pure.

Small talk is made of the same words, so a report that is wrapped in them looks like small talk.
"""

import re

_STOP = r"[\s,，。.!！?？~～、:：…]"
_WHO = (
    r"(?:@\S+|各位|大家|物业|管家|师傅|领导|经理|主任|书记|楼长|客服|老师|同志|亲们?|邻居们?|家人们?|群主"
    r"|\w{1,2}(?:经理|主任|书记|师傅|管家|楼长|姐|哥))"
)
#: Said of nothing but whoever is spoken to.
_GREETING = (
    r"(?:[您你大位]们?家?好|(?:早上|上午|中午|下午|晚上)好|在吗|在不在|在么|不好意思|打扰|请问|请教"
    r"|(?:麻烦|想|跟?您)?(?:问|说|反映)[个一]?[下声])(?:一下|下|了|啦|呀|啊|哈|哦)*"
)
#: These may begin a sentence as well, and need a pause behind them.
_PERHAPS = rf"(?:{_WHO}|早|好|喂+|哈[喽啰]|嗨+|哎|那个)"
_BEFORE = re.compile(rf"^(?:{_WHO}*{_GREETING}{_STOP}*|{_PERHAPS}+{_STOP}+)+")
_BEFORE_LATIN = re.compile(
    r"^(?:(?:hello|hi|hey|dear|sir|madam|all|everyone|good (?:morning|afternoon|evening)"
    r"|excuse me|sorry|please)\b[\s,.!?:]*)+",
    re.IGNORECASE,
)
_THANKS = (
    r"(?:(?:十分|非常|太|真是|多)?(?:谢谢|感谢|谢了|谢|辛苦|麻烦|拜托|劳驾|费心|有劳|给?您?添麻烦)"
    r"(?:您|你|们|各位|大家|物业|师傅|了|啦|啊|呀|哈|哦|一下)*"
    r"|thanks?(?: you)?(?: (?:a lot|so much|very much|in advance))?"
    r"|收到请回复?|盼回复?|等您?回复|急|🙏|🌹|❤️?|~)"
)
_AFTER = re.compile(rf"(?:{_STOP}+{_THANKS}|🙏|🌹)+{_STOP}*$", re.IGNORECASE)


def without(text: str) -> str:
    """What is left to say; the text itself where nothing is."""
    bare = text.strip()
    for polite in (_BEFORE, _BEFORE_LATIN, _AFTER):
        bare = polite.sub("", bare, count=1)
    return bare if any(map(str.isalnum, bare)) else text
