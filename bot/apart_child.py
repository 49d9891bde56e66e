"""The child of `bot.apart`: takes a function, gives what it gave. Imports nothing it can spare."""

import contextlib
import os
import pickle
import resource
import signal
import struct
import sys
from typing import BinaryIO

#: Bytes that it may have: a file of 20 MB unpacks into more than one thinks.
_MEMORY = 512 << 20
#: Seconds after which it ends by itself, should nobody be there to end it.
_LONGEST = 150
_LENGTH = struct.Struct(">Q")


def main() -> None:
    os.nice(10)
    # Not the address space: threads and libraries reserve more of that than they ever use.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    # Whoever stops the parent by Ctrl+C means the parent, which ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # What anybody prints must not end up among the answers.
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Until there are no more. Running out of memory is the end of it: nothing can be told of what
    is left then.
    """
    while head := questions.read(_LENGTH.size):
        signal.alarm(_LONGEST)
        asked = questions.read(_LENGTH.unpack(head)[0])
        answer = _answer(asked)
        answers.write(_LENGTH.pack(len(answer)) + answer)
        answers.flush()
        signal.alarm(0)


def _answer(asked: bytes) -> bytes:
    try:
        # Written by our own parent.
        return pickle.dumps((True, pickle.loads(asked)()))  # noqa: S301
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        return _failure(error)


def _failure(error: Exception) -> bytes:
    import traceback  # noqa: PLC0415 - seldom

    # Where, in our own words: what it says may quote what it read.
    where = "".join(traceback.format_tb(error.__traceback__))
    error.__dict__["apart"] = where
    try:
        failure = pickle.dumps((False, error))
        pickle.loads(failure)  # noqa: S301 - some can be written, and not read
    except Exception:  # noqa: BLE001 - the kind of an error that can't be passed on
        named = RuntimeError(type(error).__name__)
        named.__dict__["apart"] = where
        return pickle.dumps((False, named))
    return failure


if __name__ == "__main__":
    main()
