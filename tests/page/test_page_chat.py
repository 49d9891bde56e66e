"""What people see of a chat, and what they can do in it."""

import pytest
from chrome import Glass, Look
from playwright.async_api import expect
from scene import Scene

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_peoples_words_are_text_whatever_they_look_like(scene: Scene, look: Look) -> None:
    words = "<img src=x onerror=alert(1)> & \"<b>'"
    wang = (await look(scene.address)).phone("王阿姨")
    await scene.bot_says("您好")

    await wang.says(words)

    await wang.reads(words)
    assert scene.updates[-1]["message"]["text"] == words


async def test_formatting_is_shown_and_nests(scene: Scene, look: Look) -> None:
    await scene.bot_says("<b>粗<i>斜</i></b> 👍 <code>码</code>", parse_mode="HTML")
    wang = (await look(scene.address)).phone("王阿姨")

    words = wang.where.locator(".words")

    await expect(words).to_have_text("粗斜 👍 码")
    await expect(words.locator("b i")).to_have_text("斜")
    await expect(words.locator("code")).to_have_text("码")


async def test_a_press_waits_until_it_is_answered_and_the_answer_is_a_toast(
    scene: Scene, look: Look
) -> None:
    await scene.bot_says("可以吗？", [("可以", "yes"), ("不行", "no")])
    wang = (await look(scene.address)).phone("王阿姨")

    await wang.taps("不行")
    await expect(wang.where.locator("[aria-busy]")).to_have_text("不行")
    query = scene.updates[-1]["callback_query"]
    await scene.bot_does("answerCallbackQuery", callback_query_id=query["id"], text="记下了")

    assert query["data"] == "no"
    await wang.reads("记下了")
    await expect(wang.where.locator("[aria-busy]")).to_have_count(0)


async def test_an_alert_stays_until_it_is_taken_away(scene: Scene, look: Look) -> None:
    await scene.bot_says("可以吗？", [("可以", "yes")])
    wang = (await look(scene.address)).phone("王阿姨")
    await wang.taps("可以")
    query = scene.updates[-1]["callback_query"]["id"]

    await scene.bot_does(
        "answerCallbackQuery", callback_query_id=query, text="已经有人了", show_alert=True
    )

    await wang.reads("已经有人了")
    await wang.taps("好")
    await expect(wang.where.get_by_role("alertdialog")).to_have_count(0)


async def test_an_edit_happens_in_place_and_a_deleted_message_goes(
    scene: Scene, look: Look
) -> None:
    first = await scene.bot_says("等待接单")
    second = await scene.bot_says("多余的")
    wang = (await look(scene.address)).phone("王阿姨")
    await wang.reads("等待接单")

    await scene.bot_does("editMessageText", message_id=first, text="处理中")
    await scene.bot_does("deleteMessage", message_id=second)

    await expect(wang.where.locator(".words")).to_have_text(["处理中"])


async def test_the_reply_keyboard_sends_its_words(scene: Scene, look: Look) -> None:
    keys = {"keyboard": [["🔧 报修", "👤 我的"]], "resize_keyboard": True}
    await scene.bot_does("sendMessage", text="您好", reply_markup=keys)
    wang = (await look(scene.address)).phone("王阿姨")

    await wang.taps("🔧 报修")

    await expect(wang.where.locator(".mine .words")).to_have_text("🔧 报修")


async def test_commands_are_listed_and_sent(scene: Scene, look: Look) -> None:
    await scene.bot_does("setMyCommands", commands=[{"command": "me", "description": "我的资料"}])
    await scene.bot_says("您好")
    looking = await look(scene.address)
    wang = looking.phone("王阿姨")

    await wang.button("命令").click()
    await looking.page.get_by_role("menuitem", name="/me 我的资料").click()

    await wang.reads("/me")


async def test_a_deep_link_opens_the_chat_and_starts_it(scene: Scene, look: Look) -> None:
    markup = {"inline_keyboard": [[{"text": "私聊", "url": "https://t.me/linli_bot?start=t7"}]]}
    await scene.bot_does(
        "sendMessage", chat_id=scene.group.id, text="详情请私聊", reply_markup=markup
    )
    li = (await look(scene.address)).phone("李师傅")

    await li.where.locator(".inline .key").click()

    await li.reads("/start t7")
    await expect(li.where.get_by_role("heading", name="邻里")).to_be_visible()


