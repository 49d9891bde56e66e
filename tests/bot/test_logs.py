import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import logs

TOKEN = "123456:AAH" + "x" * 32


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def logging_left_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_elsewhere_than_on_a_terminal_each_record_is_a_json_line() -> None:
    stream = io.StringIO()
    logs.set_up(stream=stream)

    logging.getLogger("bot.worker").info("parked\nan update", extra={"update_id": 17})

    [line] = lines(stream)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "message": "parked\nan update",
        "level": "INFO",
        "logger": "bot.worker",
        "update_id": 17,
    }


def test_on_a_terminal_people_read_lines() -> None:
    stream = Terminal()
    logs.set_up(stream=stream)

    logging.getLogger("bot.worker").warning("update %s parked", 17)

    assert stream.getvalue().endswith("WARNING bot.worker  update 17 parked\n")


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()], ids=["json", "terminal"])
def test_tokens_and_telephone_numbers_are_masked_wherever_they_hide(stream: io.StringIO) -> None:
    logs.set_up(stream=stream)
    log = logging.getLogger("bot.sender")

    log.info("POST /bot%s/sendMessage", TOKEN)
    log.info({"phone": "+86 138 0013 8000", TOKEN: ["0535-1234567"]})
    log.warning("请拨打13800138000", extra={"chat": {"about": ("13900139000",)}})
    try:
        raise ValueError(f"no answer from https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        log.exception("gave up, stack follows", stack_info=True)

    shown = stream.getvalue()
    hidden = (TOKEN, TOKEN[7:], "13800138000", "138 0013 8000", "13900139000", "1234567")
    assert not [each for each in hidden if each in shown]
    assert "123456:•••" in shown


def test_ids_and_moments_stay_readable() -> None:
    harmless = (
        "chat -1001380013800 update 913800138000 at 2026-03-25T19:00:00+08:00 user 1087968824"
    )

    assert logs.mask(harmless) == harmless


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("postgresql://linli:hush@db/linli", "postgresql://linli:•••@db/linli"),
        ("file/bot123%3A" + "y" * 35 + "/a.jpg", "file/bot123%3A•••/a.jpg"),
        ("电话138-0013-8000。", "电话☎•••。"),
        ("8613800138000", "☎•••"),
        ("0535 4212345", "☎•••"),
    ],
)
def test_what_is_masked(text: str, masked: str) -> None:
    assert logs.mask(text) == masked


def test_libraries_that_write_tokens_and_parameters_are_quiet() -> None:
    stream = io.StringIO()
    logs.set_up("DEBUG", stream=stream)

    logging.getLogger("httpx").info("HTTP Request: POST")
    logging.getLogger("aiosqlite").debug("executing with parameters")
    logging.getLogger("bot.worker").debug("said")

    assert [line["logger"] for line in lines(stream)] == ["bot.worker"]


def test_setting_up_twice_says_each_thing_once() -> None:
    stream = io.StringIO()
    logs.set_up(stream=stream)
    logs.set_up(stream=stream)

    logging.getLogger("bot").warning("once")

    assert len(lines(stream)) == 1
