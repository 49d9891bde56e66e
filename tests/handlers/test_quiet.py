"""What is not urgent waits until the quiet hours are over, and nothing waits for it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from town import Town

from handlers.kit.context import Context
from handlers.kit.said import Said
from handlers.kit.screens import Key, Screen, html
from handlers.kit.speaking import CardOf, Speaker
from playground import Phone

CARD = CardOf(subject="digest", subject_id=1)


@dataclass(frozen=True, slots=True)
class Night:
    town: Town
    wang: Phone

    async def tells(
        self, words: str, *, key: str | None = None, card: CardOf | None = None
    ) -> None:
        """Gently."""

        async def tell(speaker: Speaker) -> None:
            person = await speaker.unit.people.known_as(self.wang.person.id)
            assert person is not None
            shown = screen(words, key)
            await speaker.tell(person, lambda _t: shown, gentle=True, card=card)

        await self.does(tell)

    async def does(self, *acts: Callable[[Speaker], Awaitable[None]]) -> None:
        """All in one transaction."""
        linli = self.town.linli
        async with linli.database.write() as unit:
            for act in acts:
                here = linli.settings.neighbourhood
                await act(Speaker(unit, linli.languages, here, linli.keys))
        await self.town.settle()

    async def is_at(self, clock: str) -> None:
        """The next time that the clock on the wall shows this."""
        at = self.town.clock()
        hour, minute = map(int, clock.split(":"))
        then = at.replace(hour=hour, minute=minute)
        self.town.clock.move(seconds=((then - at) % timedelta(days=1)).total_seconds())
        await self.town.tick()

    @property
    def read(self) -> list[str]:
        return [message.text for message in self.wang.messages]


def screen(words: str, key: str | None = None) -> Screen:
    keys = ((Key(label="看", data=key),),) if key else ()
    return Screen(text=html("{words}", words=words), keys=keys)


@pytest.fixture
async def night(town: Town) -> Night:
    """Eleven in the evening; 王阿姨 has talked to the bot before."""
    wang = town.resident("王阿姨")
    await town.settle()
    made = Night(town, wang)
    await made.is_at("23:00")
    return made


async def test_it_waits_for_the_morning(night: Night) -> None:
    await night.tells("周报")
    read = []
    for clock in ("23:30", "06:59", "07:00"):
        await night.is_at(clock)
        read.append(list(night.read))

    assert read == [[], [], ["周报"]]


async def test_by_day_it_does_not_wait(night: Night) -> None:
    await night.is_at("12:00")

    await night.tells("周报")

    assert night.read == ["周报"]


async def test_answers_go_out_meanwhile(night: Night) -> None:
    await night.tells("周报")
    await night.wang.says("/lang")
    answered = list(night.read)
    await night.is_at("07:00")

    assert len(answered) == 1
    assert night.read == [*answered, "周报"]


async def test_it_keeps_its_order_in_the_morning(night: Night) -> None:
    for words in ("一", "二", "三"):
        await night.tells(words)

    await night.is_at("07:00")

    assert night.read == ["一", "二", "三"]


async def test_ones_own_hours_count(night: Night) -> None:
    async with night.town.linli.database.write() as unit:
        await unit._session.run("UPDATE people SET quiet_from = 780, quiet_until = 900")
    await night.tells("夜里")
    by_night = list(night.read)
    await night.is_at("13:30")
    await night.tells("午睡")
    asleep = list(night.read)
    await night.is_at("15:00")

    assert (by_night, asleep) == (["夜里"], ["夜里"])
    assert night.read == ["夜里", "午睡"]


async def test_its_button_can_be_typed_once_it_is_seen_and_not_before(night: Night) -> None:
    wang = night.wang
    await wang.says("/lang")
    await night.tells("周报", key="ml:1")

    await wang.says("1")
    before = wang.last.text
    await night.is_at("07:00")
    await wang.says("1")

    assert "中文" in before
    assert "English" in wang.last.text


async def test_newer_words_for_a_card_that_waits_take_its_place(night: Night) -> None:
    async def refresh(speaker: Speaker) -> None:
        await speaker.refresh(CARD, lambda _t: screen("二"))

    await night.tells("一", card=CARD)
    await night.does(refresh)
    by_night = list(night.read)
    await night.is_at("07:00")

    assert by_night == []
    assert night.read == ["二"]


async def test_newer_words_in_the_same_breath_take_its_place_too(night: Night) -> None:
    async def tell(speaker: Speaker) -> None:
        person = await speaker.unit.people.known_as(night.wang.person.id)
        assert person is not None
        await speaker.tell(person, lambda _t: screen("一"), gentle=True, card=CARD)

    async def refresh(speaker: Speaker) -> None:
        await speaker.refresh(CARD, lambda _t: screen("二"))

    async def both(speaker: Speaker) -> None:
        await tell(speaker)
        await refresh(speaker)

    await night.does(both)
    by_night = list(night.read)
    await night.is_at("07:00")

    assert by_night == []
    assert night.read == ["二"]


async def test_a_card_that_was_shown_meanwhile_is_not_shown_again(night: Night) -> None:
    await night.tells("旧", card=CARD)

    async def show(context: Context, _said: Said) -> None:
        await context.reply(lambda _t: screen("新"), card=CARD)

    night.town.linli.routes.commands["show"] = show
    await night.wang.says("/show")
    await night.is_at("07:00")

    assert night.read == ["新"]


async def test_in_the_morning_the_card_is_edited_as_any_other(night: Night) -> None:
    async def refresh(speaker: Speaker) -> None:
        await speaker.refresh(CARD, lambda _t: screen("二"))

    await night.tells("一", card=CARD)
    await night.is_at("07:00")
    await night.does(refresh)

    assert night.read == ["二"]


async def test_what_is_held_is_no_backlog(night: Night) -> None:
    await night.tells("周报")

    async with night.town.linli.database.read() as unit:
        assert await unit.outbox.waiting() == 0
