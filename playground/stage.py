"""What the program that embeds the stand-in adds to its page."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from playground.wire import Json

Hook = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Nothing of it is needed: what is absent, the page leaves out.

    Words for people are `{"zh": …, "en": …}`. People are named by their first name, groups by
    their title; where no chat is named, the private one with the bot is meant.
    """

    title: Json = field(default_factory=dict)
    #: What there is to see and to try, for somebody who has never been here.
    welcome: Json = field(default_factory=dict)
    #: Whose phones lie there at first, and what they show: {"who": …, "chat": …}.
    phones: tuple[Json, ...] = ()
    #: What somebody might try first: {"who", "chat", "says", "label"}. It is written on that
    #: phone, and sent by whoever tries it.
    tries: tuple[Json, ...] = ()
    #: {"who", "chat", "sentence"} and one of "says", "taps", "photo", "waits".
    #: With "waits" and "later" so many mornings pass first, and then more until it is there; with
    #: "waits" and "on" the next such day of a month comes first, at "at", [hour, minute]; with
    #: "passes" so many minutes pass before whatever is done. With "heard", {"who", "like"}, the
    #: "{}" in what is said stands for the group of the regular expression "like", in the newest
    #: message of that person's chats that it fits. "also" names others who say or tap the same in
    #: their private chats.
    tour: tuple[Json, ...] = ()
    #: Kills the bot and starts it again.
    restart: Hook | None = None
    #: Empties the world and fills it anew.
    afresh: Hook | None = None

    @property
    def shown(self) -> Json:
        """As the page is told of it."""
        return {
            "title": self.title,
            "welcome": self.welcome,
            "phones": list(self.phones),
            "tries": list(self.tries),
            "tour": len(self.tour),
            "restart": self.restart is not None,
            "afresh": self.afresh is not None,
        }
