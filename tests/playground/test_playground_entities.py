"""Formatted text, as the real server reads it."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.entities import formatted
from playground.refusals import Refused
from playground.wire import cut, units

#: Without what the server itself takes out of every text.
texts = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a",
    )
)
_MARKS = "_*[]()~`>#+-=|{}.!\\"


def spans(entities: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in entities]


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("<b>楼</b>", "楼", [("bold", 0, 1)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a</b><b>b</b>", "ab", [("bold", 0, 2)]),
        ("<pre><code class='language-py'>x</code></pre>", "x", [("pre", 0, 1)]),
        ("<code>a<b>b</b></code>", "ab", [("code", 0, 2)]),
        ("<a href='example.com'>x</a>", "x", [("text_link", 0, 1)]),
        ("<a href='nowhere'>x</a>", "x", []),
        ("<span class='tg-spoiler'>x</span>", "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<b>  </b> x", "x", []),
        ("a &lt;b&gt; &amp;amp; &#128512; &nbsp;", "a <b> &amp; 😀 &nbsp;", []),
        ("<B>x</>", "x", [("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(
    text: str, plain: str, expected: list[tuple[str, int, int]]
) -> None:
    words, entities = formatted(text, "html")

    assert words == plain
    assert spans(entities) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("楼<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("楼<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("3 <5> 楼", 'Unsupported start tag "5" at byte offset 2'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>", "Unexpected end of name token at byte offset 8"),
        ("<b =x>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_html_is_refused_in_the_servers_words(text: str, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        formatted(text, "HTML")

    assert refused.value.description == f"Bad Request: can't parse entities: {problem}"


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("*楼* _x_", "楼 x", [("bold", 0, 1), ("italic", 2, 1)]),
        ("__x__ ~y~", "x y", [("underline", 0, 1), ("strikethrough", 2, 1)]),
        ("||x||", "x", [("spoiler", 0, 1)]),
        ("`a.b` ```py\nc```", "a.b c", [("code", 0, 3), ("pre", 4, 1)]),
        ("[x](http://a.cn/)", "x", [("text_link", 0, 1)]),
        ("1\\.5", "1.5", []),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a||", "a", [("expandable_blockquote", 0, 1)]),
    ],
)  # fmt: skip
def test_markdown_becomes_text_and_entities(
    text: str, plain: str, expected: list[tuple[str, int, int]]
) -> None:
    words, entities = formatted(text, "MarkdownV2")

    assert words == plain
    assert spans(entities) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("楼.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("楼*x", "Can't find end of Bold entity at byte offset 3"),
        ("[x](y", "Can't find end of a URL at byte offset 4"),
        ("![x]", "The entity must contain a tg://emoji or tg://time URL"),
    ],
)
def test_broken_markdown_is_refused_in_the_servers_words(text: str, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        formatted(text, "MarkdownV2")

    assert refused.value.description == f"Bad Request: can't parse entities: {problem}"


@given(texts)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    words, entities = formatted(f"x{escape(text)}x", "HTML")

    assert words == f"x{text}x"
    assert not {e["type"] for e in entities} & {"bold", "text_link", "code"}


@given(texts)
def test_escaped_markdown_comes_back_as_it_was(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in _MARKS else c for c in text)
    words, _ = formatted(f"x{escaped}x", "MarkdownV2")

    assert words == f"x{text}x"


@given(texts, texts, texts)
def test_offsets_count_utf_16(before: str, inside: str, after: str) -> None:
    markup = f"x{escape(before)}<b>y{escape(inside)}y</b>{escape(after)}x"
    words, entities = formatted(markup, "HTML")
    [bold] = [e for e in entities if e["type"] == "bold"]

    assert cut(words, bold["offset"], bold["offset"] + bold["length"]) == f"y{inside}y"


@given(st.text())
def test_any_text_at_all_gives_an_answer_or_a_refusal(text: str) -> None:
    for mode in ("", "HTML", "MarkdownV2"):
        try:
            words, entities = formatted(text, mode)
        except Refused:
            continue

        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= units(words) for e in entities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start abc", [("bot_command", 0, 6)]),
        ("看 /help@linli_bot", [("bot_command", 2, 15)]),
        ("3/4 和 a/b", []),
        ("@linli_bot 你好", [("mention", 0, 10)]),
        ("#楼道 #12", [("hashtag", 0, 3)]),
        ("见 https://a.cn/x。", [("url", 2, 14)]),
        ("a@b.cn", [("email", 0, 6)]),
        ("+8613800001234", [("phone_number", 0, 14)]),
    ],
)
def test_telegram_finds_by_itself_what_can_be_tapped(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert spans(formatted(text)[1]) == expected


def test_the_server_takes_out_what_would_disturb() -> None:
    assert formatted("a\tb\rc\u202ed\n")[0] == "a bcd"
