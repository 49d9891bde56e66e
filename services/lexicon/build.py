"""Makes sounds.toml: `python -m services.lexicon.build`, after words were added.

Needs pypinyin, which the bot itself does without: it would cost 56 MB to keep in memory.
"""

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

from services.lexicon import words

HEADER = """\
# 由 python -m services.lexicon.build 生成，请勿手改。
# Made by `python -m services.lexicon.build`; not to be edited.

# 常用字的读音。 How common characters sound.
[characters]
"""
WORDS_HEADER = """
# 读音与单字不同的词。 Words that sound otherwise than their characters do alone.
[words]
"""
#: The 3,755 commonest characters of GB 2312, by pinyin: rows 16 to 55.
ROWS = range(0xB0, 0xD8)
CELLS = range(0xA1, 0xFF)


def main() -> None:
    pinyin = import_module("pypinyin")
    known = sorted({word for word, _ in words.vocabulary() if not word.isascii()})
    by_sound: dict[str, list[str]] = defaultdict(list)
    alone: dict[str, str] = {}
    for character in dict.fromkeys([*_common(), *"".join(known)]):
        [sound] = pinyin.lazy_pinyin(character, errors="ignore") or [""]
        if sound:
            alone[character] = sound
            by_sound[sound].append(character)
    together = {word: pinyin.lazy_pinyin(word, errors="ignore") for word in known}
    lines = [f'{sound} = "{"".join(by_sound[sound])}"' for sound in sorted(by_sound)]
    odd = [
        f'"{word}" = "{" ".join(sounds)}"'
        for word, sounds in together.items()
        if len(sounds) == len(word) and sounds != [alone[character] for character in word]
    ]
    text = HEADER + "\n".join(lines) + "\n" + WORDS_HEADER + "\n".join(odd) + "\n"
    (words.HERE / "sounds.toml").write_text(text, encoding="utf-8")


def _common() -> Iterator[str]:
    for row in ROWS:
        for cell in CELLS:
            yield bytes((row, cell)).decode("gb2312", errors="ignore")


if __name__ == "__main__":
    main()
