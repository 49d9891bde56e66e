"""The weights learnt from the labelled messages (see tuning.py and training.py), and their sums.

No library is needed to use them: they are kept as bytes, and added up.
"""

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

from services.lexicon.features import Features
from services.lexicon.words import HERE

FILE = HERE / "weights.bin"
#: What the pieces of a text weigh together, and one thing that the lexicon found.
PIECES, FOUND = 14.0, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Feature `n` has the entries from `starts[n]` to `starts[n + 1]`."""

    header: dict[str, Any]
    #: Of the features' names, ascending.
    hashes: "array[int]"
    starts: "array[int]"
    #: For each entry the label that it counts for, and how much, in units of header["unit"].
    labels: bytes
    weights: "array[int]"

    def scores(self, features: Features) -> dict[str, float]:
        """By label: above zero is for, below is against."""
        unit: float = self.header["unit"]
        sums = [float(bias) / unit for bias in self.header["biases"]]
        apiece = PIECES / max(1, len(features.pieces)) ** 0.5
        for label, weight in enumerate(self._sum(features.pieces)):
            sums[label] += apiece * weight
        for name, value in features.found.items():
            for label, weight in self._entries(name):
                sums[label] += FOUND * value * weight
        return {name: each * unit for name, each in zip(self.header["labels"], sums, strict=True)}

    def _sum(self, names: Iterable[str]) -> list[int]:
        sums = [0] * len(self.header["labels"])
        for name in names:
            for label, weight in self._entries(name):
                sums[label] += weight
        return sums

    def _entries(self, name: str) -> Iterable[tuple[int, int]]:
        key = crc32(name.encode())
        at = bisect_left(self.hashes, key)
        if at == len(self.hashes) or self.hashes[at] != key:
            return ()
        start, end = self.starts[at], self.starts[at + 1]
        return zip(self.labels[start:end], self.weights[start:end], strict=True)

    def dump(self) -> bytes:
        header = json.dumps(
            self.header | {"features": len(self.hashes), "entries": len(self.labels)},
            sort_keys=True,
        )
        tables = (_little(self.hashes), _little(self.starts))
        bodies = (*(table.tobytes() for table in tables), self.labels, self.weights.tobytes())
        return b"".join((header.encode(), b"\n", *bodies))


def load(content: bytes) -> Model:
    """What `dump` made."""
    head, _, body = content.partition(b"\n")
    header = json.loads(head)
    features, entries = header["features"], header["entries"]
    hashes_end = 4 * features
    starts_end = hashes_end + 4 * (features + 1)
    labels_end = starts_end + entries
    return Model(
        header=header,
        hashes=_little(array("I", body[:hashes_end])),
        starts=_little(array("I", body[hashes_end:starts_end])),
        labels=body[starts_end:labels_end],
        weights=array("b", body[labels_end:]),
    )


@cache
def shipped() -> Model:
    return load(FILE.read_bytes())


def _little(table: "array[int]") -> "array[int]":
    """On disk the small end comes first, whatever the machine."""
    if sys.byteorder == "big":
        table = array("I", table)
        table.byteswap()
    return table
