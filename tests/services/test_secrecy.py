"""A secret ballot leaves no trace (P10)."""

import logging
import random
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from ballot_thieves import Thief, found, told_by
from town import HandClock
from voting import CHOICES, LASTS, OPTIONS, Held, hold, slot

from bot.intake import arrival
from bot.logs import QUIET
from domain.published import Line, Published, check, read
from domain.votes import NotTheKey, VoteKind
from services import votes
from services.envelopes import SIZE
from services.vote_keys import Keys
from services.votes import GRACE, Hand
from storage import backup
from storage.database import Database
from storage.outbox import Message, Priority

MANY = 200
#: Of 200 voters, linked by pure chance: more than this once in 200,000 trials.
BY_CHANCE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Robbed:
    """A vote from beginning to end, and all that was to be had of it."""

    held: Held
    #: By place on the roll.
    choices: list[str]
    phrases: list[str]
    #: The places in the order in which they voted.
    order: list[int]
    #: In that order: new pages of the log with each ballot, and bytes of each press.
    growth: list[int]
    presses: list[int]
    thief: Thief
    copy: bytes
    log: str
    private: bytes
    #: Each voter's envelope, as it could be seen before the close, in the order of the roll.
    sealed: list[bytes]
    lines: tuple[Line, ...]


def _press(number: int, hand: Hand, slot_: int, labels: list[str]) -> bytes:
    """As Telegram sends it: with the message and all its buttons."""
    keys = [
        [{"text": label, "callback_data": f"zb:{hand.voter}:{n}"}]
        for n, label in enumerate(labels)
    ]
    sender = {"id": 7000 + hand.voter, "is_bot": False, "first_name": "邻居"}
    message = {
        "message_id": 10_000 + number,
        "date": 1,
        "chat": {"id": 7000 + hand.voter, "type": "private"},
        "text": f"电梯改造 您的口令 {labels}",
        "reply_markup": {"inline_keyboard": keys},
    }
    press = {"id": "1", "from": sender, "message": message, "chat_instance": "2"}
    press["data"] = f"zb:{hand.voter}:{slot_}"
    return msgspec.json.encode({"update_id": 100_000 + number, "callback_query": press})


async def _ballot(database: Database, held: Held, hand: Hand, choice: str, number: int) -> int:
    """Shown, pressed, served and answered, each in a transaction of its own, as the bot does it.
    The bytes of the press.
    """
    labels = {option.key: option.label for option in OPTIONS}
    async with database.write() as unit:
        shown = await votes.voting(unit, held.keys, hand)
        texts = [labels[each] for each in shown.choices]
        covered = [held.keys.cover(held.vote.veil, each) for each in (*texts, shown.phrase)]
        payload = msgspec.json.encode({"text": covered}).decode()
        unit.queue(
            Message(
                method="sendMessage",
                payload=payload,
                chat_id=7000 + hand.voter,
                lane=str(hand.voter),
                priority=Priority.REPLY,
            )
        )
    async with database.write() as unit:
        pressed = arrival(_press(number, hand, await slot(unit, held, hand, choice), texts))
        await unit.inbox.add([pressed], unit.now)
    async with database.write() as unit:
        [pending] = await unit.inbox.claim(1)
        data = msgspec.json.decode(pending.body)["callback_query"]["data"]
        await votes.cast_secretly(unit, held.keys, hand, int(data.split(":")[2]))
        await unit.inbox.done([pending.id], unit.now)
    return len(pressed.body)


