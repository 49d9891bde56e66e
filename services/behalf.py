"""For whom somebody reports: 帮我妈报修, 替张大爷反映一下. Pure."""

import re

_FOR = re.compile(
    r"(?:帮|替|代|给)(?P<who>[^\s,，。.!！?？:：、帮替代给]{1,12}?)家?"
    r"(?:报修|报个修|报一下|报个|报障|反映|投诉|提个|求助|问一下|问问)"
)
_IN_ENGLISH = re.compile(
    r"\bfor (?P<who>my (?:grand)?(?:mother|father|mum|mom|dad|parents|neighbou?r|wife|husband"
    r"|son|daughter|aunt|uncle))\b",
    re.IGNORECASE,
)
#: Nobody but whoever speaks.
_SELF = {"大", "人", "我", "我们", "咱", "咱们", "俺", "忙", "个忙", "大家"}


def without(text: str) -> str:
    """What is reported, without for whom."""
    return _FOR.sub("", text, count=1).strip(" ,，。.:：、")


def behalf(text: str) -> str:
    """In their own words, 我妈; "" where they report for themselves."""
    found = _FOR.search(text) or _IN_ENGLISH.search(text)
    if found is None:
        return ""
    who = found["who"].removeprefix("忙").strip()
    return "" if who in _SELF else who
