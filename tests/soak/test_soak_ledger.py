"""P12 at length: thousands of moves at once, and hundreds of stories, on both databases."""

import ledger_machine
from ledgers import never_drift, stored_balance_drifts

from storage.database import Database


async def test_thousands_at_once_lose_nothing_and_double_nothing(database: Database) -> None:
    await never_drift(database, moves=4000, people=60)


async def test_a_balance_that_is_read_and_then_written_drifts(database: Database) -> None:
    await stored_balance_drifts(database, moves=4000)


def test_whatever_happens_the_ledger_is_as_a_plain_record_says(database_url: str) -> None:
    count = ledger_machine.run(database_url, examples=200, steps=50)

    print(f"{database_url.partition(':')[0]}: 200 stories, {count} entries")
    assert count > 200
