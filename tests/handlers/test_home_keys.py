"""The home keys, written by somebody who does not tap."""

from town import Town


async def test_a_home_key_is_found_without_its_picture_unless_it_answers_something(
    town: Town,
) -> None:
    wang = town.resident()
    await wang.opens()
    for key in wang.keyboard:
        await wang.says(key)
        shown = wang.last.text
        await wang.says("/cancel")

        await wang.says(key.split()[-1])

        assert wang.last.text == shown
        await wang.says("/cancel")

    await wang.says("🔧 报修")
    await wang.says("议事会")

    assert "民情议事会" not in wang.last.text
