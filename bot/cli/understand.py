"""`linli understand`: what a resident's words would become, line by line, for people and programs.

For each line of stdin one JSON object on stdout, at once, until the input ends:

    kind      "repair", "complaint", "suggestion", "help"; null where nothing is reported
    category  "water", "elevator", …; null where nothing is reported or the bot would ask
    building  "3", "B"; null where it is not said
    unit      "2"; likewise
    room      "501"; likewise
    place     a public place in the resident's words ("东门"); likewise
    urgent    "trapped", "gas", "fire", "flood", "wires", "manhole", "collapse", "facade"; or null
    score     0..1, how sure kind and category are; 0 where nothing is reported
"""

import json
import os
import sys
from typing import BinaryIO

from services.understanding import Understood, understand


def read_aloud(heard: BinaryIO, said: BinaryIO) -> None:
    """Bytes that are no UTF-8 become U+FFFD; an empty line is a message too."""
    for line in heard:
        text = line.decode(errors="replace").rstrip("\r\n")
        answer = json.dumps(fields(understand(text)), ensure_ascii=False)
        said.write(f"{answer}\n".encode())
        said.flush()


def fields(understood: Understood) -> dict[str, str | float | None]:
    """In the order that the documentation of the command gives."""
    place = understood.place
    return {
        "kind": understood.kind,
        "category": understood.category,
        "building": place.building,
        "unit": place.unit,
        "room": place.room,
        "place": place.spot,
        "urgent": understood.urgent,
        "score": understood.score,
    }


def serve() -> None:
    """Quiet where whoever reads us has had enough (`| head`)."""
    try:
        read_aloud(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        # Python would complain once more when it closes stdout at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
