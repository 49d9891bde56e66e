"""P24, the export: one file that holds what is known, asked for in the chat."""

import io
import json
import zipfile

import pytest
from archives import exported, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import compound, lives
from scenes import filed
from town import Town

from playground import Phone


async def test_somebody_gets_all_of_theirs_as_a_file(town: Town) -> None:
    await compound(town)
    wang, li, group = await filed(town, "3号楼2单元501厨房漏水，电话13812345678")
    await lives(town, wang, "幸福里3号楼2单元501")
    await li.taps("接单")
    await li.taps("完成", chat=group)
    await li.sends_photo("换了水管")
    await li.taps("✅ 提交")

    await wang.says("/export")

    files = await exported(town, wang)
    told = files["readme.txt"]
    assert set(files) == {"readme.txt", "data.json"}
    assert "名字：王阿姨" in told
    assert "🏠 幸福里3号楼2单元501室 · 业主" in told
    assert "3号楼2单元501厨房漏水，电话13812345678" in told
    assert "2026-11-22 09:00  李师傅 说已处理好：换了水管" in told
    [ticket] = rows(files, "tickets", "reported")
    assert ticket["room"] == "501"
    assert ticket["filed_at"] == "2026-11-22T01:00:00+00:00"


async def test_it_holds_nothing_that_is_somebody_elses(town: Town) -> None:
    _, li, _ = await filed(town, "3号楼2单元501厨房漏水，电话13812345678")
    await li.taps("接单")

    await li.says("/export")

    files = await exported(town, li)
    assert [row["id"] for row in rows(files, "tickets", "taken")] == [1]
    assert not [word for word in ("王阿姨", "13812345678", "501", "漏水") if word in str(files)]


async def test_it_is_in_the_readers_language(town: Town) -> None:
    wang, _, _ = await filed(town)
    await wang.says("/lang")
    await wang.taps("English")

    await wang.says("/export")

    stored = town.world.files.find(wang.last.body["document"]["file_id"])
    assert stored is not None
    with zipfile.ZipFile(io.BytesIO(stored.data)) as archive:
        assert "Your tickets (1)" in archive.read("readme.txt").decode("utf-8-sig")


async def test_an_impatient_second_tap_makes_no_second_file(town: Town) -> None:
    wang = town.resident()
    await wang.says("/export")
    files = _documents(wang)

    await wang.says("/export")

    assert _documents(wang) == files == 1
    assert "刚刚发过" in wang.last.text


async def test_twice_a_day_is_enough(town: Town) -> None:
    wang = town.resident()
    for _ in range(2):
        await wang.says("/export")
        town.clock.move(hours=1)

    await wang.says("/export")
    refused = wang.last.text
    town.clock.move(days=1)
    await wang.says("/export")

    assert "明天再来" in refused
    assert _documents(wang) == 3


async def test_asked_for_in_a_group_it_comes_in_private(town: Town) -> None:
    wang = town.resident()
    court = town.group("3号楼业主群", wang)

    await wang.says("/export", chat=court)

    assert _documents(wang) == 1
    assert [m.text for m in wang.sees(court)] == ["/export"]


#: What the server itself strips or alters is not ours to keep.
_SAID = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Cs")
    ),
    min_size=1,
    max_size=200,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=_SAID)
async def test_what_people_wrote_stands_in_it_as_they_wrote_it(town: Town, text: str) -> None:
    """P22: into both files, whatever it looks like."""
    wang = town.resident()
    whole = f"3号楼电梯坏了 {text}".strip()
    await wang.says(f"/repair {whole}")
    await wang.taps("✅ 提交")
    town.clock.move(days=1)

    await wang.says("/export")

    stored = town.world.files.find(wang.last.body["document"]["file_id"])
    assert stored is not None
    with zipfile.ZipFile(io.BytesIO(stored.data)) as archive:
        told = archive.read("readme.txt").decode("utf-8-sig")
        data = json.loads(archive.read("data.json"))
    assert whole in told
    assert whole in [row["text"] for row in data["tables"]["tickets"]["reported"]["rows"]]


def _documents(phone: Phone) -> int:
    return sum("document" in message.body for message in phone.messages)


@pytest.mark.parametrize("key", ["format", "made_at", "tables"])
async def test_the_keys_that_machines_look_for(town: Town, key: str) -> None:
    wang = town.resident()

    await wang.says("/export")

    assert key in json.loads((await exported(town, wang))["data.json"])
