"""The weights learnt from the labelled messages (see tuning.py and training.py), and their sums.

No library is needed to use them: they are kept as bytes (3 MB), and added up.
"""

import gzip
import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, BinaryIO
from zlib import crc32

from services.lexicon.features import Features
from services.lexicon.words import HERE

FILE = HERE / "weights.bin"
#: What the pieces of a text weigh together, and one thing that the lexicon found.
PIECES, FOUND = 20.0, 0.5


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
        tables = (_gaps(self.hashes), _gaps(self.starts))
        bodies = (*map(_small_end_first, tables), self.labels, self.weights.tobytes())
        header = self.header | {"sizes": [len(body) for body in bodies]}
        head = json.dumps(header, sort_keys=True).encode()
        return gzip.compress(b"".join((head, b"\n", *bodies)), mtime=0)


def load(content: BinaryIO) -> Model:
    """What `dump` made. In pieces: read as a whole it would take thrice the memory for good.

    Packed by LZMA it would be a sixth smaller, and take five times as long at every start.
    """
    with gzip.open(content) as pieces:
        header = json.loads(pieces.readline())
        hashes, starts, labels, weights = header.pop("sizes")
        return Model(
            header=header,
            hashes=_table(pieces.read(hashes)),
            starts=_table(pieces.read(starts)),
            labels=pieces.read(labels),
            weights=array("b", pieces.read(weights)),
        )


@cache
def shipped() -> Model:
    with FILE.open("rb") as content:
        return load(content)


def _gaps(ascending: "array[int]") -> "array[int]":
    """Each as its distance from the one before: that packs to half the size."""
    return array("I", (each - before for before, each in pairwise((0, *ascending))))


def _small_end_first(table: "array[int]") -> bytes:
    if sys.byteorder == "big":
        table.byteswap()
    return table.tobytes()


def _table(content: bytes) -> "array[int]":
    table = array("I", content)
    if sys.byteorder == "big":
        table.byteswap()
    return array("I", accumulate(table))
