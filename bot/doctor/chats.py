"""Groups and administrators: may the bot speak there, and can it reach them?"""

from collections.abc import AsyncIterator, Iterable

import msgspec

from bot.cli.words import t
from bot.doctor.finding import Finding, watch, well, wrong
from bot.doctor.telegram import Me, ask
from bot.settings import Settings
from bot.transport import Answer, Wire
from domain.people import Person
from storage.condition import Work
from storage.groups import Bound


class _Permissions(msgspec.Struct, frozen=True):
    can_send_messages: bool = True


class _Chat(msgspec.Struct):
    permissions: _Permissions = _Permissions()


class _Member(msgspec.Struct):
    status: str
    #: Told of restricted members only.
    can_send_messages: bool = True


async def groups(
    settings: Settings, work: Work | None, wire: Wire, me: Me
) -> AsyncIterator[Finding]:
    bound = {
        entry.chat_id: Bound(chat_id=entry.chat_id, purpose=entry.purpose, title=entry.title)
        for entry in settings.groups
    }
    bound |= {group.chat_id: group for group in (work.groups if work else ())}
    for group in bound.values():
        yield await _group(wire, me, group)
    if all(group.purpose != "staff" for group in bound.values()):
        yield watch(
            t(
                "There is no staff group, so tickets go to each of the staff in private: make one,"
                " add the bot, and send /bind staff there."
            )
        )


async def _group(wire: Wire, me: Me, group: Bound) -> Finding:
    name = f"“{group.title}” ({group.chat_id}, {group.purpose})"
    found = await ask(wire, "getChat", chat_id=group.chat_id)
    if found.parameters.migrate_to_chat_id is not None:
        return watch(
            t(
                "{group} has become a supergroup: Linli follows with its next message there.",
                group=name,
            )
        )
    member = await ask(wire, "getChatMember", chat_id=group.chat_id, user_id=me.id)
    if not found.ok or not member.ok or _outside(member):
        return wrong(
            t(
                "The bot is not in {group}: add it there, or bind another group with /bind.",
                group=name,
            )
        )
    if not _may_write(found, member):
        return wrong(
            t(
                "The bot may not write in {group}: allow it to, or make it an administrator"
                " there.",
                group=name,
            )
        )
    return well(t("The bot may write in {group}", group=name))


def _outside(member: Answer) -> bool:
    return msgspec.json.decode(member.result, type=_Member).status in {"left", "kicked"}


def _may_write(chat: Answer, member: Answer) -> bool:
    own = msgspec.json.decode(member.result, type=_Member)
    if own.status == "administrator":
        return True
    everybody = msgspec.json.decode(chat.result, type=_Chat).permissions
    return own.can_send_messages and everybody.can_send_messages


async def administrators(
    settings: Settings, work: Work | None, wire: Wire
) -> AsyncIterator[Finding]:
    known = {person.telegram_id: person for person in (work.administrators if work else ())}
    everybody = dict.fromkeys([*_named(settings), *known])
    if not everybody:
        yield watch(
            t(
                "Nobody is administrator: send /me to the bot and write the number it answers into"
                " telegram.admins."
            )
        )
    for telegram_id in everybody:
        yield await _administrator(wire, telegram_id, known.get(telegram_id))


def _named(settings: Settings) -> Iterable[int]:
    yield from settings.telegram.admins
    for entry in settings.people:
        if "administrator" in entry.roles:
            yield entry.telegram_id


async def _administrator(wire: Wire, telegram_id: int, person: Person | None) -> Finding:
    name = f"{person.name} ({telegram_id})" if person else str(telegram_id)
    found = await ask(wire, "getChat", chat_id=telegram_id)
    if found.ok and (person is None or person.reachable):
        return well(t("Administrator {name} can be reached", name=name))
    return watch(
        t(
            "Administrator {name} cannot be reached: they open the bot and send /start once.",
            name=name,
        )
    )
