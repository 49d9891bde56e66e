"""P23, the quick form: whoever guesses invitations hurts nobody."""

from pathlib import Path

from guessers import besieged


async def test_a_hundred_accounts_that_guess_delay_nobody(sqlite_url: str, tmp_path: Path) -> None:
    siege = await besieged(
        tmp_path, sqlite_url, guessers=100, seconds=6, per_second=60, newcomers=5
    )

    print(siege)
    siege.holds()
