"""One person who sends fifty things a second, beside neighbours who go on with their day."""

import asyncio
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from floods import WARNINGS, Flood, Way
from ordeal import Ordeal, on, ordeal
from process import LINLI

from bench.announced import Strict
from bot.settings import ReceivingSettings, SendingSettings
from playground import Event, World, actions, presses
from playground.chats import Chat, Message
from playground.people import Bot, Person
from playground.wire import Json

#: A bot that warns as often as it is given a reason to: the control of "once a minute".
NAGGING = (sys.executable, str(Path(__file__).parent / "faults" / "nagging_bot.py"), "run")
_MINUTE = 60.0
#: Seconds between an answer and the same neighbour's next question.
_PAUSE = 2.0
_STRANGERS = 4
#: Between two people who open their chat.
_GAP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    seconds: float
    neighbours: int = 20
    per_second: float = 50
    #: Seconds for which they rest then, and those in which they must be answered.
    rest: float = 10
    patience: float = 45
    burst: int = ReceivingSettings().person_burst


async def flooded(
    folder: Path, url: str, way: Way, size: Size, *, limited: bool = True, nagging: bool = False
) -> Flood:
    """At Telegram's own pace of sending. `limited=False`, `nagging=True`: the controls."""
    environ = on(url) | _paced(size, limited=limited)
    command = NAGGING if nagging else LINLI
    async with ordeal(folder, people=0, settings=environ, command=command) as trial:
        await trial.process.ready()
        street = _Street(trial, way, size)
        await street.suffer()
        assert await trial.process.stop() == 0, "\n".join(trial.process.log)
    return street.flood


def _paced(size: Size, *, limited: bool) -> dict[str, str]:
    sending, receiving = SendingSettings(), ReceivingSettings()
    orders = receiving.per_person_in_groups_per_minute
    given = {
        "SENDING__PER_SECOND": sending.per_second,
        "SENDING__PER_CHAT_PER_SECOND": sending.per_chat_per_second,
        "SENDING__CHAT_BURST": sending.chat_burst,
        "SENDING__PER_GROUP_PER_MINUTE": sending.per_group_per_minute,
        "RECEIVING__PER_PERSON_PER_SECOND": receiving.per_person_per_second if limited else 0,
        "RECEIVING__PER_PERSON_IN_GROUPS_PER_MINUTE": orders if limited else 0,
        "RECEIVING__PERSON_BURST": size.burst,
    }
    return {f"LINLI_{name}": str(value) for name, value in given.items()}


@dataclass(slots=True, kw_only=True)
class _Others(Strict):
    """A chat that is sent to for minutes at exactly its limit may pass it by a network's whim."""

    apart_from: int

    def check(self, bot_id: int, chat_id: int, at: float) -> None:
        before = self.refused
        try:
            super(_Others, self).check(bot_id, chat_id, at)
        finally:
            if chat_id == self.apart_from:
                self.refused = before


