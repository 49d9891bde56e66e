"""The command menu, in every language there is: queued like everything else that is sent."""

import msgspec

from domain.people import Role
from domain.permissions import TABLE
from handlers.kit.i18n import Languages
from handlers.kit.routing import Routes
from storage.outbox import Message, Priority
from storage.unit import Unit

#: Telegram's codes for the languages of our catalogues; "" is for everybody else.
_CODES = {"zh_CN": "zh", "en": "en"}


def menu(unit: Unit, routes: Routes, languages: Languages) -> None:
    default = languages.default.language
    for t in languages.all():
        commands = [
            {"command": name, "description": t.plain(description)}
            for name, description in routes.descriptions.items()
            if Role.GUEST in TABLE[routes.actions[f"/{name}"]]
        ]
        _queue(unit, {"commands": commands, "language_code": _CODES[t.language]})
        if t.language == default:
            _queue(unit, {"commands": commands})


def _queue(unit: Unit, payload: dict[str, object]) -> None:
    code = payload.get("language_code", "")
    unit.queue(
        Message(
            method="setMyCommands",
            payload=msgspec.json.encode(payload).decode(),
            chat_id=None,
            lane=f"menu-{code}",
            merge_key=f"menu-{code}",
            priority=Priority.BROADCAST,
        )
    )
