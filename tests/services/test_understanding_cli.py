"""`linli understand`: a line in, an object out."""

import io
import json
import subprocess
import sys

from bot.cli.understand import read_aloud

KEYS = ["kind", "category", "building", "unit", "room", "place", "urgent", "score"]


def answers(heard: bytes) -> list[dict[str, object]]:
    said = io.BytesIO()
    read_aloud(io.BytesIO(heard), said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_each_line_has_an_answer_with_all_its_keys() -> None:
    told = answers("3-2-501厨房漏水\n\n谢谢".encode())

    assert [list(each) for each in told] == [KEYS] * 3


def test_what_is_understood_is_told() -> None:
    [told] = answers("3号楼2单元电梯困人了".encode())

    assert (told["kind"], told["category"], told["urgent"]) == ("repair", "elevator", "trapped")
    assert (told["building"], told["unit"], told["room"]) == ("3", "2", None)


def test_a_public_place_is_told_in_the_residents_words() -> None:
    [told] = answers("地库B区灯坏了".encode())

    assert (told["place"], told["building"]) == ("地库B区", None)


def test_bytes_that_are_no_text_are_survived() -> None:
    told = answers(b"\xff\xfe\x00\n\xe7\x94" + "电梯坏了\n".encode())

    assert [each["category"] for each in told] == [None, "elevator"]


def test_an_answer_comes_before_the_next_line_is_asked_for() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "understand"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        told = []
        for text in ("电梯坏了\n", "谢谢\n"):
            child.stdin.write(text.encode())
            child.stdin.flush()
            told.append(json.loads(child.stdout.readline()))
        child.stdin.close()

        assert [each["kind"] for each in told] == ["repair", None]
        assert child.wait() == 0