class _Street:
    def __init__(self, trial: Ordeal, way: Way, size: Size) -> None:
        self._world: World = trial.world
        self._size = size
        self._flooder = self._world.person("赵急")
        self._world.limits = self._limits = _Others(on=True, apart_from=self._flooder.id)
        self._neighbours = [self._world.person(f"邻居{at}") for at in range(size.neighbours)]
        #: They have not opened the private chat: what they ask in the group is answered there.
        self._strangers = [self._world.person(f"新邻居{at}") for at in range(_STRANGERS)]
        everybody = [self._flooder, *self._neighbours, *self._strangers]
        self._group = self._world.group("幸福里", [self._world.only_bot, *everybody])
        self._changed = asyncio.Event()
        self.flood = Flood(way=way)

    @property
    def _in_group(self) -> bool:
        return self.flood.way is Way.GROUP

    async def suffer(self) -> None:
        stop = self._world.listen(self._notice)
        for person in (*self._neighbours, *(() if self._in_group else (self._flooder,))):
            presses.start(self._world, person)
            # Not so many at once that Telegram would mind the answers.
            await asyncio.sleep(_GAP)
        chat = await self._home()
        async with asyncio.TaskGroup() as street:
            for at, person in enumerate(self._neighbours):
                street.create_task(self._live(at, person))
            for at, person in enumerate(self._strangers if self._in_group else ()):
                street.create_task(self._ask(at, person))
            street.create_task(self._flood(_heard(chat)[-1]))
        await asyncio.sleep(self._size.rest)
        began = time.monotonic()
        with suppress(TimeoutError):
            await self._home(self._size.patience)
            self.flood.back = time.monotonic() - began
        stop()
        self.flood.refused = self._limits.refused

    async def _flood(self, shown: Message) -> None:
        loop = asyncio.get_running_loop()
        # They remember where the buttons were that are gone with the first answer.
        began, buttons = loop.time(), shown.rows[0]
        for number in range(int(self._size.seconds * self._size.per_second)):
            await asyncio.sleep(began + number / self._size.per_second - loop.time())
            self._hurry(number, shown, buttons[number % len(buttons)])
            self.flood.sent += 1

    def _hurry(self, number: int, shown: Message, button: Json) -> None:
        world, flooder = self._world, self._flooder
        if self.flood.way is Way.WORDS:
            actions.say(world, flooder, f"3号楼{number}单元楼道灯坏了")
        elif self.flood.way is Way.PRESSES:
            presses.tap(world, flooder, shown, button)
        elif number % 3 == 0:
            actions.say(world, flooder, f"3号楼{number}单元的灯真亮", self._group)
        elif number % 3 == 1:
            actions.say(world, flooder, "/help", self._group)
        else:
            presses.press(world, flooder, shown, "lo")

    async def _home(self, patience: float = _MINUTE) -> Chat:
        """They ask, and are answered. Raises TimeoutError."""
        if self._in_group:
            await self._answered(self._flooder, self._group, "/help", patience)
            return self._group
        chat = self._world.dialogue(self._flooder, self._world.only_bot)
        await self._answered(self._flooder, chat, "/lang", patience, sign="English")
        return chat

    async def _live(self, at: int, person: Person) -> None:
        chat, loop = self._world.dialogue(person, self._world.only_bot), asyncio.get_running_loop()
        ends = loop.time() + self._size.seconds
        await asyncio.sleep(_PAUSE * at / self._size.neighbours)
        while loop.time() < ends:
            self.flood.waited.append(await self._answered(person, chat, "/help"))
            await asyncio.sleep(_PAUSE)

    async def _ask(self, at: int, person: Person) -> None:
        """Each once a minute, in turns: a group has room for few answers."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + self._size.seconds
        turn = loop.time() + 1 + _MINUTE * at / _STRANGERS
        while turn < ends:
            await asyncio.sleep(turn - loop.time())
            self.flood.in_group.append(await self._answered(person, self._group, "/me"))
            turn += _MINUTE

    async def _answered(
        self, person: Person, chat: Chat, words: str, patience: float = _MINUTE, sign: str = ""
    ) -> float:
        """Seconds until the bot says something there, with this on a button. Raises
        TimeoutError.
        """
        before, began = len(_heard(chat)), time.monotonic()
        actions.say(self._world, person, words, chat)
        async with asyncio.timeout(patience):
            while not any(sign in str(each.buttons) for each in _heard(chat)[before:]):
                self._changed.clear()
                await self._changed.wait()
        return time.monotonic() - began

    def _notice(self, event: Event) -> None:
        words = str((event.detail or {}).get("text", ""))
        if event.kind == "message" and event.message and isinstance(event.message.by, Bot):
            words = event.message.words
            self._changed.set()
            mine = event.message.chat.person in {None, self._flooder}
        else:
            mine = event.kind == "answered"
        if any(each in words for each in WARNINGS):
            self.flood.warned.append(time.monotonic())
        elif mine:
            self.flood.served += 1


def _heard(chat: Chat) -> list[Message]:
    """What the bot said there, but for warnings."""
    said = [each for each in chat.messages.values() if isinstance(each.by, Bot)]
    return [each for each in said if not any(words in each.words for words in WARNINGS)]
