"""What a feature adds to the bot: commands, buttons, forms, and how it goes on after an answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import ChatMemberUpdated

from handlers.kit.context import Context
from handlers.kit.questions import Filling, Form
from handlers.kit.said import Said
from handlers.kit.screens import Button
from handlers.kit.speaking import Speaker

#: A command with what was written after it, and with the ids a button carries.
Command = Callable[[Context, Said], Awaitable[None]]
Press = Callable[[Context, tuple[int, ...]], Awaitable[None]]
Listen = Callable[[Context, Said], Awaitable[None]]
Alarm = Callable[[Context, Filling[Any], Said], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How something queued with a continuation ended: an update of our own making."""

    #: Who goes on, and what was noted for them.
    name: str
    args: dict[str, Any]
    #: What Telegram gave back; None where it refused.
    result: Any = None
    #: Telegram's words for why not; None where it did.
    error: str | None = None


Continue = Callable[[Context, Answered], Awaitable[None]]
#: The bot itself was added, removed, promoted, blocked.
Membership = Callable[[Context, ChatMemberUpdated], Awaitable[None]]
#: A sweep over rows that are due; it may run twice and does its work once.
Job = Callable[[Speaker], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Routes:
    """Everything the features register; the composition root makes PTB handlers of it."""

    commands: dict[str, Command] = field(default_factory=dict)
    #: A command's one-line description, for the menu.
    descriptions: dict[str, str] = field(default_factory=dict)
    #: Commands that only people with a duty are shown; who may use them is checked elsewhere.
    for_duty: set[str] = field(default_factory=set)
    #: The label on the home keyboard and the command it stands for.
    words: dict[str, str] = field(default_factory=dict)
    presses: dict[str, tuple[Button, Press]] = field(default_factory=dict)
    forms: dict[str, Form[Any]] = field(default_factory=dict)
    continuations: dict[str, Continue] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    #: Hears every answer first; True where it took the words over (somebody is in danger).
    alarm: Alarm | None = None
    #: What to do with words that answer no question.
    listen: Listen | None = None
    membership: Membership | None = None

    def command(
        self,
        name: str,
        description: str,
        command: Command,
        *,
        word: str | None = None,
        for_duty: bool = False,
    ) -> None:
        assert name not in self.commands, name
        self.commands[name] = command
        self.descriptions[name] = description
        if for_duty:
            self.for_duty.add(name)
        if word is not None:
            self.words[word] = name

    def press(self, button: Button, press: Press) -> None:
        assert button.wire not in self.presses, button.wire
        self.presses[button.wire] = (button, press)

    def form(self, form: Form[Any]) -> None:
        assert form.name not in self.forms, form.name
        self.forms[form.name] = form
