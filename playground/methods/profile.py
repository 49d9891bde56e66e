"""What the bot says of itself: name, descriptions, menu button."""

from playground.methods.commands import language
from playground.methods.request import Method, Request
from playground.refusals import bad
from playground.wire import Json

_LONGEST = {"name": 64, "description": 512, "short_description": 120}
_MENUS: dict[str, tuple[str, ...]] = {
    "commands": (),
    "default": (),
    "web_app": ("text", "web_app"),
}


def set_my_name(request: Request) -> bool:
    return _set(request, "name")


def get_my_name(request: Request) -> Json:
    own = _get(request, "name")
    return own if own["name"] else {"name": request.bot.first_name}


def set_my_description(request: Request) -> bool:
    return _set(request, "description")


def get_my_description(request: Request) -> Json:
    return _get(request, "description")


def set_my_short_description(request: Request) -> bool:
    return _set(request, "short_description")


def get_my_short_description(request: Request) -> Json:
    return _get(request, "short_description")


def set_chat_menu_button(request: Request) -> bool:
    button = request.params.object("menu_button", "MenuButton") or {"type": "default"}
    fields = _MENUS.get(str(button.get("type")))
    if fields is None:
        raise bad("can't parse MenuButton: unsupported type specified")
    for field in fields:
        if not button.get(field):
            raise bad(f"can't parse MenuButton: Can't find field \"{field}\"")
    request.bot.menus[_person(request)] = button
    return True


def get_chat_menu_button(request: Request) -> Json:
    menus = request.bot.menus
    return menus.get(_person(request)) or menus.get(None) or {"type": "default"}


def _person(request: Request) -> int | None:
    if not request.params.has("chat_id"):
        return None
    chat = request.chat()
    if chat.kind != "private":
        raise bad("chat not found")
    return chat.id


def _set(request: Request, what: str) -> bool:
    text = request.params.text(what)
    if len(text) > _LONGEST[what]:
        raise bad(f"BOT_{'TITLE' if what == 'name' else 'ABOUT'}_INVALID")
    key = (what, language(request))
    request.bot.profile[key] = text
    if what == "name" and not key[1] and text:
        request.bot.rename(text, request.bot.username)
    return True


def _get(request: Request, what: str) -> Json:
    profile = request.bot.profile
    own = profile.get((what, language(request))) or profile.get((what, ""), "")
    return {what: own}


METHODS: tuple[Method, ...] = (
    set_my_name,
    get_my_name,
    set_my_description,
    get_my_description,
    set_my_short_description,
    get_my_short_description,
    set_chat_menu_button,
    get_chat_menu_button,
)
