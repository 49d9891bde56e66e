"""What Telegram would refuse is not taken over: the words come, without their formatting."""

import pytest

from domain.notices import MOST_FORMATS
from handlers.kit.questions import NotAnAnswer
from handlers.kit.said import Said
from handlers.notices.formatted import formatted


@pytest.mark.parametrize(
    ("text", "html", "kept"),
    [
        ("停水<8点", "", "停水&lt;8点"),
        ("停水", "<b>停</b>水", "<b>停</b>水"),
        ("停水", '<a href="https://t.me/x?a=1&amp;b=2">停水</a>', None),
        ("停水通知", "<b>停<i>水</b>通</i>知", "停水通知"),
        ("停水", "<b>停水", "停水"),
        ("停水", "停水</b>", "停水"),
        ("停水", "<b>停电</b>", "停水"),
    ],
)
def test_formatting_is_kept_where_it_is_sound(text: str, html: str, kept: str | None) -> None:
    assert formatted(Said(text=text, html=html)) == (text, html if kept is None else kept)


def test_too_much_of_it_is_refused_and_not_dropped_in_silence() -> None:
    pieces = MOST_FORMATS + 1

    with pytest.raises(NotAnAnswer):
        formatted(Said(text="水" * pieces, html="<b>水</b>" * pieces))