async def test_everything_that_can_be_attached_arrives(scene: Scene, look: Look) -> None:
    await scene.bot_says("您好")
    wang = (await look(scene.address)).phone("王阿姨")

    for what in ("照片：电梯门", "一组照片", "位置", "我的名片"):
        await wang.attaches(what)
    await wang.button("发语音").click()

    await expect(wang.where.locator(".photo img")).to_have_count(4)
    for kind in (".place", ".card", ".voice"):
        await expect(wang.where.locator(kind)).to_be_visible()


async def test_reply_forward_edit_react_pin_and_delete(scene: Scene, look: Look) -> None:
    await scene.bot_says("有什么事？")
    looking = await look(scene.address)
    wang, page = looking.phone("王阿姨"), looking.page

    async def does(text: str, verb: str, *, role: str = "menuitem") -> None:
        await wang.where.locator(".message").filter(has_text=text).last.click(button="right")
        await page.get_by_role("menuitem", name=verb, exact=True).click()

    await does("有什么事", "回复")
    await wang.says("灯坏了")
    await expect(wang.where.locator(".quote")).to_contain_text("有什么事？")
    await does("灯坏了", "修改")
    await wang.says("路灯坏了")
    await wang.reads("已修改")
    await does("路灯坏了", "👍")
    await expect(wang.where.locator(".reactions")).to_have_text("👍")
    await does("路灯坏了", "置顶")
    await expect(wang.where.locator(".pinned")).to_contain_text("路灯坏了")
    await does("路灯坏了", "转发")
    await page.get_by_role("menuitem", name="工作群").click()
    await looking.phone("李师傅").reads("转自 王阿姨")
    await does("路灯坏了", "删除")

    await expect(wang.where.locator(".pinned")).to_be_hidden()


async def test_a_blocked_bot_is_taken_back(scene: Scene, look: Look) -> None:
    await scene.bot_says("您好")
    looking = await look(scene.address)
    wang = looking.phone("王阿姨")

    await wang.where.locator("header").get_by_role("button", name="更多").click()
    await looking.page.get_by_role("menuitem", name="停用机器人").click()
    await expect(wang.button("重新启用")).to_be_visible()
    blocked = scene.private.blocked
    await wang.taps("重新启用")

    await expect(wang.where.locator("textarea")).to_be_visible()
    assert blocked
    assert not scene.private.blocked


async def test_leaving_a_group_and_joining_it_again(scene: Scene, look: Look) -> None:
    looking = await look(scene.address)
    li, page = looking.phone("李师傅"), looking.page
    await li.where.locator("header").get_by_role("button", name="更多").click()
    await page.get_by_role("menuitem", name="退出群").click()
    await page.get_by_role("button", name="好").click()
    await expect(li.where.get_by_role("heading", name="聊天")).to_be_visible()

    await li.button("加入群").click()
    await page.get_by_role("menuitem", name="工作群").click()

    await li.reads("李师傅 加入了群")


async def test_unread_words_are_counted_until_they_are_seen(scene: Scene, look: Look) -> None:
    await scene.bot_says("您好")
    wang: Glass = (await look(scene.address)).phone("王阿姨")
    await wang.button("返回").click()

    await scene.bot_says("一")
    await scene.bot_says("二")

    await expect(wang.where.locator(".count")).to_have_text("2")
    await wang.opens_chat("邻里")
    await wang.button("返回").click()
    await expect(wang.where.locator(".count")).to_have_count(0)


async def test_typing_is_shown_until_the_word_comes(scene: Scene, look: Look) -> None:
    await scene.bot_says("您好")
    wang = (await look(scene.address)).phone("王阿姨")
    under = wang.where.locator(".under")
    await expect(under).to_have_text("机器人")

    await scene.bot_does("sendChatAction", action="typing")
    await expect(under).to_have_text("正在输入…")
    await scene.bot_says("来了")

    await expect(under).to_have_text("机器人")


async def test_two_thousand_messages_are_not_laid_out_at_once(scene: Scene, look: Look) -> None:
    for number in range(2000):
        await scene.bot_says(f"第 {number} 条")
    wang = (await look(scene.address)).phone("王阿姨")
    await wang.reads("第 1999 条")
    messages = wang.where.locator(".message")

    first = await messages.count()
    for _ in range(3):
        await wang.where.locator(".history").evaluate("list => { list.scrollTop = 0 }")
        await wang.where.page.wait_for_timeout(50)
    later = await messages.count()

    assert first < 100
    assert first < later < 400
