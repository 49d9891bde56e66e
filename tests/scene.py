"""A small world for the page to show, whose bot says what a test makes it say."""

from typing import Any

from playground import World, call
from playground.people import Bot


class Scene:
    """王阿姨 has a private chat with the bot; 李师傅 is with both in the group."""

    def __init__(self, world: World, bot: Bot) -> None:
        self.world, self.bot = world, bot
        self.wang = world.person("王阿姨", language_code="zh-hans")
        self.li = world.person("李师傅", language_code="zh-hans")
        self.group = world.group("工作群", [bot, self.li], owner=self.wang)
        self.private = world.dialogue(self.wang, bot)
        self.address = ""

    async def bot_does(self, method: str, **params: object) -> Any:
        params = {"chat_id": self.wang.id} | params
        answer = await call(self.world, self.bot.token, method, params)
        assert answer.status == 200, answer.body
        return answer.body["result"]

    async def bot_says(self, text: str, *rows: list[tuple[str, str]], **params: object) -> int:
        """Buttons are (label, callback data)."""
        keys = [[{"text": label, "callback_data": data} for label, data in row] for row in rows]
        markup = {"reply_markup": {"inline_keyboard": keys}} if keys else {}
        sent = await self.bot_does("sendMessage", text=text, **markup, **params)
        return int(sent["message_id"])

    @property
    def updates(self) -> list[Any]:
        """What the bot was told, oldest first."""
        return [pending.update for pending in self.bot.queue.pending]
