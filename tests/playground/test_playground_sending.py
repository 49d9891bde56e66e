"""What the stand-in takes from a bot, and what it refuses."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground import Answer, Phone, World, call
from playground.people import Bot
from playground.refusals import NOT_MODIFIED

_NO_ACTION = "Text buttons are unallowed in the inline keyboard"
Api = Callable[..., Coroutine[Any, Any, Answer]]


def inline(*labels: str, data: str = "a:1") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": data}] for label in labels]}


def rows(count: int, width: int) -> dict[str, Any]:
    button = {"text": "b", "callback_data": "d"}
    return {"inline_keyboard": [[button] * width for _ in range(count)]}


async def test_a_message_comes_back_as_the_real_server_shows_it(api: Api, wang: Phone) -> None:
    answer = await api("sendMessage", chat_id=wang.person.id, text="<b>好</b>", parse_mode="HTML")

    assert answer.status == 200
    assert answer.body["result"] == {
        "message_id": 1,
        "from": {"id": 700, "is_bot": True, "first_name": "邻里", "username": "linli_bot"},
        "date": 1772442000,
        "chat": {"id": 1001, "type": "private", "first_name": "王阿姨"},
        "text": "好",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
    }


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\u200b"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "长" * 4097}, "message is too long"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "a", "chat_id": 5}, "chat not found"),
        ({"text": "a", "chat_id": -1001}, "chat not found"),
        ({"text": "a", "parse_mode": "Wiki"}, "unsupported parse_mode"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ({"text": "a", "reply_markup": inline("b", data="x" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": inline("b", data="楼" * 22)}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "reply_markup": inline(" ")},
            "inline keyboard button text must be non-empty",
        ),
        ({"text": "a", "reply_markup": rows(101, 1)}, "reply markup is too long"),
        ({"text": "a", "reply_markup": rows(1, 9)}, "reply markup is too long"),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "b"}]]}},
            f"can't parse inline keyboard button: {_NO_ACTION}",
        ),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "b", "url": "楼"}]]}},
            "inline keyboard button URL '楼' is invalid: Wrong HTTP URL",
        ),
        ({"text": "a", "reply_markup": {"keyboard": []}}, "reply keyboard must be non-empty"),
        (
            {"text": "a", "reply_markup": {"keyboard": [[""]]}},
            "keyboard button text must be non-empty",
        ),
    ],
)
async def test_what_the_real_server_refuses_is_refused(
    api: Api, wang: Phone, params: dict[str, Any], refusal: str
) -> None:
    wire = {k: json.dumps(v) if isinstance(v, dict) else v for k, v in params.items()}
    answer = await api("sendMessage", **({"chat_id": wang.person.id} | wire))

    assert answer.body == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: {refusal}",
    }
    assert answer.status == 400


async def test_limits_count_characters_after_parsing(api: Api, wang: Phone) -> None:
    text = f"<b>{'😀' * 4096}</b>"
    answer = await api("sendMessage", chat_id=wang.person.id, text=text, parse_mode="HTML")

    assert len(answer.body["result"]["text"]) == 4096
    assert answer.body["result"]["entities"][0]["length"] == 8192


async def test_sixty_four_bytes_of_data_are_taken(api: Api, wang: Phone) -> None:
    markup = inline("好", data="x" * 64)
    answer = await api("sendMessage", chat_id=wang.person.id, text="a", reply_markup=markup)

    assert answer.body["result"]["reply_markup"] == markup


async def test_a_missing_message_may_be_answered_where_the_bot_says_so(
    api: Api, wang: Phone
) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    answer = await api("sendMessage", chat_id=wang.person.id, text="a", reply_parameters=reply)

    assert "reply_to_message" not in answer.body["result"]


async def test_a_reply_shows_what_it_answers(api: Api, wang: Phone) -> None:
    said = await wang.says("电梯坏了")
    reply = {"message_id": said.message_id}
    answer = await api("sendMessage", chat_id=wang.person.id, text="好", reply_parameters=reply)

    assert answer.body["result"]["reply_to_message"]["text"] == "电梯坏了"


async def test_contact_buttons_are_for_private_chats(api: Api, world: World, bot: Bot) -> None:
    group = world.group("3号楼", [bot])
    markup = {"keyboard": [[{"text": "📞", "request_contact": True}]]}
    answer = await api("sendMessage", chat_id=group.id, text="a", reply_markup=markup)

    assert "phone number can be requested in private chats only" in answer.body["description"]


async def test_an_edit_that_changes_nothing_is_refused(api: Api, wang: Phone) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="好", reply_markup=inline("是"))
    again = await api(
        "editMessageText",
        chat_id=wang.person.id,
        message_id=1,
        text="好",
        reply_markup=inline("是"),
    )

    assert again.body["description"] == f"Bad Request: {NOT_MODIFIED}"


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(api: Api, wang: Phone) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="好", reply_markup=inline("是"))
    await api("editMessageText", chat_id=wang.person.id, message_id=1, text="好")

    assert wang.last.buttons == []
    assert wang.last.edited


async def test_only_its_own_messages_can_be_edited(api: Api, wang: Phone) -> None:
    said = await wang.says("嗯")
    foreign = await api(
        "editMessageText", chat_id=wang.person.id, message_id=said.message_id, text="a"
    )
    missing = await api("editMessageText", chat_id=wang.person.id, message_id=77, text="a")

    assert foreign.body["description"] == "Bad Request: message can't be edited"
    assert missing.body["description"] == "Bad Request: message to edit not found"


async def test_messages_can_be_deleted_for_two_days(api: Api, wang: Phone, clock: Any) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="旧")
    clock.move(48 * 3600 + 1)
    await api("sendMessage", chat_id=wang.person.id, text="新")
    old = await api("deleteMessage", chat_id=wang.person.id, message_id=1)
    new = await api("deleteMessage", chat_id=wang.person.id, message_id=2)
    gone = await api("deleteMessage", chat_id=wang.person.id, message_id=2)

    assert old.body["description"] == "Bad Request: message can't be deleted for everyone"
    assert new.body["result"] is True
    assert gone.body["description"] == "Bad Request: message to delete not found"


async def test_copies_and_forwards_differ_in_what_they_tell(api: Api, wang: Phone) -> None:
    said = await wang.says("电梯坏了")
    ids = {"from_chat_id": wang.person.id, "message_id": said.message_id}
    forwarded = await api("forwardMessage", chat_id=wang.person.id, **ids)
    copied = await api("copyMessage", chat_id=wang.person.id, **ids)

    assert forwarded.body["result"]["forward_origin"]["sender_user"]["id"] == wang.person.id
    assert copied.body["result"].keys() == {"message_id"}


async def test_commands_are_kept_by_scope_and_language(api: Api, wang: Phone) -> None:
    start = {"command": "start", "description": "开始"}
    private = {"type": "all_private_chats"}
    await api("setMyCommands", commands=[start], scope=private, language_code="zh")
    kept = await api("getMyCommands", scope=private, language_code="zh")
    other = await api("getMyCommands", scope=private)
    wrong = await api("setMyCommands", commands=[start | {"command": "Start"}])

    assert kept.body["result"] == [start]
    assert other.body["result"] == []
    assert wrong.body["description"] == "Bad Request: BOT_COMMAND_INVALID"


@pytest.mark.parametrize(
    ("token", "method", "status"),
    [
        ("700:AAE-standin_token", "sendSmoke", 404),
        ("700:AAE-standin_token", "GETME", 200),
        ("nonsense", "getMe", 404),
        ("700:AAE-another_token", "getMe", 401),
    ],
)
async def test_unknown_methods_and_tokens_are_told_apart(
    world: World, bot: Bot, token: str, method: str, status: int
) -> None:
    answer = await call(world, token, method, {})

    assert answer.status == status


async def test_only_the_bots_that_were_named_exist(clock: Any) -> None:
    world = World(clock, tokens=["1:AAAA"])

    assert (await call(world, "1:AAAA", "getMe", {})).status == 200
    assert (await call(world, "2:BBBB", "getMe", {})).status == 401
