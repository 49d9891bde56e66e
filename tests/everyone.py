"""All who might find out who complained, and whatever they were told."""

from dataclasses import dataclass
from itertools import count

from offices import area_of, compound, given, lives
from town import Town

from domain.people import Role
from playground import Phone
from playground.chats import Chat

RUDE = "我要投诉：东门大狗吓人，从不牵绳"
_NUMBER = 6_612_345_678


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyone:
    town: Town
    wang: Phone
    #: A repairer, a social worker, an administrator, a neighbour.
    li: Phone
    lin: Phone
    chen: Phone
    zhang: Phone
    group: Chat

    @property
    def others(self) -> list[Phone]:
        return [self.li, self.lin, self.chen, self.zhang]

    def told(self, word: str) -> list[str]:
        """What was ever said with this word, edited away or not, but to the reporter."""
        own = str(self.wang.person.id)
        return [
            str(call.params)
            for call in self.town.world.calls
            if call.params and str(call.params.get("chat_id")) != own and word in str(call.params)
        ]

    def learnt(self, *words: str) -> list[str]:
        """Which of these, or the reporter's number at Telegram, the others were ever told."""
        return [word for word in (*words, str(self.wang.person.id)) if self.told(word)]

    async def whole_life(self) -> None:
        """Of a complaint, with words back and forth, a second time, and stars."""
        wang, li, lin, group = self.wang, self.li, self.lin, self.group
        await complained(wang)
        await lin.says("/desk")
        await lin.says("/ticket 1")
        await li.taps("接单", chat=group)
        await li.says("几点在？", chat=group, reply_to=li.sees(group)[0])
        await wang.says("下午", reply_to=wang.last)
        await self._done()
        await wang.taps("🔁 没解决")
        await wang.says("又骂人了")
        await li.taps("接单", chat=group)
        await self._done()
        await wang.taps("联系了")
        await wang.taps("👍 已解决")
        await wang.taps("★★★★★")
        for phone in self.others:
            await phone.says("/export")

    async def _done(self) -> None:
        await self.li.taps("完成", chat=self.group)
        await self.li.sends_photo("已经批评教育")
        await self.li.taps("✅ 提交")


async def complained(phone: Phone, words: str = RUDE) -> None:
    await phone.says(words)
    await phone.taps("🕶 匿名提交")


async def at_work(town: Town, name: str, number: str) -> Everyone:
    """Whoever complains is on the roll, with their home and their telephone."""
    await compound(town)
    li, chen = town.repairer(), town.administrator()
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    group = town.staff_group(li, lin, chen)
    # A number that is the beginning of no other.
    town.world._numbers["person"] = count(_NUMBER)
    wang, zhang = town.resident(name), town.resident("张大爷")
    await lives(town, wang, "幸福里3号楼2单元501")
    async with town.linli.database.write() as unit:
        home = await area_of(unit, "幸福里3号楼2单元501")
        await unit._session.run(
            "INSERT INTO roll (home_id, name, phone, relation, listed_at)"
            " VALUES (:home, :name, :number, 'owner', 0)",
            home=home.id,
            name=name,
            number=number,
        )
    return Everyone(town=town, wang=wang, li=li, lin=lin, chen=chen, zhang=zhang, group=group)
