"""An owners' vote from its notice to the pack that a court would ask for."""

from hashlib import sha256
from pathlib import Path

from assembling import (
    FLAT,
    NOBODY,
    ZHAO,
    Court,
    court,
    enter_again,
    enter_paper,
    over,
    pack,
    panel,
    sheet,
)
from calling import ASSEMBLY, called, move_to, vote
from terminal import typed
from town import Town

from domain.votes import VoteState
from playground import Phone


async def test_an_owners_vote_is_walked_from_its_notice_to_its_pack(
    town: Town, tmp_path: Path
) -> None:
    here = await court(town)
    await called(here.liu, ASSEMBLY, opens="16天后早上9点", changes="📌 不能")
    await town.tick()
    assert "《民法典》第278条第5项" in here.wang.last.text
    await here.wang.taps("我已知晓")
    assert "已确认知晓" in here.wang.last.text
    await _served_by_hand(here)
    await move_to(town, (await vote(town)).opens_at)
    assert (await vote(town)).state is VoteState.OPEN
    await _everybody_votes(here)
    await panel(here.liu)
    assert "户数和面积都已达到三分之二" in here.liu.last.text
    await over(here)

    files = await pack(here, here.liu)
    await _it_holds(town, here, files, tmp_path)


async def _served_by_hand(here: Court) -> None:
    await panel(here.liu)
    assert "还有 3 户没送到，最迟 11月23日 要全部送到" in here.liu.last.text
    await here.liu.taps("📮 送达台账")
    await here.liu.taps("5号楼 · 3")
    await here.liu.taps("🤝 当面送达")
    await here.liu.taps("✉️ 邮寄")
    await here.liu.taps("📌 贴在门上")
    assert "每一户都已送达" in here.liu.last.text


async def _everybody_votes(here: Court) -> None:
    await _votes(here.wang, "赞成")
    await _votes(here.zhang, "赞成")
    await _votes(here.li, "反对")
    await _votes(here.qian, "赞成")
    await panel(here.zhou)
    assert "还差 2 户、106.67㎡；缺口最大：5号楼、3号楼" in here.zhou.last.text
    for door in (ZHAO, NOBODY):
        await enter_paper(here.lin, door)
        await enter_again(here.liu, door=door)
        assert "两次录入一致，已计票" in here.liu.last.text


async def _votes(phone: Phone, choice: str) -> None:
    await phone.says("/vote")
    await phone.taps(choice)
    await phone.taps("✅ 确定投出")


async def _it_holds(town: Town, here: Court, files: dict[str, bytes], folder: Path) -> None:
    (folder / "ballots.json").write_bytes(files["ballots.json"])
    said = await typed("verify", "ballots.json", folder=folder)
    assert (said.code, said.err) == (0, "")
    assert "赞成: 5, 400.00 m²" in said.out
    digest = (await vote(town)).roll_digest
    assert sha256(files["roll.txt"]).hexdigest() == digest
    readme = files["0 说明.txt"].decode("utf-8-sig")
    assert "它本身不是正式表决票" in readme
    assert "linli verify ballots.json" in readme
    assert digest in readme
    ledger = sheet(files["2 送达台账.xlsx"])
    assert [row[1] for row in ledger[1:]].count("🤝 当面送达") == 1
    assert sum(bool(row[5]) for row in ledger[1:9]) == 1
    assert len(sheet(files["1 名册.xlsx"])) >= 9
    papers = sheet(files["4 纸质票.xlsx"])[1:5]
    assert {(row[3], row[2]) for row in papers} == {("林社工", "赞成"), ("刘书记", "赞成")}
    photos = [name for name in files if name.startswith("纸质票照片/")]
    assert len(photos) == 2
    assert {row[6] for row in papers} == set(photos)
    assert f"{FLAT // 100}.00" in str(sheet(files["1 名册.xlsx"]))
    assert here.liu.last.caption is not None
    assert "2027年12月12日 之前都可以再导出" in here.liu.last.caption
