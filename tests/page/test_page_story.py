"""`linli demo` in a real browser: a repair carried from a sentence to five stars by clicking."""

import sys
from asyncio import timeout
from asyncio.subprocess import PIPE, create_subprocess_exec
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from chrome import LAPTOP, POCKET, Look, Looking
from playwright.async_api import expect
from terminal import environment

from bot import story

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(180)]

STAFF = "幸福里物业工作群"
#: Milliseconds for all of it, on a busy machine.
_TOUR = 120_000


@pytest_asyncio.fixture(loop_scope="module")
async def demo(chromium: str, tmp_path: Path) -> AsyncIterator[str]:
    """Its address."""
    process = await create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--headless", "--port", "0"),
        cwd=tmp_path,
        env=environment(TMPDIR=str(tmp_path)),
        stdout=PIPE,
    )
    assert process.stdout is not None, "a pipe"
    try:
        async with timeout(30):
            said = (await process.stdout.readuntil(b"Ctrl-C")).decode()
        yield next(line.strip() for line in said.splitlines() if "http://" in line)
    finally:
        process.terminate()
        await process.wait()


async def _chooses(looking: Looking, menu: str, entry: str) -> None:
    await looking.page.locator("summary").filter(has_text=menu).click()
    await looking.page.locator(".panel").get_by_text(entry).click()


async def test_a_repair_by_clicking_with_a_kill_and_a_reload_in_the_middle(
    demo: str, look: Look
) -> None:
    looking = await look(demo)
    wang, li, chen = (looking.phone(name) for name in ("王阿姨", "李师傅", "陈书记"))
    await wang.reads("您好，这里是幸福里")
    await looking.picture("1-welcome")

    await wang.says("3号楼2单元电梯又坏了")
    await wang.reads("这样提交，可以吗")
    await looking.picture("2-card")
    await wang.taps("✅ 提交")
    await li.reads("等待接单")
    await _chooses(looking, "模拟故障", "杀掉机器人")
    await li.taps("接单")
    await wang.reads("李师傅已接下")
    await looking.page.reload()
    await wang.reads("李师傅已接下")
    await li.opens_chat("幸福里")
    await li.taps("完成")
    await li.reads("是怎么处理的")
    await li.says("换了门机皮带，试了十几趟，正常了")
    await li.reads("请发一张")
    await li.attaches("电梯门")
    await li.taps("✅ 提交")
    await wang.taps("👍 已解决")
    await wang.reads("打几颗星")
    await looking.picture("3-rating")
    await wang.taps("★★★★★")

    await wang.reads("已办结")
    await chen.reads("评分 5 ★")
    await looking.picture("4-closed")


async def test_after_the_tour_everybody_knows_what_concerns_them(demo: str, look: Look) -> None:
    looking = await look(demo, "?pace=0", size=POCKET)
    page = looking.page
    await page.locator(".guide .main").click()
    await expect(page.locator(".guide.done")).to_be_visible(timeout=_TOUR)

    for name, words in (
        ("张大爷", "1位邻居也遇到"),
        ("赵师傅", "🟡 工单"),
        ("周楼长", "请您过问督促"),
        ("陈书记", "请您过问督促"),
        ("何科长", "请您过问督促"),
        ("小刘", "评分 ★★★★"),
        ("小孙", "您的兑换券已在"),
        ("郑师傅", "谢谢您愿意帮忙"),
        ("便民超市老马", "一张券只能用一次"),
        ("蔡阿姨", "您已登记"),
    ):
        await page.get_by_role("tab", name=name).click()
        await looking.phone(name).reads(words)
    await looking.picture("5-pocket")
    await page.get_by_role("tab", name="林社工").click()
    lin = looking.phone("林社工")
    await lin.reads("评分 5 ★")
    await lin.opens_chat("幸福里")
    await lin.reads("满意率 100%")

    await looking.picture("8-rates")


async def test_starting_over_gives_a_fresh_neighbourhood(demo: str, look: Look) -> None:
    looking = await look(demo)
    wang = looking.phone("王阿姨")
    await wang.says("3号楼路灯坏了")
    await wang.reads("这样提交，可以吗")

    await looking.page.get_by_role("button", name="重来").click()
    await looking.page.get_by_role("button", name="好").click()

    await expect(looking.page.get_by_text("又是一个全新的小区了")).to_be_visible(timeout=20_000)
    await wang.reads("欢迎您")
    await expect(wang.where.get_by_text("3号楼路灯坏了")).to_have_count(0)
    await wang.says("3号楼路灯坏了")
    await wang.reads("这样提交，可以吗")


async def test_the_tour_is_told_in_english_too(demo: str, look: Look) -> None:
    looking = await look(demo, "?pace=0", size=LAPTOP, locale="en-US")
    await looking.phone("王阿姨").reads("您好")

    await looking.page.locator(".guide .main").click()

    await expect(looking.page.locator(".guide.done")).to_be_visible(timeout=_TOUR)
    await looking.phone(story.TOUR[-1]["who"]).reads("通知")
    await looking.picture("7-english")


async def test_it_can_be_looked_at_in_the_dark(demo: str, look: Look) -> None:
    looking = await look(demo, size=LAPTOP, color_scheme="dark")
    await looking.phone("王阿姨").says("3号楼2单元电梯又坏了")

    await looking.phone("王阿姨").reads("这样提交，可以吗")
    await looking.picture("6-dark")
