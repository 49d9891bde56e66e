"""Finding a button on a person's screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from playground.chats import Chat, Message
from playground.people import Person
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Button:
    chat: Chat
    body: Json
    #: Whose inline button it is; None for the reply keyboard.
    message: Message | None = None

    @property
    def label(self) -> str:
        return str(self.body["text"])


def find(chats: list[Chat], person: Person, label: str, on: Message | None = None) -> Button:
    """The newest button that is called so; else the only one whose label begins with it, else
    the only one that holds it. Raises AssertionError with the labels in sight otherwise.
    """
    exact = (b for b in visible(chats, person, on) if b.label == label)
    button = next(exact, None)
    if button is not None:
        return button
    seen = list(visible(chats, person, on))
    for fits in (_begins, _holds):
        fitting = [b for b in seen if fits(b.label, label)]
        if len({b.label for b in fitting}) == 1:
            return fitting[0]
    labels = list(dict.fromkeys(b.label for b in islice(seen, 60)))
    raise AssertionError(f"{person.first_name} sees no one button “{label}”, only {labels}")


def _begins(label: str, part: str) -> bool:
    return label.startswith(part)


def _holds(label: str, part: str) -> bool:
    return part in label


def visible(chats: list[Chat], person: Person, on: Message | None = None) -> Iterator[Button]:
    """Buttons in sight, chat by chat, newest message first, the reply keyboard last."""
    for chat in chats:
        for message in [on] if on else chat.newest():
            yield from (Button(chat, body, message) for row in message.rows for body in row)
        if on is None:
            yield from _keyboard(chat, person)


def _keyboard(chat: Chat, person: Person) -> Iterator[Button]:
    rows = chat.keyboards.get(person.id, {}).get("keyboard", [])
    for button in (button for row in rows for button in row):
        yield Button(chat, {"text": button} if isinstance(button, str) else button)
