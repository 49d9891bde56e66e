"""For whom somebody reports: 帮我妈报修, 替张大爷反映一下, 我妈家水管漏了. Pure."""

import re

_FOR = re.compile(
    r"(?:帮|替|代|给)(?P<who>[^\s,，。.!！?？:：、帮替代给]{1,12}?)家?"
    r"(?:报修|报个修|报一下|报个|报障|反映|投诉|提个|求助|问一下|问问)"
)
#: Whose home it is about, at the start of a thought; not 我妈家那边, which is another place.
_HOME = re.compile(
    r"(?:^|[\s,，。.!！:：])(?P<who>我(?:爸妈|父母|公婆|妈妈?|爸爸?|娘|爹|奶奶?|爷爷?|姥姥|姥爷|外婆|外公"
    r"|婆婆|公公|岳父|岳母|丈母娘|老丈人|[大二三小]?[姑姨舅叔伯婶][妈父婆]?|[大二三小]?(?:哥|姐|弟|妹){1,2}"
    r"|儿子|女儿|闺女))家(?!那|吃|长)"
)
_IN_ENGLISH = re.compile(
    r"\b(?:for|at) (?P<who>my (?:grand)?(?:mother|father|mum|mom|dad|parents|neighbou?r"
    r"|wife|husband|son|daughter|aunt|uncle))\b",
    re.IGNORECASE,
)
#: Nobody but whoever speaks.
_SELF = {"大", "人", "我", "我们", "咱", "咱们", "俺", "忙", "个忙", "大家"}


def without(text: str) -> str:
    """What is reported, without for whom."""
    return _FOR.sub("", text, count=1).strip(" ,，。.:：、")


def behalf(text: str) -> str:
    """In their own words, 我妈; "" where they report for themselves."""
    found = _FOR.search(text) or _HOME.search(text) or _IN_ENGLISH.search(text)
    if found is None:
        return ""
    who = found["who"].removeprefix("忙").strip()
    return "" if who in _SELF else who
