"""Command menus, by scope and language."""

import re

from playground.methods.request import Method, Request
from playground.refusals import bad
from playground.wire import Json, encode

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES: dict[str, tuple[str, ...]] = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_my_commands(request: Request) -> bool:
    where = _where(request)
    commands = request.params.objects("commands", "BotCommand")
    if commands is None:
        raise bad('parameter "commands" is required')
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(body) for body in commands]
    if checked:
        request.bot.commands[where] = checked
    else:
        request.bot.commands.pop(where, None)
    return True


def get_my_commands(request: Request) -> list[Json]:
    return request.bot.commands.get(_where(request), [])


def delete_my_commands(request: Request) -> bool:
    request.bot.commands.pop(_where(request), None)
    return True


def _command(body: Json) -> Json:
    command, description = body.get("command"), body.get("description")
    if not isinstance(command, str) or not isinstance(description, str):
        raise bad("can't parse BotCommand: command and description must be of type String")
    if not _COMMAND.fullmatch(command.removeprefix("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command.removeprefix("/"), "description": description.strip()}


def _where(request: Request) -> tuple[str, str]:
    scope = request.params.object("scope", "BotCommandScope") or {"type": "default"}
    fields = _SCOPES.get(str(scope.get("type")))
    if fields is None:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    for field in fields:
        if field not in scope:
            raise bad(f"can't parse BotCommandScope: Can't find field \"{field}\"")
    if "chat_id" in fields:
        request.named(str(scope["chat_id"]))
    return encode(sorted(scope.items())).decode(), language(request)


def language(request: Request) -> str:
    code = request.params.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified")
    return code


METHODS: tuple[Method, ...] = (set_my_commands, get_my_commands, delete_my_commands)
