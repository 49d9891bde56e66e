"""What a person sees: a text with buttons. Made by views, which are pure."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Concatenate, ParamSpec

from markupsafe import Markup

from domain.files import File, Upload
from handlers.kit.i18n import Translation

#: Telegram's limit for callback data, in bytes.
_WIRE_BYTES = 64

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A button as shown: it carries callback data, or opens an address."""

    label: str
    data: str | None = None
    url: str | None = None
    #: Typing its number does not press it: it leads away, or can't be taken back.
    tap_only: bool = False


@dataclass(frozen=True, slots=True)
class ReplyKey:
    """A key of the keyboard under the chat that does more than say its label."""

    label: str
    #: Pressed, it sends the presser's own telephone number. In private chats only.
    request_contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    text: Markup
    keys: tuple[tuple[Key, ...], ...] = ()
    #: Shown before the text, in this order.
    files: tuple[File, ...] = ()
    #: Files of our own making, after those: the text stands under the last one where it is short.
    #: Only a new message has them, not one that is redrawn.
    uploads: tuple[Upload, ...] = ()
    #: The keyboard that stays under the chat, a plain label says itself; (): it is taken away;
    #: None: left as it is. Telegram allows it only where there are no `keys`.
    keyboard: tuple[tuple[str | ReplyKey, ...], ...] | None = None

    def __post_init__(self) -> None:
        assert not self.keys or self.keyboard is None, "one keyboard to a message"


#: What to show, waiting to know in which language.
View = Callable[[Translation], Screen]


def view(render: Callable[Concatenate[Translation, P], Screen]) -> Callable[P, View]:
    """`@view def card(t, ticket)` is used as `card(ticket)`; the reader's language comes last."""

    def bound(*args: P.args, **kwargs: P.kwargs) -> View:
        return partial(_render, args, kwargs)

    def _render(args: tuple[object, ...], kwargs: dict[str, object], t: Translation) -> Screen:
        return render(t, *args, **kwargs)  # type: ignore[arg-type]

    return bound


@dataclass(frozen=True, slots=True)
class Button:
    """A wire name that is never reused, and its label.

    Its data carries ids only: never state, never authority. Telegram keeps it pressable for ever.
    """

    wire: str
    label: str
    tap_only: bool = False
    #: How many ids it carries.
    takes: int = 1

    def __call__(self, t: Translation, *ids: int) -> Key:
        return Key(label=t.plain(self.label), data=self.data(*ids), tap_only=self.tap_only)

    def labelled(self, label: str, *ids: int) -> Key:
        """With words of its own: one of several choices."""
        return Key(label=label, data=self.data(*ids), tap_only=self.tap_only)

    def data(self, *ids: int) -> str:
        wired = ":".join([self.wire, *map(str, ids)])
        if len(ids) != self.takes or len(wired.encode()) > _WIRE_BYTES or not wired.isascii():
            raise ValueError(wired)
        return wired


def html(template: str, **values: object) -> Markup:
    """A layout without words of its own: the values are escaped."""
    return Markup(template).format(**values)  # noqa: S704 - templates are ours


def rows(keys: list[Key], across: int) -> tuple[tuple[Key, ...], ...]:
    return tuple(tuple(keys[i : i + across]) for i in range(0, len(keys), across))


def cut(text: str, most: int) -> str:
    """No longer than `most` characters, with a sign that something is missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
