"""Whoever sends faster than anybody can is slowed down: nobody else has to wait for them.

What they send beyond their share is taken in and not served; they are told so, once in a while.
The shares live in this process: a restart gives everybody a full one, and that is all it does.
"""

from dataclasses import dataclass, field

from telegram import Message, MessageEntity, Update

from bot.limits import Bucket
from bot.settings import ReceivingSettings
from domain.people import Person
from handlers.kit.context import Work
from handlers.kit.raised import TooFast
from handlers.kit.refusals import said_no, words
from services import hurrying
from services.understanding import understand
from storage.inbox import Pending
from storage.outbox import Priority

_PER_MINUTE = 60.0
#: People are forgotten once their bucket is full again.
_REMEMBERED = 10_000
#: A staff group's cards are tapped one after the other; each redraws something there.
_PRESSES_IN_GROUPS = 3
#: Whoever ticks the doors of a whole building presses faster than anybody writes.
_PRESSES = 2
#: Of whoever is too quick a danger is heard all the same: so many at once, then one in so many
#: seconds.
_DANGERS, _DANGER_SECONDS = 3, 20.0


@dataclass(slots=True, kw_only=True)
class _Turnstile:
    """Lets so many through at once, and then `rate` a second, of each lane."""

    rate: float
    size: float
    _lanes: dict[str, Bucket] = field(default_factory=dict)

    def admits(self, lane: str, at: float) -> bool:
        """`at`: seconds of whichever clock, always the same one."""
        if not self.rate:
            return True
        bucket = self._lanes.get(lane)
        if bucket is None:
            if len(self._lanes) >= _REMEMBERED:
                self._lanes = {k: b for k, b in self._lanes.items() if not b.full(max(at, b.at))}
            size = max(1.0, self.size)
            bucket = self._lanes[lane] = Bucket(rate=self.rate, size=size, level=size, at=at)
        # Two of a person's may come out of order.
        at = max(at, bucket.at)
        if bucket.ready_at(at) > at:
            return False
        bucket.take(at)
        return True


class Gate:
    """Messages are counted when they were sent, by Telegram's clock: what waited while we were
    down came in at once, and was not sent at once. Presses bear no date; old ones never come.
    """

    def __init__(self, settings: ReceivingSettings) -> None:
        rate, size = settings.per_person_per_second, settings.person_burst
        orders = settings.per_person_in_groups_per_minute
        self._messages = _Turnstile(rate=rate, size=size)
        #: Of each lane the newest one, and whether it was let in.
        self._albums: dict[str, tuple[str, bool]] = {}
        self._presses = _Turnstile(rate=rate * _PRESSES, size=size * _PRESSES)
        self._dangers = _Turnstile(rate=1 / _DANGER_SECONDS, size=_DANGERS)
        self._orders = _Turnstile(rate=orders / _PER_MINUTE, size=orders)
        self._taps = _Turnstile(
            rate=orders / _PER_MINUTE * _PRESSES_IN_GROUPS, size=orders * _PRESSES_IN_GROUPS
        )

    def admits(self, pending: Pending, update: object) -> bool:
        """Who came or went, and Telegram's answers, are nobody's hurry."""
        # Tried again: it was counted.
        if not isinstance(update, Update) or pending.attempts:
            return True
        lane, group = pending.lane, not _private(update)
        if update.callback_query is not None:
            at = pending.received_at.timestamp()
            there = self._taps.admits(lane, at) if group else True
            return there and self._presses.admits(lane, at)
        message = update.message or update.edited_message
        if message is None or _by_itself(message):
            return True
        at = (message.edit_date or message.date).timestamp()
        # What is ordered in a group is answered there, where neighbours wait for answers too.
        there = self._orders.admits(lane, at) if group and _ordered(message) else True
        if there and self._whole(lane, message, at):
            return True
        return _danger(message) and self._dangers.admits(lane, at)

    def _whole(self, lane: str, message: Message, at: float) -> bool:
        """The pictures of an album come one by one, and are one thing said."""
        album = message.media_group_id
        if album is not None and self._albums.get(lane, ("", False))[0] == album:
            return self._albums[lane][1]
        admitted = self._messages.admits(lane, at)
        self._albums.pop(lane, None)
        if album is not None:
            self._albums[lane] = (album, admitted)
            if len(self._albums) > _REMEMBERED:
                del self._albums[next(iter(self._albums))]
        return admitted


def _danger(message: Message) -> bool:
    return understand(message.text or message.caption or "").urgent is not None


def _ordered(message: Message) -> bool:
    """A command, or words that answer somebody's: neighbours among themselves order nothing."""
    entities = message.entities or message.caption_entities
    command = bool(entities) and entities[0].type == MessageEntity.BOT_COMMAND
    to = message.reply_to_message
    return command or (to is not None and to.from_user is not None and to.from_user.is_bot)


async def slow_down(work: Work, update: object) -> None:
    """Say so, at most once a minute; a group need not read it."""
    assert isinstance(update, Update), "nothing else is held back"
    person, press, message = work.actor, update.callback_query, update.message
    heard = press is not None or (message is not None and (_private(update) or _ordered(message)))
    if person is None or not heard or not await hurrying.tell(work.speaker.unit, person):
        return
    if press is not None:
        t = work.speaker.language_of(person)
        work.speaker.answer_press(press.id, words(t, TooFast()))
    else:
        await _told(work, person, update)


async def _told(work: Work, person: Person, update: Update) -> None:
    """Before all that still waits for them there."""
    view = said_no(TooFast(), person)
    chat, speaker = update.effective_chat, work.speaker
    if await speaker.tell(person, view, priority=Priority.ANSWER) or chat is None:
        return
    t = speaker.language_of(person) if _private(update) else speaker.languages.default
    await speaker.send(chat.id, view(t), priority=Priority.ANSWER)


def _private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.id > 0


def _by_itself(message: Message) -> bool:
    """Telegram says so when somebody joins, leaves, or moves a group."""
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.migrate_to_chat_id
        or message.new_chat_title
    )
