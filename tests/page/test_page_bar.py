"""The bar, and what a browser may do to the page."""

from datetime import UTC, datetime, timedelta

import pytest
from chrome import POCKET, Look
from playwright.async_api import Page, expect
from scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _chooses(page: Page, menu: str, entry: str) -> None:
    await page.locator("summary").filter(has_text=menu).click()
    await page.locator(".panel").get_by_text(entry).click()


async def test_it_says_that_it_is_not_telegram(scene: Scene, look: Look) -> None:
    chinese = await look(scene.address)
    english = await look(scene.address, locale="en-US")

    await expect(chinese.page.locator(".mark")).to_have_text("替身，不是 Telegram")
    await expect(english.page.locator(".mark")).to_have_text("A stand-in, not Telegram")


async def test_the_language_is_changed_by_a_button_and_kept(scene: Scene, look: Look) -> None:
    page = (await look(scene.address)).page

    await page.get_by_role("button", name="Switch to English").click()
    await page.reload()

    await expect(page.get_by_role("button", name="API calls")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_the_clock_goes_ahead_and_to_the_25th(scene: Scene, look: Look) -> None:
    page = (await look(scene.address)).page
    before = scene.world.now()

    await _chooses(page, ":", "快进 1 天")
    await expect(page.get_by_role("status").filter(has_text="现在是")).to_be_visible()
    ahead = scene.world.now() - before
    await _chooses(page, ":", "到 25 日 19:00")

    await expect(page.locator(".time")).to_contain_text("25日")
    await expect(page.locator(".time")).to_contain_text("19:00")
    assert timedelta(days=1) <= ahead < timedelta(days=1, minutes=1)
    await _chooses(page, ":", "回到真实时间")
    await expect(page.locator(".time")).not_to_contain_text("19:00")
    assert abs(scene.world.now() - datetime.now(UTC)) < timedelta(minutes=1)


async def test_faults_are_switched_on_and_off_for_all_who_look(scene: Scene, look: Look) -> None:
    page, other = (await look(scene.address)).page, (await look(scene.address)).page
    await page.locator("summary").filter(has_text="模拟故障").click()

    for name in ("断网", "网慢", "发得太快", "服务器出错"):
        await page.get_by_role("switch", name=name).check()

    await expect(other.locator("summary").last).to_have_text("故障中：4")
    faults = scene.world.faults
    on = (faults.down, faults.latency, faults.planned)
    for name in ("断网", "网慢", "发得太快", "服务器出错"):
        await page.get_by_role("switch", name=name).uncheck()
    await expect(other.locator("summary").last).to_have_text("模拟故障")
    assert on == (True, 0.5, ["429", "500"])
    assert (faults.down, faults.latency, faults.planned) == (False, 0, [])


async def test_calls_are_listed_beside_the_phones(scene: Scene, look: Look) -> None:
    await scene.bot_says("早")
    page = (await look(scene.address)).page

    await page.get_by_role("button", name="调用记录").click()
    await scene.bot_does("setMyName", chat_id=None, name="邻里")

    lines = page.locator(".calls summary b")
    await expect(lines).to_have_text(["setMyName", "sendMessage"])
    await expect(page.locator(".phone")).to_have_count(2)


async def test_without_hooks_there_are_no_buttons_for_them(scene: Scene, look: Look) -> None:
    page = (await look(scene.address)).page

    await page.locator("summary").filter(has_text="模拟故障").click()

    await expect(page.get_by_text("服务器出错")).to_be_visible()
    await expect(page.get_by_text("杀掉机器人")).to_have_count(0)
    await expect(page.locator(".guide")).to_be_hidden()


async def test_starting_over_empties_everything_for_all_who_look(scene: Scene, look: Look) -> None:
    page, other = (await look(scene.address)).page, (await look(scene.address)).page
    await scene.bot_says("早")

    await page.get_by_role("button", name="重来").click()
    await page.get_by_role("button", name="好").click()

    for each in (page, other):
        await expect(each.locator(".nobody")).to_be_visible()
    assert scene.world.people == {}


async def test_somebody_new_comes_and_starts_the_bot(scene: Scene, look: Look) -> None:
    looking = await look(scene.address)
    await looking.phone("王阿姨").where.get_by_role("combobox").select_option("new")
    await looking.page.get_by_role("textbox", name="新来的人叫什么名字？").fill("孙奶奶")
    await looking.page.get_by_role("button", name="好").click()
    sun = looking.phone("孙奶奶")

    await sun.where.locator(".chat").filter(has_text="邻里").click()

    await sun.reads("/start")
    assert scene.updates[-1]["message"]["from"]["first_name"] == "孙奶奶"


async def test_two_browsers_and_a_reload_in_the_middle(scene: Scene, look: Look) -> None:
    await scene.bot_says("可以吗？", [("可以", "yes")])
    one, other = await look(scene.address), await look(scene.address)
    await one.phone("王阿姨").says("从第一个浏览器")
    await other.phone("王阿姨").reads("从第一个浏览器")

    await other.page.reload()
    await other.phone("王阿姨").taps("可以")
    await other.phone("王阿姨").says("从第二个浏览器")

    await one.phone("王阿姨").reads("从第二个浏览器")
    await other.phone("王阿姨").reads("从第一个浏览器")


async def test_on_a_small_screen_there_is_one_phone_and_everybodys_name(
    scene: Scene, look: Look
) -> None:
    looking = await look(scene.address, size=POCKET)
    await expect(looking.page.locator(".phone")).to_have_count(1)

    await scene.bot_does("sendMessage", chat_id=scene.group.id, text="大家好")
    tab = looking.page.get_by_role("tab", name="李师傅")
    await expect(tab.locator(".count")).to_have_text("1")
    await tab.click()

    await looking.phone("李师傅").reads("大家好")
    wide = await looking.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= POCKET[0]


async def test_everything_can_be_reached_by_the_keyboard(scene: Scene, look: Look) -> None:
    await scene.bot_says("可以吗？", [("可以", "yes")])
    looking = await look(scene.address)
    keyboard = looking.page.keyboard

    for _ in range(40):
        await keyboard.press("Tab")
        if await looking.page.evaluate("document.activeElement.textContent") == "可以":
            break
    await keyboard.press("Enter")

    await expect(looking.phone("王阿姨").where.locator("[aria-busy]")).to_have_text("可以")
