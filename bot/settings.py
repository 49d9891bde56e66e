"""Everything that can be set from outside, as one frozen `Settings` with its defaults."""

import re
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from bot.clock import CENTURY
from bot.entries import GroupEntry, OrganisationEntry, PersonEntry, check_person
from domain.allowed import NotAllowed, at_least, one_of
from domain.settings import Neighbourhood

TELEGRAM = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that no repr, format or traceback shows; `reveal()` where it is needed."""

    _text: str = field(default="", repr=False)

    def reveal(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(set)" if self._text else "Secret(empty)"

    __str__ = __repr__


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    #: Whoever holds it is the bot. From @BotFather.
    token: Secret = Secret()
    #: The root of a server that speaks the Bot API, without `/bot` and without a last slash.
    base_url: str = TELEGRAM
    mode: Literal["polling", "webhook"] = "polling"
    #: People who may do everything, and who appoint the others.
    admins: tuple[int, ...] = ()
    #: Where Telegram reaches this process, seen from outside.
    webhook_url: str = ""
    #: What Telegram sends along to prove that it is Telegram.
    webhook_secret: Secret = Secret()

    def __post_init__(self) -> None:
        # Both forms are pasted; one is kept, so that nobody has to ask.
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))
        one_of(("polling", "webhook"), self, "mode")
        token = self.token.reveal()
        if token and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{3,}", token):
            raise NotAllowed("token", "may be a token as @BotFather gives it: digits, ':', text")
        root = urlsplit(self.base_url)
        if root.scheme not in {"http", "https"} or not root.netloc or "/bot" in root.path:
            raise NotAllowed("base_url", "may be the root of a Bot API server, without /bot")
        for telegram_id in self.admins:
            check_person("admins", telegram_id)
        self._check_webhook()

    def _check_webhook(self) -> None:
        secret = self.webhook_secret.reveal()
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise NotAllowed("webhook_secret", "may be up to 256 characters of A-Z a-z 0-9 _ -")
        # Telegram insists on https; a local Bot API server takes http too.
        schemes = ("https://",) if self.base_url == TELEGRAM else ("https://", "http://")
        if self.webhook_url and not self.webhook_url.startswith(schemes):
            raise NotAllowed("webhook_url", "may be an https:// address that Telegram can reach")
        if self.mode == "webhook" and not self.webhook_url:
            raise NotAllowed("webhook_url", "must be set when telegram.mode is 'webhook'")
        if self.mode == "webhook" and len(secret) < 32:
            raise NotAllowed(
                "webhook_secret",
                "must have 32 or more characters when telegram.mode is 'webhook'",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageSettings:
    # repr=False: the address of a PostgreSQL holds its password.
    url: str = field(default="sqlite:///var/linli.db", repr=False)
    #: A folder.
    backups: str = "var/backups"
    keep_backups: int = 7
    #: A folder for the keys of secret votes: no part of the database, nor of its copies.
    keys: str = "var/keys"

    def __post_init__(self) -> None:
        kind, _, rest = self.url.partition("://")
        if kind not in {"sqlite", "postgresql"} or rest in {"", "/"}:
            raise NotAllowed("url", "may be sqlite:///path/to/file.db or postgresql://…")
        if kind == "sqlite" and not rest.startswith("/"):
            raise NotAllowed("url", "may be sqlite:///path/to/file.db, with three slashes")
        for key in ("backups", "keys"):
            if not getattr(self, key):
                raise NotAllowed(key, "may be the path of a folder")
        at_least(1, self, "keep_backups")


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpSettings:
    #: "host:port", or "" to listen nowhere. Port 0 takes any free one.
    listen: str = ""

    def __post_init__(self) -> None:
        host, _, port = self.listen.rpartition(":")
        valid = host and re.fullmatch(r"[0-9]{1,5}", port) and int(port) <= 65_535
        if self.listen and not valid:
            raise NotAllowed("listen", "may be host:port such as 127.0.0.1:8080, or empty")

    @property
    def address(self) -> tuple[str, int] | None:
        host, _, port = self.listen.rpartition(":")
        return (host.strip("[]"), int(port)) if self.listen else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSettings:
    """For trials only: a real neighbourhood lives in real time."""

    #: Seconds.
    offset: float = 0
    #: A file whose text is a further offset in seconds; "" for none.
    file: str = ""

    def __post_init__(self) -> None:
        if not isfinite(self.offset) or abs(self.offset) > CENTURY:
            raise NotAllowed("offset", "may be a number of seconds, at most a century")

    @property
    def path(self) -> Path | None:
        return Path(self.file) if self.file else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSettings:
    """Telegram's own published limits; 0 sets a limit aside."""

    #: Messages, over all chats.
    per_second: float = 30
    per_chat_per_second: float = 1
    #: Messages one chat may get at once before it waits.
    chat_burst: int = 8
    per_group_per_minute: float = 20

    def __post_init__(self) -> None:
        for key in ("per_second", "per_chat_per_second", "chat_burst", "per_group_per_minute"):
            if not isfinite(getattr(self, key)):
                raise NotAllowed(key, "may be {low} or more", low=0)
        at_least(
            0, self, "per_second", "per_chat_per_second", "chat_burst", "per_group_per_minute"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingSettings:
    """What one person may ask of us; 0 sets a limit aside."""

    #: Messages, and twice as many presses. Most are answered by two calls; a chat gets one a
    #: second.
    per_person_per_second: float = 0.5
    #: So many come at once before that counts; an album is one.
    person_burst: int = 20
    #: Commands to us; a group gets but twenty messages a minute.
    per_person_in_groups_per_minute: float = 6

    def __post_init__(self) -> None:
        keys = ("per_person_per_second", "person_burst", "per_person_in_groups_per_minute")
        for key in keys:
            if not isfinite(getattr(self, key)):
                raise NotAllowed(key, "may be {low} or more", low=0)
        at_least(0, self, *keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    neighbourhood: Neighbourhood = field(default_factory=Neighbourhood)
    organisations: tuple[OrganisationEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    groups: tuple[GroupEntry, ...] = ()
    telegram: TelegramSettings = field(default_factory=TelegramSettings)
    storage: StorageSettings = field(default_factory=StorageSettings)
    http: HttpSettings = field(default_factory=HttpSettings)
    sending: SendingSettings = field(default_factory=SendingSettings)
    receiving: ReceivingSettings = field(default_factory=ReceivingSettings)
    clock: ClockSettings = field(default_factory=ClockSettings)

    def __post_init__(self) -> None:
        if len({person.telegram_id for person in self.people}) < len(self.people):
            raise NotAllowed("people", "may name each telegram_id only once")
        if len({each.name for each in self.organisations}) < len(self.organisations):
            raise NotAllowed("organisations", "may name each organisation only once")
        self._check_employers()
        if len({group.chat_id for group in self.groups}) < len(self.groups):
            raise NotAllowed("groups", "may name each chat_id only once")
        if self.telegram.mode == "webhook" and not self.http.listen:
            raise NotAllowed("http.listen", "must be set when telegram.mode is 'webhook'")

    def _check_employers(self) -> None:
        known = {each.name: each for each in self.organisations}
        for at, person in enumerate(self.people, start=1):
            key, employer = f"people[{at}].organisation", known.get(person.organisation)
            if employer is None and person.organisation:
                raise NotAllowed(
                    key, "may be the name of one of the [[organisations]] in the file, or empty"
                )
            if employer is not None and not employer.employs(person.roles):
                raise NotAllowed(
                    key,
                    "goes with the role 'worker' (of a property company, a department or a"
                    " society) or 'merchant' (of a shop)",
                )
