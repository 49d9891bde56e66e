"""What a resident, their neighbour, repair staff and the desk do, one after the other."""

import time
from collections.abc import Awaitable, Callable
from typing import Self

from bench.big.clock import now
from bench.big.here import BUILDINGS, LI, LIN, WANG, ZHANG
from bench.big.phones import Phones
from bench.peers import TOKEN
from bot.app import Linli
from bot.settings import (
    ReceivingSettings,
    Secret,
    SendingSettings,
    Settings,
    StorageSettings,
    TelegramSettings,
)
from domain.settings import Neighbourhood, TicketSettings
from storage.database import Database

#: No trouble is told twice of one place, or it would be taken for the same.
_TROUBLES = ("电梯坏了", "单元门关不上了", "楼道灯不亮", "下水道堵了", "暖气不热")
_ANYWHERE = 999
#: What the sender may take at once, of anybody.
_UNLIMITED = SendingSettings(
    per_second=0, per_chat_per_second=0, chat_burst=0, per_group_per_minute=0
)
_UNHURRIED = ReceivingSettings(per_person_per_second=0, per_person_in_groups_per_minute=0)


class Stage:
    """One database with its own process of the bot, in this one."""

    def __init__(self, linli: Linli, phones: Phones) -> None:
        self._linli, self._phones = linli, phones

    @classmethod
    async def open(cls, url: str) -> Self:
        rules = Neighbourhood(
            tickets=TicketSettings(filings_per_hour=_ANYWHERE, filings_per_day=_ANYWHERE)
        )
        settings = Settings(
            neighbourhood=rules,
            telegram=TelegramSettings(token=Secret(TOKEN), base_url="http://telegram.invalid"),
            storage=StorageSettings(url=url),
            sending=_UNLIMITED,
            receiving=_UNHURRIED,
        )
        phones = Phones()
        linli = Linli(settings, await Database.open(url, now), phones, now)
        await linli.prepare()
        stage = cls(linli, phones)
        await stage._settle()
        return stage

    async def close(self) -> None:
        await self._linli.close()
        await self._linli.database.close()

    async def says(self, person: int, text: str) -> float:
        """Seconds from the hand to the last word that it led to."""
        return await self._reply(self._phones.says(person, text))

    async def taps(self, person: int, label: str) -> float:
        """As `says`."""
        return await self._reply(self._phones.taps(person, label))

    async def finds(self, person: int) -> float:
        """The ticket that they saw last, by its number."""
        return await self.says(person, f"/find {self._phones.number(person)}")

    async def _reply(self, update: bytes) -> float:
        begun = time.perf_counter()
        await self._linli.intake.receive([update])
        await self._settle()
        return self._phones.called_at - begun

    async def _settle(self) -> None:
        linli = self._linli
        while True:
            served = await linli.worker.step()
            await linli.sender.launch()
            if not served + await linli.sender.land():
                return


Step = Callable[[Stage, int], Awaitable[float]]


def _told(turn: int) -> str:
    building, rest = turn % BUILDINGS + 1, turn // BUILDINGS
    return f"{building}号楼{rest % 2 + 1}单元{_TROUBLES[rest // 2 % len(_TROUBLES)]}"


def _says(person: int, text: str) -> Step:
    return lambda stage, _turn: stage.says(person, text)


def _taps(person: int, label: str) -> Step:
    return lambda stage, _turn: stage.taps(person, label)


STEPS: tuple[tuple[str, Step], ...] = (
    ("a sentence, the filled card", lambda stage, turn: stage.says(WANG, _told(turn))),
    ("✅ 提交", _taps(WANG, "提交")),
    ("/tickets", _says(WANG, "/tickets")),
    ("one of them", _taps(WANG, "#")),
    ("接单", _taps(LI, "接单")),
    ("/desk", _says(LIN, "/desk")),
    ("its first page", _taps(LIN, "全部")),
    ("a ticket there", _taps(LIN, "#")),
    ("/find by number", lambda stage, _turn: stage.finds(LIN)),
    ("/find by words", _says(LIN, "/find 电梯坏了")),
    ("/find by place", _says(LIN, "/find 幸福里3号楼")),
    ("/find by person", _says(LIN, "/find 王阿姨")),
    ("the same, told by a neighbour", lambda stage, turn: stage.says(ZHANG, _told(turn))),
    ("🙋 我也遇到", _taps(ZHANG, "我也遇到")),
    ("/me", _says(WANG, "/me")),
)
