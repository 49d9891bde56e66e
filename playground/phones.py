"""A person's phone, as a test holds it: says, taps, looks."""

from collections.abc import Awaitable, Callable

from playground import actions, groups, presses
from playground.chats import Chat, Message
from playground.files import File
from playground.people import Bot, Person
from playground.screens import Button, find
from playground.wire import Json
from playground.world import Query, World

Settle = Callable[[], Awaitable[None]]


async def nothing_to_settle() -> None:
    """For worlds whose bot works elsewhere."""


class Phone:
    """Each act ends when `settle` has let the bot work until it is quiet. A chat that is not
    named is the private one with the only bot.
    """

    def __init__(self, world: World, person: Person, settle: Settle = nothing_to_settle) -> None:
        self.world = world
        self.person = person
        self._settle = settle
        self._pressed: tuple[Query, Message, str] | None = None

    async def says(
        self, text: str, chat: Chat | None = None, reply_to: Message | None = None
    ) -> Message:
        return await self._done(actions.say(self.world, self.person, text, chat, reply_to))

    async def edits(self, message: Message, text: str) -> Message:
        return await self._done(actions.edit(self.world, self.person, message, text))

    async def forwards(self, message: Message, chat: Chat | None = None) -> Message:
        return await self._done(actions.forward(self.world, self.person, message, chat))

    async def deletes(self, message: Message) -> None:
        actions.delete(self.world, message)
        await self._settle()

    async def reacts(self, message: Message, emoji: str = "") -> None:
        """No emoji takes the reaction back."""
        actions.react(self.world, self.person, message, emoji)
        await self._settle()

    async def sends_photo(
        self,
        caption: str | None = None,
        album: int = 1,
        chat: Chat | None = None,
        reply_to: Message | None = None,
    ) -> list[Message]:
        """One photo, or several in one album with the caption on the first."""
        world, person = self.world, self.person
        if album == 1:
            sent = [
                actions.attach(
                    world, person, "photo", caption=caption, chat=chat, reply_to=reply_to
                )
            ]
        else:
            sent = actions.album(
                world, person, album, caption=caption, chat=chat, reply_to=reply_to
            )
        await self._settle()
        return [one.message for one in sent]

    async def sends_voice(self, seconds: int = 3, chat: Chat | None = None) -> Message:
        sent = actions.attach(self.world, self.person, "voice", chat=chat, duration=seconds)
        return await self._done(sent)

    async def sends_video(self, caption: str | None = None, chat: Chat | None = None) -> Message:
        sent = actions.attach(self.world, self.person, "video", caption=caption, chat=chat)
        return await self._done(sent)

    async def sends_document(
        self,
        file: File | None = None,
        caption: str | None = None,
        chat: Chat | None = None,
        size: int | None = None,
    ) -> Message:
        """`size` claims a size in bytes."""
        sent = actions.attach(
            self.world, self.person, "document", file, caption=caption, chat=chat, size=size
        )
        return await self._done(sent)

    async def sends_contact(self, of: Person | None = None, chat: Chat | None = None) -> Message:
        """One's own number, or somebody else's."""
        return await self._done(actions.contact(self.world, self.person, of, chat))

    async def sends_location(
        self, latitude: float = 37.3868, longitude: float = 121.6004, chat: Chat | None = None
    ) -> Message:
        sent = actions.locate(self.world, self.person, latitude, longitude, chat)
        return await self._done(sent)

    async def opens(self, payload: str = "") -> Message:
        """A deep link, or the bot itself."""
        return await self._done(presses.start(self.world, self.person, payload))

    async def follows(self, url: str) -> None:
        """A link anywhere; only one to a bot here does something."""
        presses.follow(self.world, self.person, url)
        await self._settle()

    async def blocks(self) -> None:
        presses.block(self.world, self.person)
        await self._settle()

    async def unblocks(self) -> None:
        presses.unblock(self.world, self.person)
        await self._settle()

    async def joins(self, chat: Chat) -> None:
        """Or asks to, where newcomers are to be approved."""
        groups.come(self.world, self.person, chat)
        await self._settle()

    async def leaves(self, chat: Chat) -> None:
        groups.leave(self.world, self.person, chat)
        await self._settle()

    async def adds_bot(self, chat: Chat, bot: Bot | None = None, *, admin: bool = False) -> None:
        groups.join(self.world, bot or self.world.only_bot, chat, by=self.person)
        if admin:
            groups.promote(self.world, self.person, bot or self.world.only_bot, chat)
        await self._settle()

    async def taps(self, label: str, chat: Chat | None = None, on: Message | None = None) -> None:
        """The newest button with that label, in private first: inline ones, then the reply
        keyboard. A part of the label will do where it fits only one. Raises AssertionError with
        the labels in sight where there is none.
        """
        button = find(self._chats(chat, on), self.person, label, on)
        self.world.toasts.pop(self.person.id, None)
        if button.message is None:
            presses.choose(self.world, self.person, button.chat, button.body)
        else:
            self._tap(button, button.message)
        await self._settle()

    def _tap(self, button: Button, message: Message) -> None:
        query = presses.tap(self.world, self.person, message, button.body)
        if query is not None:
            self._pressed = (query, message, button.body["callback_data"])

    async def presses(self, data: str, on: Message) -> None:
        """A press that no button offers: forged, or from a keyboard long gone."""
        self.world.toasts.pop(self.person.id, None)
        self._pressed = (presses.press(self.world, self.person, on, data), on, data)
        await self._settle()

    async def press_again(self, *, same_update: bool = False) -> None:
        """The last press once more: as a new update, or the very same update id delivered
        twice.
        """
        assert self._pressed is not None, "nothing was pressed yet"
        query, message, data = self._pressed
        if same_update:
            presses.again(self.world, query)
            await self._settle()
        else:
            await self.presses(data, message)

    @property
    def messages(self) -> list[Message]:
        """What the bot wrote in private, oldest first; what was deleted is gone."""
        return [message for message in self.sees() if isinstance(message.by, Bot)]

    @property
    def last(self) -> Message:
        """The bot's last message in private. AssertionError if there is none."""
        by_bot = (m for m in self._private.newest() if isinstance(m.by, Bot))
        message = next(by_bot, None)
        assert message is not None, f"the bot wrote nothing to {self.person.first_name}"
        return message

    @property
    def toast(self) -> str:
        """What the answer to the last press said, empty if nothing."""
        return str(self.world.toasts.get(self.person.id, {}).get("text", ""))

    @property
    def keyboard(self) -> list[str]:
        """Labels of the reply keyboard in private, in reading order."""
        markup: Json = self._private.keyboards.get(self.person.id, {})
        buttons = (button for row in markup.get("keyboard", []) for button in row)
        return [b if isinstance(b, str) else b["text"] for b in buttons]

    def sees(self, chat: Chat | None = None) -> list[Message]:
        """Everything on the screen of a chat, oldest first, one's own words too."""
        shown = self._private if chat is None else chat.migrated_to or chat
        return [message for message in shown.messages.values() if not message.gone]

    @property
    def _private(self) -> Chat:
        return self.world.dialogue(self.person, self.world.only_bot)

    def _chats(self, chat: Chat | None, on: Message | None) -> list[Chat]:
        if on is not None:
            return [on.chat]
        return [chat.migrated_to or chat] if chat else self.world.chats_of(self.person)

    async def _done(self, sent: actions.Sent) -> Message:
        await self._settle()
        return sent.message
