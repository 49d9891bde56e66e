"""A button on a screen, about to be pressed: what the tests of all buttons go through."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from town import Town

from playground import Phone
from playground.chats import Message


@dataclass(frozen=True, slots=True)
class Ready:
    who: Phone
    label: str
    message: Message


#: Brings a town to where the button is.
Scene = Callable[[Town], Awaitable[Ready]]