@pytest.fixture
async def robbed(
    sqlite_url: str, clock: HandClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Robbed:
    caplog.set_level(logging.DEBUG)
    for name in QUIET:
        caplog.set_level(logging.WARNING, name)
    database = await Database.open(sqlite_url, clock)
    held = await hold(database, tmp_path, MANY, secret=True, changeable=True)
    assert held.vote.public_key is not None
    private = held.keys.private(held.vote.public_key)
    async with database.read() as unit:
        hands = [held.hand(place, clock) for place in range(MANY)]
        phrases = [(await votes.voting(unit, held.keys, hand)).phrase for hand in hands]
    thief = Thief(sqlite_url)
    thief.look()
    choices = random.choices(CHOICES, [6, 3, 1], k=MANY)
    order = random.sample(range(MANY), MANY)
    growth, presses = [], []
    for number, place in enumerate(order):
        if number % 5 == 0:
            # They change their mind afterwards.
            await _ballot(database, held, hands[place], random.choice(CHOICES), MANY + number)
            thief.look()
        presses.append(await _ballot(database, held, hands[place], choices[place], number))
        thief.look()
        growth.append(thief.growth[-1])
    copy = await backup.back_up(sqlite_url, tmp_path / "copies", 9, clock())
    async with database.read() as unit:
        rows = await unit._session.all("SELECT sealed FROM envelopes ORDER BY voter_id")
    clock.move(seconds=(LASTS + GRACE).total_seconds())
    async with database.write() as unit:
        await votes.close(unit, held.vote.id)
    thief.look()
    secret = thief.loot
    async with database.write() as unit:
        published = await votes.publish(unit, held.keys, held.vote.id, "意向征询")
    await votes.bury(database, held.keys)
    thief.look()
    await database.close()
    assert published.lines is not None
    assert found(secret, phrases) == [], "known before it was published"
    return Robbed(
        held=held,
        choices=choices,
        phrases=phrases,
        order=order,
        growth=growth,
        presses=presses,
        thief=thief,
        copy=copy.read_bytes(),
        log=caplog.text,
        private=private,
        sealed=[bytes(row["sealed"]) for row in rows],
        lines=published.lines,
    )


async def test_a_secret_ballot_leaves_no_trace(robbed: Robbed) -> None:
    """In the file, in its log at any commit, in a copy, in our log; nor by order, nor by size."""
    labels = [option.label for option in OPTIONS]
    by_phrase = {line.phrase: line.choice for line in robbed.lines}

    assert by_phrase == dict(zip(robbed.phrases, robbed.choices, strict=True))
    assert found(robbed.copy, robbed.phrases) == []
    assert found(robbed.log.encode(), [*robbed.phrases, *labels, *CHOICES]) == []
    assert robbed.private not in robbed.thief.loot
    assert len({len(each) for each in robbed.sealed}) == 1
    assert len(robbed.sealed[0]) == SIZE
    assert _links_by_order(robbed) <= BY_CHANCE
    assert not told_by(robbed.growth, [robbed.choices[place] for place in robbed.order])
    assert not told_by(robbed.presses, [robbed.choices[place] for place in robbed.order])
    slots = [line.number * 3 // MANY for line in robbed.lines]
    assert not told_by(slots, [line.choice for line in robbed.lines])


def _links_by_order(robbed: Robbed) -> int:
    """Guessing that the list is in the order of the roll, of the ballots, or of the envelopes: of
    the best guess, how many voters are linked with their line.
    """
    by_envelope = sorted(range(MANY), key=lambda place: robbed.sealed[place])
    orders = [list(range(MANY)), robbed.order, by_envelope]
    guesses = [*orders, *(order[::-1] for order in orders)]
    listed = [line.phrase for line in robbed.lines]
    return max(
        sum(robbed.phrases[place] == phrase for place, phrase in zip(order, listed, strict=True))
        for order in guesses
    )


def test_a_thief_would_see_a_choice_in_a_size() -> None:
    choices = random.choices(CHOICES, k=MANY)

    assert told_by([len(choice) for choice in choices], choices)
    assert not told_by([random.randrange(3) for _ in choices], choices)


async def test_a_press_is_stored_without_the_buttons_it_was_chosen_from(
    clock: HandClock,
) -> None:
    hand = Hand(vote=1, voter=5, by=None, received_at=clock())  # type: ignore[arg-type]
    body = arrival(_press(1, hand, 2, ["反对", "弃权", "赞成"])).body

    assert found(body.encode(), ["反对", "弃权", "赞成", "口令"]) == []
    assert msgspec.json.decode(body)["callback_query"]["data"] == "zb:5:2"
    assert msgspec.json.decode(body)["callback_query"]["message"]["message_id"] == 10_001


async def test_a_phrase_that_is_typed_is_stored_covered(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    bodies = [_typed(text) for text in ("/phrase 我家的猫", f"/phrase@linli_bot {'长' * 900}")]
    stored = [arrival(body, keys.cover_typed).body for body in bodies]
    words = [msgspec.json.decode(body)["message"]["text"].split(" ", 1)[1] for body in stored]
    read_again = [keys.typed(each) for each in words]
    keys.forget_typed()

    assert found("".join(stored).encode(), ["猫", "长"]) == []
    assert len(words[0]) == len(words[1])
    assert read_again == ["我家的猫", "长" * 40]
    assert keys.typed(words[0]) == ""
    assert arrival(_typed("/phrases 我家的猫")).body == _typed("/phrases 我家的猫").decode()
    assert "猫" not in arrival(bodies[0]).body, "where nothing can cover it, it is dropped"


def _typed(text: str) -> bytes:
    who = {"id": 5, "is_bot": False, "first_name": "邻居"}
    message = {"message_id": 1, "from": who, "chat": {"id": 5, "type": "private"}, "text": text}
    command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    message["entities"] = [command]
    return msgspec.json.encode({"update_id": 7, "message": message})


async def test_a_table_of_random_codes_links_everybody(sqlite_url: str, clock: HandClock) -> None:
    """The control: who voted in one table, a code with its choice in another, no link between."""
    database = await Database.open(sqlite_url, clock)
    async with database.write() as unit:
        await unit._session.run("CREATE TABLE voted (person INTEGER PRIMARY KEY)")
        await unit._session.run("CREATE TABLE naive (code TEXT PRIMARY KEY, choice TEXT)")
    thief = Thief(sqlite_url)
    thief.look()
    codes = [f"code{random.getrandbits(64):016x}" for _ in range(MANY)]
    linked, seen = 0, set[str]()
    for person in random.sample(range(MANY), MANY):
        async with database.write() as unit:
            await unit._session.run("INSERT INTO voted VALUES (:person)", person=person)
            await unit._session.run(
                "INSERT INTO naive VALUES (:code, :choice)",
                code=codes[person],
                choice=random.choice(CHOICES),
            )
        new = set(found(thief.look(), codes)) - seen
        linked += new == {codes[person]}
        seen |= new
    await database.close()

    assert linked == MANY


async def test_after_it_is_published_nobody_opens_an_envelope_again(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await _voted(database, clock, tmp_path, ["for"] * 6)
    await _end(database, held, clock)
    await votes.bury(database, held.keys)
    await votes.bury(database, held.keys)

    async with database.read() as unit:
        tables = ("envelopes", "urns")
        left = [await unit._session.all(f"SELECT * FROM {table}") for table in tables]
        vote = await unit.votes.get(held.vote.id)
        document = await unit.votes.published(held.vote.id)
        silent = await unit.votes.ballots.silent(held.vote.id)
    assert left == [[], []]
    assert not list((tmp_path / "keys").iterdir())
    assert (vote.public_key, vote.veil) == (None, "")
    assert silent == [], "who took part is known still"
    assert document is not None
    assert check(read(document)) == []
    assert read(document).header.envelopes == vote.envelopes_digest != ""


async def test_of_few_ballots_and_of_areas_no_single_one_is_shown(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    few = await _voted(database, clock, tmp_path / "a", ["for", "against"])
    areas = await _voted(database, clock, tmp_path / "b", ["for"] * 6, kind=VoteKind.ASSEMBLY)
    shown = [await _end(database, each, clock) for each in (few, areas)]

    assert [each.lines for each in shown] == [None, None]
    assert shown[0].sums == {"for": 1, "against": 1, "abstain": 0}
    assert shown[1].areas == {"for": sum(range(5_000, 5_006)), "against": 0, "abstain": 0}


async def test_where_officers_have_the_key_nobody_else_opens_the_urn(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    office = Keys(tmp_path / "office")
    public = office.pair()
    held = await _voted(database, clock, tmp_path, ["for"] * 6, public_key=public)
    clock.move(seconds=(LASTS + GRACE).total_seconds())
    async with database.write() as unit:
        await votes.close(unit, held.vote.id)
    async with database.write() as unit:
        waiting = await votes.unpublished(unit, held.keys)
        with pytest.raises(NotTheKey):
            await votes.publish(unit, held.keys, held.vote.id, "意向征询")
    held.keys.put(office.private(public))
    async with database.write() as unit:
        ready = await votes.unpublished(unit, held.keys)
        document = await votes.publish(unit, held.keys, held.vote.id, "意向征询")
    await votes.bury(database, held.keys)

    assert waiting == []
    assert [each.id for each in ready] == [held.vote.id]
    assert document.sums["for"] == 6
    assert not held.keys.has(public)


async def _voted(
    database: Database,
    clock: HandClock,
    folder: Path,
    choices: list[str],
    *,
    kind: VoteKind = VoteKind.OPINION,
    public_key: bytes | None = None,
) -> Held:
    held = await hold(
        database, folder, len(choices), secret=True, kind=kind, public_key=public_key
    )
    for place, choice in enumerate(choices):
        async with database.write() as unit:
            hand = held.hand(place, clock)
            await votes.cast_secretly(unit, held.keys, hand, await slot(unit, held, hand, choice))
    return held


async def _end(database: Database, held: Held, clock: HandClock) -> Published:
    clock.move(seconds=(LASTS + GRACE).total_seconds())
    async with database.write() as unit:
        await votes.close(unit, held.vote.id)
    async with database.write() as unit:
        return await votes.publish(unit, held.keys, held.vote.id, "意向征询")
