"""What a feature adds to the bot: commands, buttons, forms, and how it goes on after an answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from telegram import ChatJoinRequest, ChatMemberUpdated, User

from domain.outcomes import Outcome
from domain.people import Person
from domain.permissions import Action, may, require
from domain.votes import Vote
from handlers.kit.context import Context
from handlers.kit.errands import Errand
from handlers.kit.i18n import Translation
from handlers.kit.questions import Filling, Form
from handlers.kit.said import Said
from handlers.kit.screens import Button
from handlers.kit.speaking import Speaker
from services import privacy
from services.tickets import Shown
from storage.unit import Unit

T = TypeVar("T")

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
#: The bot itself, or somebody in a group, was added, removed, promoted; or blocked the bot.
Membership = Callable[[Context, ChatMemberUpdated], Awaitable[None]]
#: Somebody asks to be let into a group. Whoever they are may be written to for five minutes.
JoinRequest = Callable[[Context, ChatJoinRequest], Awaitable[None]]
#: People came into a group, or were brought.
Newcomers = Callable[[Context, tuple[User, ...]], Awaitable[None]]
#: A deep link was followed: what stands behind its prefix.
Follow = Callable[[Context, str], Awaitable[None]]
#: Something was handed over, or ordered in words; False: it was not for this feature.
Take = Callable[[Context, Said], Awaitable[bool]]
#: An answer to a message of ours, by its id, in whatever chat; False: it was not this feature's.
Reply = Callable[[Context, int, Said], Awaitable[bool]]
#: What a feature knows of somebody, in words for themself; "" where it is nothing.
Chapter = Callable[[Unit, Person, Translation], Awaitable[str]]
#: Somebody was erased: what others still see of them is drawn anew, and who waits for them learns.
Erased = Callable[[Speaker, privacy.Erased], Awaitable[None]]
#: A ticket was changed elsewhere than on its card: every card of it is drawn anew.
Redraw = Callable[[Speaker, Shown], Awaitable[None]]
#: A ticket went on elsewhere than on its card: as a `Redraw`, and whoever has to act or wants to
#: know is told. So many of its newest files show what was done.
Move = Callable[[Speaker, Shown, int], Awaitable[None]]
#: What came of a vote is out, told once, in the transaction that publishes it.
Publish = Callable[[Speaker, Vote, Outcome], Awaitable[None]]
#: A vote was called elsewhere than in its form: groups read it at once.
Announce = Callable[[Speaker, Vote], Awaitable[None]]
#: A sweep over rows that are due; it may run twice and does its work once.
#: True: there is more of it, which has a transaction of its own.
Job = Callable[[Speaker], Awaitable[bool | None]]


@dataclass(slots=True, kw_only=True)
class Routes:
    """Everything the features register; the composition root makes PTB handlers of it."""

    commands: dict[str, Command] = field(default_factory=dict)
    #: A command's one-line description, for the menu.
    descriptions: dict[str, str] = field(default_factory=dict)
    #: What each command, button and form is the doing of: "/repair", "ta", "report".
    actions: dict[str, Action] = field(default_factory=dict)
    #: The label on the home keyboard and the command it stands for.
    words: dict[str, str] = field(default_factory=dict)
    presses: dict[str, tuple[Button, Press]] = field(default_factory=dict)
    forms: dict[str, Form[Any]] = field(default_factory=dict)
    continuations: dict[str, Continue] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    #: Hears every answer first; True where it took the words over (somebody is in danger).
    alarm: Alarm | None = None
    #: Words that order something wherever they are said: in private asked before an open form
    #: and `listen`, in groups before `overhear`. What is forwarded comes too, and orders nothing;
    #: in a group the actor may be nobody we know.
    spoken: list[Take] = field(default_factory=list)
    #: What to do with words that answer no question.
    listen: Listen | None = None
    #: Hears what neighbours say to each other in a group, where the bot may read it.
    overhear: Listen | None = None
    #: Hears what somebody changed in their own words, in private, after we had read them.
    reread: Listen | None = None
    #: Takes a document that no open form takes.
    document: Take | None = None
    #: Takes a contact, before any form: only an own one is to be believed.
    contact: Take | None = None
    replies: list[Reply] = field(default_factory=list)
    membership: Membership | None = None
    #: Of others, in groups that the bot administers: it may say again what `newcomers` said.
    attendance: Membership | None = None
    join_request: JoinRequest | None = None
    newcomers: Newcomers | None = None
    #: What the payloads of deep links begin with.
    links: dict[str, Follow] = field(default_factory=dict)
    errands: dict[str, Errand] = field(default_factory=dict)
    #: In the order in which an export tells them.
    chapters: list[Chapter] = field(default_factory=list)
    erased: list[Erased] = field(default_factory=list)
    redraws: list[Redraw] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    #: Who waits for what comes of votes that they had called.
    published: list[Publish] = field(default_factory=list)
    called: list[Announce] = field(default_factory=list)

    def command(
        self,
        name: str,
        description: str,
        command: Command,
        *,
        action: Action,
        word: str | None = None,
    ) -> None:
        assert name not in self.commands, name
        self.commands[name] = self._guarded(f"/{name}", action, command)
        self.descriptions[name] = description
        if word is not None:
            self.words[word] = name

    def words_for(self, person: Person) -> list[str]:
        """What stands on this person's home keyboard: nothing that they may not do."""
        return [word for word, name in self.words.items() if may(person, self.actions[f"/{name}"])]

    def press(self, button: Button, press: Press, *, action: Action) -> None:
        assert button.wire not in self.presses, button.wire
        self.presses[button.wire] = (button, self._guarded(button.wire, action, press))

    def form(self, form: Form[Any], *, action: Action) -> None:
        assert form.name not in self.forms, form.name
        self.forms[form.name] = replace(form, submit=self._guarded(form.name, action, form.submit))

    def link(self, prefix: str, follow: Follow, *, action: Action) -> None:
        """A prefix is on the wire: printed on paper, it is never given another meaning."""
        alike = [p for p in self.links if p.startswith(prefix) or prefix.startswith(p)]
        assert not alike, (prefix, alike)
        self.links[prefix] = self._guarded(f"start={prefix}", action, follow)

    def errand(self, name: str, errand: Errand) -> None:
        """What it may do, it asks itself: nobody presses anything."""
        assert name not in self.errands, name
        self.errands[name] = errand

    def _guarded(
        self, name: str, action: Action, handler: Callable[[Context, T], Awaitable[None]]
    ) -> Callable[[Context, T], Awaitable[None]]:
        """The one place where a role is asked for, in the transaction of what it allows.

        Whoever lost it between two taps is refused at the second.
        """
        self.actions[name] = action

        async def guarded(context: Context, given: T) -> None:
            require(context.actor, action)
            await handler(context, given)

        return guarded
