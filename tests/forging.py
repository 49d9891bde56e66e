"""Forged input, of every kind a hostile client can send, and a town worth attacking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import offices
from actors import ACTORS
from dump import state
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from offices import compound, lives
from town import Town

from domain.people import Role
from playground import Phone, actions, presses
from playground.chats import Chat, Message

#: Who hold nothing that would entitle them to touch what is there.
ATTACKERS = ("客", "前", "停", "志", "商")
#: More than any row's id in the town, and the edges of what fits into a column.
_IDS = st.one_of(
    st.integers(0, 60),
    st.sampled_from([999, 10_001, 2**31, 2**53, 2**63 - 1, 10**18]),
)
#: Whoever erases themself attacks nobody any more.
_OWN_END = {"mc"}
#: Cases that arrive at once, and how many times in one drawing.
_BATCH, _BATCHES = 50, 20
_ODD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@dataclass(frozen=True, slots=True)
class Forged:
    """One thing sent: pressed on this message, or said in private."""

    by: int
    #: Which of the messages in sight it is pressed on.
    on: int
    data: str
    said: bool = False


def cases(wires: dict[str, int]) -> st.SearchStrategy[Forged]:
    """`wires`: every button's name, and how many ids it carries."""

    def ids(wire: str) -> st.SearchStrategy[str]:
        right = st.lists(_IDS, min_size=wires[wire], max_size=wires[wire])
        wrong = st.lists(_IDS, max_size=4)
        return st.one_of(right, right, right, wrong).map(
            lambda numbers: ":".join([wire, *map(str, numbers)])
        )

    grammar = st.sampled_from(sorted(wires)).flatmap(ids)
    pressed = st.one_of(grammar, grammar, grammar, _ODD, _garbled(grammar))
    link = st.sampled_from(["", "draft", "join", "i"])
    links = st.tuples(link, _ODD).map(lambda pair: f"/start {pair[0]}{pair[1]}".strip())
    who, on = st.integers(0, len(ATTACKERS) - 1), st.integers(0, 9)
    return st.one_of(
        st.builds(Forged, by=who, on=on, data=pressed),
        st.builds(Forged, by=who, on=on, data=links, said=st.just(True)),
    )


def drawn(wires: dict[str, int], count: int, number: int) -> Iterator[list[Forged]]:
    """At least so many cases in batches, as Hypothesis draws them from that seed."""
    made = 0
    while made < count:
        for batch in _drawing(wires, number + made):
            yield batch
            made += len(batch)


def _drawing(wires: dict[str, int], number: int) -> list[list[Forged]]:
    batches: list[list[Forged]] = []

    @seed(number)
    @settings(
        max_examples=_BATCHES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(cases(wires), min_size=_BATCH, max_size=_BATCH))
    def draw(batch: list[Forged]) -> None:
        batches.append(batch)

    draw()
    return batches


def _garbled(grammar: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Nearly right: a sign too many, a wide digit, a minus, a blank."""
    put = st.sampled_from([":", "-", " ", "１", "²", "٣", "\u200b", "x", "0x", "1e3", "\\n"])
    return st.tuples(grammar, put, st.integers(0, 12)).map(
        lambda cut: cut[0][: cut[2]] + cut[1] + cut[0][cut[2] :]
    )


class Siege:
    """A town where something of everything is under way, and its attackers."""

    def __init__(self, town: Town, attackers: list[Phone], sights: list[Chat]) -> None:
        self._town, self.attackers, self._sights = town, attackers, sights

    @property
    def wires(self) -> dict[str, int]:
        known = self._town.linli.routes.presses
        return {wire: button.takes for wire, (button, _) in known.items() if wire not in _OWN_END}

    async def suffers(self, batch: Sequence[Forged]) -> None:
        """All of it, and nothing has changed; whoever pressed was answered in words."""
        town = self._town
        before = await state(town, *self.attackers)
        for each in batch:
            self._send(each)
        await town.settle()
        after = await state(town, *self.attackers)
        changed = {name: set(rows) ^ set(before[name]) for name, rows in after.items()}
        assert not any(changed.values()), (
            {name: rows for name, rows in changed.items() if rows},
            batch,
        )
        assert await self._parked() == 0, batch
        for query in town.world.queries.values():
            assert query.answer is not None, batch
            assert "Traceback" not in str(query.answer), batch
        self._forget()

    def _send(self, each: Forged) -> None:
        phone = self.attackers[each.by]
        if each.said:
            actions.say(self._town.world, phone.person, each.data)
        else:
            target = self._targets(phone)[each.on % len(self._targets(phone))]
            presses.press(self._town.world, phone.person, target, each.data or " ")

    def _targets(self, phone: Phone) -> list[Message]:
        """The cards in the groups, and what the bot last wrote to them."""
        shown = [m for chat in self._sights for m in chat.messages.values() if m.by is self._bot]
        return [*shown, phone.last]

    @property
    def _bot(self) -> object:
        return self._town.world.only_bot

    async def _parked(self) -> int:
        async with self._town.linli.database.read() as unit:
            sql = "SELECT count(*) FROM inbox WHERE state = 'parked'"
            return int(await unit._session.value(sql))

    def _forget(self) -> None:
        """What was said is of no more use, and there will be much of it."""
        world = self._town.world
        world.queries.clear()
        for phone in self.attackers:
            chat = world.dialogue(phone.person, world.only_bot)
            last = phone.last
            chat.messages = {last.message_id: last}


async def besieged(town: Town) -> Siege:
    await compound(town, "幸福里", "3", "5")
    chen, liu = town.administrator(), town.administrator("刘主任")
    li = await offices.given(town, town.guest("李师傅"), Role.WORKER)
    wang = await lives(town, town.guest("王秀英"), "幸福里3号楼2单元501")
    attackers = []
    for kind in ATTACKERS:
        phone = town.guest(f"坏人{kind}")
        await ACTORS[kind][0](town, phone)
        attackers.append(phone)
    sights = await _groups(town, chen, li, attackers)
    await _tickets(wang, li, sights[0])
    await _proposed(chen, liu)
    await wang.says("3号楼2单元门禁坏了")
    return Siege(town, attackers, sights)


async def _groups(town: Town, chen: Phone, li: Phone, attackers: list[Phone]) -> list[Chat]:
    people = [li.person, *(phone.person for phone in attackers)]
    work = town.world.group("物业工作群", [town.world.only_bot, *people], owner=chen.person)
    court = town.world.group("幸福里业主群", people, owner=chen.person, approval=True)
    await chen.says("/bind 工作", chat=work)
    await chen.adds_bot(court, admin=True)
    await chen.says("/bind 居民", chat=court)
    await chen.taps("已登记的住户自动放行", chat=court)
    await town.guest("小赵").joins(court)
    return [work, court]


async def _tickets(wang: Phone, li: Phone, work: Chat) -> None:
    """One filed, one accepted, one finished, one closed."""
    for steps in range(4):
        await wang.says(f"{steps + 1}号楼2单元电梯坏了")
        await wang.taps("✅ 提交")
        card = li.sees(work)[-1]
        if steps > 0:
            await li.taps("接单", on=card)
        if steps > 1:
            await li.taps("完成", on=card)
            await li.sends_photo("好了")
            await li.taps("✅ 提交")
        if steps > 2:
            await wang.taps("👍 已解决")


async def _proposed(chen: Phone, liu: Phone) -> None:
    await liu.opens()
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    await chen.taps("更多…", on=chen.last)
    await chen.taps("管理员", on=chen.last)
    await chen.taps("✅ 提交")
