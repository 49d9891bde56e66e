"""Whatever shows a secret ballot is stored without what it says (P10)."""

from typing import Any

import msgspec
import pytest
from ballot_thieves import found

from bot.intake import arrival

WHO = {"id": 5, "is_bot": False, "first_name": "邻居"}
CHAT = {"id": 5, "type": "private"}
BALLOT: dict[str, Any] = {
    "message_id": 9,
    "date": 1,
    "chat": CHAT,
    "from": {"id": 1, "is_bot": True, "first_name": "邻里"},
    "text": "您的口令：红枣·小船",
    "entities": [{"type": "code", "offset": 5, "length": 5}],
    "reply_markup": {"inline_keyboard": [[{"text": "反对", "callback_data": "zc:1:0"}]]},
}


def _stored(part: str, **shown: Any) -> tuple[str, dict[str, Any]]:
    body = msgspec.json.encode({"update_id": 7, part: {"from": WHO, **shown}})
    kept = arrival(body)
    assert (kept.key, kept.lane) == ("u7", "p5")
    return kept.body, msgspec.json.decode(kept.body)[part]


def _message(**shown: Any) -> tuple[str, dict[str, Any]]:
    return _stored("message", message_id=10, date=2, chat=CHAT, **shown)


@pytest.mark.parametrize("lost", [False, True], ids=["", "its buttons are gone"])
@pytest.mark.parametrize("way", ["reply", "quote", "pin", "press"])
def test_a_message_that_shows_a_secret_ballot_is_stored_without_it(
    way: str, *, lost: bool
) -> None:
    ballot = {name: each for name, each in BALLOT.items() if name != "reply_markup" or not lost}
    if way == "pin":
        body, _ = _message(pinned_message=ballot)
    elif way == "press":
        # Somebody tapped twice on the list that the ballot has taken the place of.
        body, part = _stored("callback_query", id="1", data="bo:1", message=ballot)
        assert part["data"] == "bo:1"
        assert part["message"]["message_id"] == 9
    else:
        quote = {"quote": {"text": "红枣·小船", "position": 5}} if way == "quote" else {}
        body, part = _message(text="这是什么", reply_to_message=ballot, **quote)
        assert part["text"] == "这是什么"
        assert part["reply_to_message"]["from"]["id"] == 1

    assert found(body.encode(), ["红枣", "小船", "反对", "zc:1:0"]) == []


def test_everything_else_is_stored_as_it_came() -> None:
    key = {"text": "z", "callback_data": "bo:1"}
    other = BALLOT | {"reply_markup": {"inline_keyboard": [[key]]}}
    for shown in ({"reply_to_message": other}, {"text": '"callback_data":"z'}):
        whole = {"update_id": 7, "message": {"message_id": 1, "from": WHO, "chat": CHAT, **shown}}
        body = msgspec.json.encode(whole)

        assert arrival(body).body == body.decode()


@pytest.mark.parametrize(
    "typed", ["/phrase 灰猫", "/Phrase灰猫", "/phrase@linli_bot 灰猫", "/phrase\n灰猫"]
)
def test_however_a_phrase_is_typed_it_is_stored_covered(typed: str) -> None:
    for field in ("text", "caption"):
        message = {"message_id": 1, "from": WHO, "chat": CHAT, field: typed}
        body = msgspec.json.encode({"update_id": 7, "message": message})
        kept = msgspec.json.decode(arrival(body, lambda text: f"<{len(text)}>").body)

        assert kept["message"][field].split() == [typed.split("灰", maxsplit=1)[0].strip(), "<2>"]


@pytest.mark.parametrize("field", ["text", "caption"])
def test_whoever_answers_their_own_phrase_does_not_write_it_down(field: str) -> None:
    typed = {"message_id": 8, "date": 1, "from": WHO, "chat": CHAT, field: "/phrase 灰猫"}
    body, part = _message(text="为什么", reply_to_message=typed, quote={"text": "灰猫"})

    assert part["reply_to_message"]["message_id"] == 8
    assert found(body.encode(), ["灰猫"]) == []
