"""Short orders in plain words: 抢 12, 接单十二, grab #12."""

import re
from collections.abc import Sequence

from domain.groups import Purpose
from handlers.kit import talking
from handlers.kit.context import Context
from handlers.kit.said import Said
from handlers.kit.screens import Button, View
from services.lexicon.numerals import arabic

#: One that no task has: longer ones fit into no column.
_LONGEST = 9
_NUMBER = r"(?:\d{1,18}|[零〇一二两三四五六七八九十]{1,4})"
_ONE = rf"(?:任务)?第?[#＃]?{_NUMBER}(?:号(?:任务|单)?)?"
_NUMBERS = rf"{_ONE}(?:[\s,，、;；和及]+{_ONE})*"
_WHO = r"(?:(?:我要|我想|我来|我|俺)|i(?:'ll| will)?\s+)?"
_TAIL = r"(?:[\s!！。.~～]|[吧啊呀啦了]|谢谢)*"
#: Whoever writes more tells something.
_MOST = 60
#: Whose numbers are tasks'.
_CARDS = ("task-group", "task-own")
_EACH = re.compile(_NUMBER)
_CARD = re.compile(r"🙋[^\n#]*#(\d{1,9})")


class Order:
    """What is said as a whole message and nothing else; inside of a sentence it is talk."""

    def __init__(self, *words: str) -> None:
        """As regular expressions, the longer before the shorter."""
        said = "|".join(words)
        self._first = re.compile(
            rf"{_WHO}(?:{said})(?:[\s:：]*(?P<numbers>{_NUMBERS}))?{_TAIL}", re.IGNORECASE
        )
        self._last = re.compile(
            rf"(?P<numbers>{_NUMBERS})[\s,，]*{_WHO}(?:{said}){_TAIL}", re.IGNORECASE
        )

    def read(self, text: str) -> Sequence[int] | None:
        """The numbers named, () where none is; None: it says something else."""
        if len(text) > _MOST:
            return None
        matched = self._first.fullmatch(text) or self._last.fullmatch(text)
        return numbers(matched["numbers"] or "") if matched else None


def numbers(text: str) -> Sequence[int]:
    """Each once, in the order they stand."""
    return tuple(dict.fromkeys(int(arabic(each)) for each in _EACH.findall(text)))


def possible(number: int) -> bool:
    return len(str(number)) <= _LONGEST


def forwarded_card(context: Context, said: Said) -> int | None:
    """Of which task somebody passes on our card."""
    origin = context.message.forward_origin
    sender = getattr(origin, "sender_user", None)
    found = _CARD.search(said.text)
    ours = sender is not None and sender.id == context.bot.id
    return int(found[1]) if ours and found else None


async def replied_to(context: Context) -> int | None:
    """The task whose card these words answer."""
    to = context.message.reply_to_message
    if to is None or context.message.forward_origin is not None:
        return None
    shows = await context.unit.cards.at(context.chat.id, to.message_id)
    return shows[1] if shows and shows[0] in _CARDS else None


async def offered(context: Context, button: Button) -> int | None:
    """The one task that the newest screen in this private chat offers this for; None while
    somebody is asked something else.
    """
    if not context.private or await context.unit.drafts.of(context.actor.id) is not None:
        return None
    keys = await talking.offered(context)
    found = [key.data.split(":")[1] for key in keys if key.data.startswith(f"{button.wire}:")]
    return int(found[0]) if len(found) == 1 else None


async def purpose_here(context: Context) -> Purpose | None:
    """What the group is for; None in private, and where nobody has said so."""
    group = None if context.private else await context.unit.groups.get(context.chat.id)
    return None if group is None or group.left else group.purpose


async def answer(context: Context, screen: View) -> None:
    """Where it was said; in a group under the very words, as it names nobody."""
    under = None if context.private else context.message.message_id
    await context.speaker.send(context.chat.id, screen(context.t), under=under)
