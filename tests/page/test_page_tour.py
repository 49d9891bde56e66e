"""The tour: a story that plays itself through the page's own buttons."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from chrome import POCKET, Look
from playwright.async_api import expect
from scene import Scene

from playground.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestTour:
    """A story of three steps, in which the bot is the test."""

    @pytest.fixture
    def stage(self) -> Stage:
        def said(words: str) -> dict[str, str]:
            return {"zh": words, "en": words}

        return Stage(
            tour=(
                {"who": "王阿姨", "says": "灯坏了", "sentence": said("她写一句")},
                {"who": "王阿姨", "taps": "✅ 提交", "sentence": said("她按一下")},
                {"who": "李师傅", "chat": "工作群", "waits": "新单", "sentence": said("他看到")},
            ),
        )

    async def test_it_plays_by_itself(self, scene: Scene, look: Look) -> None:
        await scene.bot_says("您好")
        looking = await look(scene.address, "?pace=0", size=POCKET)
        page = looking.page

        await page.get_by_role("button", name="看演示").click()
        await looking.phone("王阿姨").reads("灯坏了")
        await scene.bot_says("这样提交？", [("✅ 提交", "yes")])
        await expect(page.locator(".tale")).to_contain_text("他看到")
        await scene.bot_does("sendMessage", chat_id=scene.group.id, text="新单：灯坏了")

        await expect(page.locator(".tale")).to_contain_text("现在换您来")
        await looking.phone("李师傅").reads("新单")

    async def test_whoever_touches_a_phone_takes_over_and_may_go_on(
        self, scene: Scene, look: Look
    ) -> None:
        await scene.bot_says("这样提交？", [("✅ 提交", "yes")])
        looking = await look(scene.address)
        page = looking.page
        await page.get_by_role("button", name="看演示").click()

        await looking.phone("王阿姨").where.locator(".history").click()
        await expect(page.locator(".tale")).to_contain_text("您接手了")
        await page.reload()
        await page.get_by_role("button", name="下一步").click()

        await expect(page.locator(".tale")).to_contain_text("她按一下")

    async def test_it_can_be_ended(self, scene: Scene, look: Look) -> None:
        await scene.bot_says("您好")
        page = (await look(scene.address)).page
        await page.get_by_role("button", name="看演示").click()

        await page.get_by_role("button", name="结束演示").click()

        await expect(page.get_by_role("button", name="看演示")).to_be_visible()


class TestTourThroughDays:
    """A story in which something is late."""

    @pytest.fixture
    def stage(self) -> Stage:
        sentence = {"zh": "时间往前拨", "en": "Days pass"}
        step = {"who": "王阿姨", "waits": "已超时", "later": 3, "sentence": sentence}
        return Stage(tour=(step,))

    async def test_mornings_pass_until_it_is_there(self, scene: Scene, look: Look) -> None:
        await scene.bot_says("您好")
        page = (await look(scene.address, "?pace=0")).page
        before = scene.world.now()

        await page.get_by_role("button", name="看演示").click()
        for days in (3, 4):
            day = _day(before + timedelta(days=days))
            await expect(page.locator(".time")).to_contain_text(day)
        await scene.bot_says("🔴 已超时")

        await expect(page.locator(".tale")).to_contain_text("现在换您来")
        await expect(page.locator(".time")).to_contain_text("10:00")

    async def test_none_passes_where_it_is_there_already(self, scene: Scene, look: Look) -> None:
        await scene.bot_says("🔴 已超时")
        page = (await look(scene.address, "?pace=0")).page
        before = scene.world.now()

        await page.get_by_role("button", name="看演示").click()

        await expect(page.locator(".tale")).to_contain_text("现在换您来")
        assert scene.world.now() - before < timedelta(minutes=1)


def _day(moment: datetime) -> str:
    """As the bar says it."""
    there = moment.astimezone(ZoneInfo("Asia/Shanghai"))
    return f"{there.month}月{there.day}日"


class TestTourOfMany:
    """A story in which others do the same, and a day of the month comes."""

    @pytest.fixture
    def stage(self) -> Stage:
        sentence = {"zh": "大家都说", "en": "All say so"}
        return Stage(
            tour=(
                {"who": "王阿姨", "says": "灯坏了", "also": ("李师傅",), "sentence": sentence},
                {"who": "王阿姨", "on": 10, "at": (9, 30), "waits": "征集", "sentence": sentence},
            )
        )

    async def test_others_say_it_too_and_only_what_is_new_counts_on_that_day(
        self, scene: Scene, look: Look
    ) -> None:
        await scene.bot_says("上个月：征集议题")
        page = (await look(scene.address, "?pace=0")).page

        await page.get_by_role("button", name="看演示").click()
        await expect(page.locator(".time")).to_contain_text("10日")
        await expect(page.locator(".time")).to_contain_text("9:30")
        await expect(page.locator(".tale")).to_contain_text("第 2 步")
        await scene.bot_says("征集议题")

        await expect(page.locator(".tale")).to_contain_text("现在换您来")
        said = [each["message"]["from"]["first_name"] for each in scene.updates]
        assert said == ["王阿姨", "李师傅"]


class TestTourToldAgain:
    """What a story did stays done: whoever wants it again gets a fresh neighbourhood."""

    @pytest.fixture
    def scenes(self) -> list[Scene]:
        return []

    @pytest.fixture
    def stage(self, scenes: list[Scene]) -> Stage:
        async def afresh() -> None:
            [used] = scenes
            used.world.clear()
            scenes.append(Scene(used.world, used.bot))

        sentence = {"zh": "她写一句", "en": "She writes"}
        step = {"who": "王阿姨", "says": "灯坏了", "sentence": sentence}
        return Stage(tour=(step,), afresh=afresh)

    async def test_it_begins_in_a_fresh_neighbourhood(
        self, scene: Scene, scenes: list[Scene], look: Look
    ) -> None:
        scenes.append(scene)
        page = (await look(scene.address, "?pace=0")).page
        await page.get_by_role("button", name="看演示").click()
        await page.get_by_role("button", name="再看一遍").click()
        await page.get_by_role("button", name="好").click()
        # What the first telling ended with stands there until the second one begins.
        async with asyncio.timeout(20):
            while len(scenes) < 2 or not scene.updates:
                await page.evaluate("() => new Promise(requestAnimationFrame)")

        await expect(page.locator(".tale")).to_contain_text("现在换您来")

        assert scene.updates[-1]["message"]["text"] == "灯坏了"
        assert len(scenes[1].updates) == 1
