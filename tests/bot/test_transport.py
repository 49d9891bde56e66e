"""Files over a real connection: what our form says, the server reads."""

from collections.abc import AsyncIterator

import msgspec
import pytest
from town import TOKEN, HandClock

from bot.transport import Attached, TooLarge, Unreachable, Wire
from playground import File, World, presses
from playground.people import Person
from playground.server import serve

DOCUMENT = File(name="名单.csv", data=b"0123456789" * 20_000)
KEYS = {"inline_keyboard": [[{"text": "看", "callback_data": "x"}]]}
#: What servers read in different ways is left out.
READ_AS = {'a"b;c=d.txt': "a_b;c=d.txt", "a b\r\nc.txt": "a b__c.txt", "a\\b%22.txt": "a_b%22.txt"}


@pytest.fixture
def world(clock: HandClock) -> World:
    world = World(clock)
    world.bot(TOKEN, name="邻里", username="linli_bot")
    return world


@pytest.fixture
def wang(world: World) -> Person:
    person = world.person("王阿姨")
    world.only_bot.met.add(person.id)
    presses.start(world, person)
    return person


@pytest.fixture
async def wire(world: World) -> AsyncIterator[Wire]:
    async with serve(world) as address:
        opened = Wire(address, TOKEN)
        await opened.initialize()
        yield opened
        await opened.shutdown()


@pytest.mark.parametrize("name", ["名单.txt", 'a"b;c=d.txt', "a b\r\nc.txt", "a\\b%22.txt"])
async def test_a_file_arrives_with_its_name_and_its_bytes(
    world: World, wang: Person, wire: Wire, name: str
) -> None:
    content = bytes(range(256)) * 300 + b"\r\n--"
    body = msgspec.json.encode(
        {"chat_id": wang.id, "caption": "<b>好</b>", "parse_mode": "HTML", "reply_markup": KEYS}
    )

    answer = await wire.call(
        "sendDocument", body, attached=Attached(field="document", name=name, content=content)
    )

    assert answer.ok, answer.description
    message = next(world.dialogue(wang, world.only_bot).newest())
    stored = world.files.find(message.body["document"]["file_id"])
    assert stored is not None
    assert stored.data == content
    assert (message.caption, message.buttons) == ("好", ["看"])
    assert message.body["document"]["file_name"] == READ_AS.get(name, name)


async def test_a_file_is_fetched_as_it_was_sent(world: World, wire: Wire) -> None:
    stored = world.files.add("document", DOCUMENT)

    assert await wire.fetch(stored.path, most=len(DOCUMENT.data)) == DOCUMENT.data


async def test_a_file_larger_than_it_may_be_is_not_read_to_its_end(
    world: World, wire: Wire
) -> None:
    stored = world.files.add("document", DOCUMENT)

    with pytest.raises(TooLarge):
        await wire.fetch(stored.path, most=len(DOCUMENT.data) - 1)


async def test_a_file_that_is_not_there_is_out_of_reach(wire: Wire) -> None:
    with pytest.raises(Unreachable) as failure:
        await wire.fetch("documents/none.txt", most=1)

    assert TOKEN not in str(failure.value)
