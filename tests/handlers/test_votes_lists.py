"""The published list of many ballots is a file: whoever voted looks for their line themself."""

from pathlib import Path

from town import Town
from voting import CHOICES, hold, over, vote_secretly

from services import votes

MANY = 61


async def test_a_long_list_comes_whole_as_a_file_in_the_order_of_the_phrases(
    town: Town, tmp_path: Path
) -> None:
    database, clock = town.linli.database, town.clock
    held = await hold(database, tmp_path, MANY, secret=True)
    phrases = {}
    for place in range(MANY):
        hand, choice = held.hand(place, clock), CHOICES[place % 3]
        async with database.read() as unit:
            phrases[(await votes.voting(unit, held.keys, hand)).phrase] = choice
        await vote_secretly(database, held, hand, choice)
    await over(database, held, clock)
    wang = town.resident("王阿姨")
    await wang.says("/start")

    await wang.presses(f"br:{held.vote.id}", on=wang.last)

    labels = dict(zip(CHOICES, ("赞成", "反对", "弃权"), strict=True))
    sent = town.world.files.find(wang.last.body["document"]["file_id"])
    assert sent is not None
    lines = sent.data.decode("utf-8-sig").splitlines()[-MANY:]
    assert [line.partition("（")[0] for line in lines] == [
        f"{phrase}：{labels[choice]}" for phrase, choice in sorted(phrases.items())
    ]
    assert "按口令排列" in (wang.last.caption or "")
    assert "请马上告诉居委会" in (wang.last.caption or "")
