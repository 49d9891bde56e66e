"""Numbers as people write them in addresses."""

DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "幺": 1,
}  # fmt: skip
#: One number, for regular expressions: 3, 12, 三, 十二, 二十三.
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
#: A door's number: 501, 1203, 五零一, and 501a.
DOOR = (
    r"(?:\d{3,4}(?![\d.])[a-d]?(?![a-z])"
    r"|[一二三四五六七八九幺][零〇一二三四五六七八九幺]{2,3}(?![零〇一二三四五六七八九十百]))"
)


def arabic(text: str) -> str:
    """三 → 3, 二十三 → 23, 五零一 → 501; what holds no Chinese numeral stays, in capitals."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return str(DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0))
    return "".join(str(DIGITS.get(character, character)) for character in text).upper()
