"""P23 whole: a thousand accounts guess for minutes, at Telegram's own pace of sending."""

from pathlib import Path

from guessers import besieged


async def test_a_thousand_accounts_that_guess_delay_nobody(
    database_url: str, tmp_path: Path
) -> None:
    siege = await besieged(
        tmp_path, database_url, guessers=1000, seconds=120, per_second=80, newcomers=40
    )

    print(f"{database_url.partition(':')[0]}: {siege}")
    siege.holds()
