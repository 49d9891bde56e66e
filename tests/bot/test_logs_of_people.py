"""P25: whatever people do, and whatever goes wrong with it, the log holds no one."""

import logging

import pytest
from asked import Clumsy, doing
from logged import listening
from scenes import finished
from town import TOKEN, HandClock, Town

from domain.people import PersonId
from handlers.kit.context import Context
from handlers.kit.said import Said
from services import privacy
from storage.database import Database
from storage.failures import RowRefused

NAME, PHONE, WORDS = "金雀丽", "13912345678", "厨房漏水金丝雀"
SECRETS = (NAME, PHONE, WORDS, "金丝雀", TOKEN, TOKEN.partition(":")[2])


def written(log: str, *secrets: str) -> list[str]:
    return [secret for secret in secrets if secret in log]


async def test_neither_a_tickets_story_nor_its_export_nor_its_end_is_in_the_log(
    town: Town,
) -> None:
    with listening(loud=True) as log:
        wang = town.resident(NAME)
        await wang.says(f"3号楼2单元{WORDS}，电话{PHONE}")
        await wang.taps("✅ 提交")
        await finished(town)
        await wang.says("/export")
        await wang.says("/forget")
        await wang.taps("继续")
        await wang.taps("🗑 全部删除")
        town.clock.move(days=1)
        await town.tick()

    assert written(log.getvalue(), *SECRETS) == []


def test_an_ordinary_log_would_quote_them() -> None:
    """The control: the same words, as logging writes them by itself."""
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        told = logging.Formatter().formatException((ValueError, error, error.__traceback__))

    assert written(told, *SECRETS) == [WORDS, "金丝雀"]


@pytest.mark.expects_errors
@pytest.mark.parametrize("error", [ValueError, KeyError, RuntimeError, UnicodeError])
async def test_what_a_handler_dies_of_quotes_nobody(town: Town, error: type[Exception]) -> None:
    async def dying(_context: Context, said: Said) -> None:
        try:
            int(said.text)
        except ValueError as cause:
            raise error(said.text) from cause

    town.linli.routes.commands["die"] = dying
    wang = town.resident(NAME)
    with listening(loud=True) as log:
        for _ in range(3):
            await wang.says(f"/die {WORDS}{PHONE}")

    assert error.__qualname__ in log.getvalue()
    assert "test_logs_of_people.py" in log.getvalue()
    assert written(log.getvalue(), *SECRETS) == []


@pytest.mark.expects_errors
async def test_what_an_errand_dies_of_quotes_nobody(town: Town) -> None:
    wang = town.resident(NAME)
    doing(town, Clumsy(*[ValueError(WORDS) for _ in range(3)]))
    with listening(loud=True) as log:
        await wang.sends_document()
        for _ in range(3):
            town.clock.move(minutes=10)
            await town.settle()

    assert "ValueError" in log.getvalue()
    assert written(log.getvalue(), *SECRETS) == []


@pytest.mark.expects_errors
async def test_what_a_job_dies_of_quotes_nobody(town: Town) -> None:
    async def dying(_speaker: object) -> None:
        raise KeyError(WORDS)

    town.linli.schedule._jobs["dying"] = dying
    with listening(loud=True) as log:
        await town.tick()

    assert "KeyError" in log.getvalue()
    assert written(log.getvalue(), *SECRETS) == []


async def test_a_row_that_the_database_refuses_is_not_quoted(
    database: Database, clock: HandClock
) -> None:
    with listening(loud=True) as log:
        try:
            async with database.write() as unit:
                await unit.people.meet(1, NAME, unit.now)
                await unit.people._session.run(
                    "INSERT INTO people (telegram_id, name, reachable, met_at)"
                    " VALUES (1, :name, TRUE, 0)",
                    name=WORDS,
                )
        except Exception:
            logging.getLogger("bot.worker").exception("refused")

    assert "refused" in log.getvalue()
    assert written(log.getvalue(), *SECRETS) == []


async def test_an_erasure_that_fails_halfway_says_nothing_of_whom(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(_unit: object, person: object) -> None:
        raise RowRefused(f"{person}")

    monkeypatch.setattr(privacy, "erase", failing)
    wang = town.resident(NAME)
    await wang.says("/forget")
    await wang.taps("继续")
    with listening(loud=True) as log:
        for _ in range(3):
            await wang.taps("🗑 全部删除")

    assert written(log.getvalue(), *SECRETS) == []
    async with town.linli.database.read() as unit:
        assert (await unit.people.get(PersonId(1))).name == NAME
