"""Keyboards that come with a message: what Telegram takes, and what it refuses."""

from playground.chats import Chat
from playground.links import link
from playground.params import Params
from playground.refusals import DATA_INVALID, bad
from playground.wire import Json

#: A button does one of these.
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
)  # fmt: skip
_STYLES = frozenset({"danger", "success", "primary"})
_MOST = 100
_MOST_IN_ROW = 8
_PLACEHOLDER = 64
_CONTACT_ELSEWHERE = "phone number can be requested in private chats only"
_LOCATION_ELSEWHERE = "location can be requested in private chats only"


def inline(params: Params) -> Json | None:
    """What an edit may carry: an inline keyboard; None where it has no buttons."""
    markup = params.object("reply_markup", "reply markup")
    if not markup:
        return None
    if "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return _inline(markup)


def any_kind(params: Params, chat: Chat) -> tuple[Json | None, Json | None]:
    """What a new message may carry: an inline keyboard, or one of the other markups."""
    if "reply_markup" not in params.raw:
        return None, None
    markup = params.object("reply_markup", "reply markup")
    if not markup:
        return None, None
    if "inline_keyboard" in markup:
        return _inline(markup), None
    if "keyboard" in markup:
        return None, _reply(markup, chat)
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        _placeholder(markup)
        return None, markup
    raise bad("can't parse reply markup: no keyboard, removal or forced reply in it")


def shown(chat: Chat, markup: Json | None) -> None:
    """Changes the reply keyboards on the screens of those in the chat."""
    if markup is None or markup.get("force_reply"):
        return
    who = [chat.person.id] if chat.person else list(chat.members)
    for person_id in who:
        if "keyboard" in markup:
            chat.keyboards[person_id] = markup
        else:
            chat.keyboards.pop(person_id, None)


def _rows(rows: object, what: str) -> list[list[object]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(f"can't parse {what}: expected an Array of Arrays")
    if sum(map(len, rows)) > _MOST or any(len(row) > _MOST_IN_ROW for row in rows):
        raise bad("reply markup is too long")
    return [row for row in rows if row]


def _inline(markup: Json) -> Json | None:
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    checked = [[_inline_button(button) for button in row] for row in rows]
    return {"inline_keyboard": checked} if checked else None


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: expected an Object")
    _labelled(button, "inline keyboard button")
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "")]
    if "switch_inline_query" in button and button["switch_inline_query"] == "":
        actions.append("switch_inline_query")
    if not actions:
        unallowed = "Text buttons are unallowed in the inline keyboard"
        raise bad(f"can't parse inline keyboard button: {unallowed}")
    if len(actions) > 1:
        raise bad(f"can't parse inline keyboard button: more than one action: {actions}")
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    data = button.get("callback_data")
    if data is not None and (not isinstance(data, str) or len(data.encode()) > 64):
        raise bad(DATA_INVALID)
    url = button.get("url")
    if url is not None and (not isinstance(url, str) or link(url) is None):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(str(copied.get("text", ""))) <= 256:
        raise bad("COPY_TEXT_INVALID")


def _labelled(button: Json, what: str) -> None:
    label = button.get("text")
    if label is None:
        raise bad(f"can't parse {what}: Can't find field \"text\"")
    if not isinstance(label, str):
        raise bad(f'can\'t parse {what}: Field "text" must be of type String')
    if not label.strip():
        raise bad(f"{what} text must be non-empty")
    if button.get("style", "primary") not in _STYLES:
        raise bad(f"can't parse {what}: invalid button style specified")


def _reply(markup: Json, chat: Chat) -> Json:
    rows = _rows(markup["keyboard"], "keyboard")
    if not rows:
        raise bad("reply keyboard must be non-empty")
    for row in rows:
        for button in row:
            _check_reply_button(button, chat)
    _placeholder(markup)
    return markup | {"keyboard": rows}


def _check_reply_button(button: object, chat: Chat) -> None:
    body = {"text": button} if isinstance(button, str) else button
    if not isinstance(body, dict):
        raise bad("can't parse keyboard button: expected an Object")
    _labelled(body, "keyboard button")
    if chat.kind == "private":
        return
    if body.get("request_contact"):
        raise bad(_CONTACT_ELSEWHERE)
    if body.get("request_location"):
        raise bad(_LOCATION_ELSEWHERE)


def _placeholder(markup: Json) -> None:
    if len(str(markup.get("input_field_placeholder", ""))) > _PLACEHOLDER:
        raise bad("input field placeholder is too long")
