"""Whether a life is in danger in a way that no ticket mends: whom to call comes first. Pure.

Better once too often than once too few; what cannot wait at a building is `understanding`'s.
"""

import re
from enum import Enum


class Call(Enum):
    """Whom to call."""

    #: 120.
    AMBULANCE = "ambulance"
    #: 110.
    POLICE = "police"
    #: 12356, the line for whoever can bear it no longer.
    HELPLINE = "helpline"


_HEARD = {
    Call.HELPLINE: (
        r"不想活|活不下去|活着(?:真|也|都)?没意思|(?:想|要)自杀|割腕|想死了算|我想死(?![你我])"
        r"|suicid|kill myself|end my life|(?:don't|do not) want to live"
    ),
    Call.POLICE: (
        r"跳楼(?![价甩])|要跳下去|[拿持动]刀|砍[人伤了]|捅[人伤了]|打起来|(?:有人|正在?|在)打架|抢劫|入室"
        r"|有小偷|家暴|绑架|(?:孩子|小孩|老人|老伴|我[爸妈])(?:走丢|走失|不见了)"
        r"|with a knife|robbery|burglar|fighting|jump off"
    ),
    Call.AMBULANCE: (
        r"昏迷|(?<!差点)(?<!要)(?<!快)晕倒|[晕昏]过去|不省人事|没有?(?:反应|呼吸|心跳)了?$|[叫喊喊]不(?:醒|应)"
        r"|喘不[上过]气|呼吸困难|胸口?[^,，。]{0,4}[疼痛]|心梗|心脏病(?:发作|犯)|中风|脑梗|脑出血"
        r"|突然(?:不会|不能|说不出)说?话|嘴歪|口吐白沫|抽搐|大出血|流血不止|血流不止|吐血|噎[住着]|误[食服]|喝了?农药"
        r"|触电|溺水|摔[倒下了][^,，。]{0,8}(?:起不来|不动|动不了)|要生了|羊水|快不行了|救命|救救"
        r"|unconscious|not breathing|heart attack|a stroke|chest pain|collapsed|choking|bleeding"
    ),
}
#: Told of another day, imagined, or meant otherwise.
_NOT = re.compile(
    r"讲座|培训|演练|电影|电视|视频|新闻|小说|如果|要是|万一|上次|去年|前年|以前|昨天|前几天|那[次年回]"
    r"|怕(?:是会)?|担心|[臭热闷吵呛熏烫累笑][^,，。]{0,4}(?:喘|救命|晕)|救命[^,，。]{0,4}[臭热吵]|(?:臭|味|烟)[^,，。]{0,6}喘"
    r"|last (?:week|year|month)|movie|training"
)
_PATTERNS = {call: re.compile(words, re.IGNORECASE) for call, words in _HEARD.items()}


def heard(text: str) -> Call | None:
    if _NOT.search(text):
        return None
    return next((call for call, words in _PATTERNS.items() if words.search(text)), None)
