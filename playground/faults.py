"""What can go wrong between a bot and Telegram, on demand."""

import random
from dataclasses import dataclass, field
from typing import Literal, get_args

from playground.refusals import BLOCKED, Refused, forbidden, too_many

How = Literal[
    "429", "500", "502", "504", "403",
    "reset_before", "reset_after", "hang_before", "hang_after", "garbage", "half_closed",
]  # fmt: skip
HOWS: tuple[str, ...] = get_args(How)

_ANSWERS = {"500": "Internal Server Error", "502": "Bad Gateway", "504": "Gateway Timeout"}
#: The call took effect; only its answer is lost.
_AFTER = frozenset({"reset_after", "hang_after", "garbage", "half_closed"})


class NetworkFault(Exception):
    """No answer will come. `kind` is a `How`, or "down" where there is no network at all."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(slots=True, kw_only=True)
class Fault:
    how: How
    #: Any method if empty; the Bot API doesn't mind upper and lower case.
    method: str = ""
    #: Any chat if None.
    chat_id: int | None = None
    #: How many calls it still hits; for ever if None.
    times: int | None = 1
    probability: float = 1.0
    #: Seconds, for "429".
    retry_after: int = 5
    chance: random.Random = field(default_factory=lambda: random.Random(0))

    def hits(self, method: str, chat_id: str) -> bool:
        if self.times == 0 or (self.method and self.method.lower() != method):
            return False
        if self.chat_id is not None and str(self.chat_id) != chat_id:
            return False
        if self.probability < 1 and self.chance.random() >= self.probability:
            return False
        self.times = None if self.times is None else self.times - 1
        return True

    @property
    def after(self) -> bool:
        return self.how in _AFTER

    def error(self) -> Exception:
        """What the caller gets."""
        if self.how == "429":
            return too_many(self.retry_after)
        if self.how == "403":
            return forbidden(BLOCKED)
        if self.how in _ANSWERS:
            return Refused(int(self.how), _ANSWERS[self.how])
        return NetworkFault(self.how)


class Faults:
    """All of a world's. None is on until it is asked for."""

    def __init__(self) -> None:
        #: Seconds each call takes longer.
        self.latency: float = 0
        #: The network is cut: no call arrives.
        self.down = False
        #: Share of getUpdates answers that repeat confirmed updates, of posts sent twice.
        self.redelivery: float = 0
        self.chance = random.Random(0)
        self._planned: list[Fault] = []

    def fail(
        self,
        *,
        how: How,
        method: str = "",
        chat_id: int | None = None,
        times: int | None = None,
        probability: float | None = None,
        seed: int = 0,
        retry_after: int = 5,
    ) -> None:
        """Once, unless `times` or `probability` says otherwise. Raises ValueError on an unknown
        `how`.
        """
        if how not in HOWS:
            raise ValueError(f"may be {', '.join(HOWS)}")
        if times is None and probability is None:
            times = 1
        fault = Fault(how=how, method=method, chat_id=chat_id, times=times)
        fault.retry_after = retry_after
        if probability is not None:
            fault.probability, fault.chance = probability, random.Random(seed)
        self._planned.append(fault)

    def mend(self) -> None:
        """Everything works again."""
        self.latency = self.redelivery = 0
        self.down = False
        self._planned.clear()

    def stop(self, how: str) -> None:
        """No more of this kind."""
        self._planned = [fault for fault in self._planned if fault.how != how]

    @property
    def planned(self) -> list[str]:
        """Kinds of failures still to come."""
        return sorted({fault.how for fault in self._planned})

    def draw(self, method: str, chat_id: object) -> Fault | None:
        """The fault that hits this call, if any; `method` in lower case."""
        if not self._planned:
            return None
        hit = next((f for f in self._planned if f.hits(method, str(chat_id))), None)
        self._planned = [f for f in self._planned if f.times != 0]
        return hit

    def repeats(self) -> bool:
        return self.redelivery > 0 and self.chance.random() < self.redelivery
