"""What the system knows of processes: processor time and memory, read from /proc."""

import asyncio
import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
#: The columns of /proc/stat that are work: user, nice, system, interrupts, and what a hypervisor
#: gave to somebody else.
_BUSY = (0, 1, 2, 5, 6, 7)
_GLANCE = 1.0
#: Cores that others on this machine may use before a run counts as disturbed.
QUIET = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Processor seconds of each, up to a moment."""

    bot: float
    stand_in: float
    #: Everything on this machine, those two included.
    all: float

    def since(self, earlier: "Spent") -> "Spent":
        return Spent(
            bot=self.bot - earlier.bot,
            stand_in=self.stand_in - earlier.stand_in,
            all=self.all - earlier.all,
        )

    @property
    def others(self) -> float:
        return max(0.0, self.all - self.bot - self.stand_in)


def spent(bot: int, stand_in: int) -> Spent:
    return Spent(bot=_of(bot), stand_in=_of(stand_in), all=_machine())


class Others:
    """The cores that others use from here on, while processes of ours come and go."""

    def __init__(self) -> None:
        self._began, self._before = time.monotonic(), _machine() - _ended()

    def cores(self) -> float:
        """Up to now; call it when all of ours have ended."""
        used = _machine() - _ended() - self._before
        return max(0.0, used / (time.monotonic() - self._began))


def _ended() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def quiet(patience: float) -> None:
    """Wait until others leave this machine alone, at most so many seconds."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        before = _machine()
        await asyncio.sleep(_GLANCE)
        if _machine() - before < QUIET * _GLANCE:
            return


def resident(pid: int) -> float:
    """Megabytes in memory (VmRSS)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _of(pid: int) -> float:
    # Behind the name, which may hold spaces and brackets: user and system time of all threads.
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _machine() -> float:
    with Path("/proc/stat").open(encoding="ascii") as stat:
        fields = stat.readline().split()[1:]
    return sum(int(fields[at]) for at in _BUSY) / _TICK
