"""Ways into groups, and what a key may hand over."""

import pytest
from chrome import Look
from playwright.async_api import expect
from scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_asking_to_be_let_in_and_being_let_in(scene: Scene, look: Look) -> None:
    group = scene.world.group("4号楼", [scene.bot], owner=scene.wang, approval=True)
    looking = await look(scene.address)
    wang, li, page = looking.phone("王阿姨"), looking.phone("李师傅"), looking.page
    await li.button("返回").click()
    await li.button("加入群").click()
    await page.get_by_role("menuitem", name="4号楼").click()
    await expect(page.get_by_text("已申请入群，等管理员同意。")).to_be_visible()

    await wang.opens_chat("4号楼")
    await wang.where.locator("header").get_by_role("button", name="更多").click()
    await page.get_by_role("menuitem", name="同意 李师傅 入群", exact=True).click()

    await wang.reads("李师傅 加入了群")
    assert group.holds(scene.li.id)


async def test_a_key_that_asks_for_a_contact_sends_ones_own(scene: Scene, look: Look) -> None:
    keys = {"keyboard": [[{"text": "📱 发送我的手机号", "request_contact": True}]]}
    await scene.bot_does("sendMessage", text="您是哪位？", reply_markup=keys)
    wang = (await look(scene.address)).phone("王阿姨")

    await wang.taps("📱 发送我的手机号")

    await expect(wang.where.locator(".mine .card")).to_be_visible()
    assert scene.updates[-1]["message"]["contact"]["user_id"] == scene.wang.id
