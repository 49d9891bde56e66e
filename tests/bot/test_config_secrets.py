"""The webhook's secret, and secrets that nobody is shown."""

from pathlib import Path

import pytest
from configured import TOKEN, faults, written

from bot.config import ConfigInvalid, load


def test_a_webhook_needs_a_long_secret_and_an_ear(tmp_path: Path) -> None:
    path = written(tmp_path, "[telegram]\nmode = 'webhook'\nwebhook_url = 'https://linli.example'")
    short = "must have 32 or more characters when telegram.mode is 'webhook'"

    assert faults(path) == {"telegram.webhook_secret": short}
    assert faults(path, LINLI_TELEGRAM__WEBHOOK_SECRET="a" * 31) == {
        "LINLI_TELEGRAM__WEBHOOK_SECRET": short
    }
    assert faults(path, LINLI_TELEGRAM__WEBHOOK_SECRET="a" * 32) == {
        "http.listen": "must be set when telegram.mode is 'webhook'"
    }


def test_a_webhook_with_everything_loads(tmp_path: Path) -> None:
    environ = {
        "LINLI_TELEGRAM__MODE": "webhook",
        "LINLI_TELEGRAM__WEBHOOK_URL": "https://linli.example",
        "LINLI_TELEGRAM__WEBHOOK_SECRET": "a" * 32,
        "LINLI_HTTP__LISTEN": "[::1]:8080",
    }

    assert load(written(tmp_path, ""), environ).http.address == ("::1", 8080)


def test_secrets_stay_out_of_everything_shown(tmp_path: Path) -> None:
    secrets = {
        "LINLI_TELEGRAM__TOKEN": TOKEN,
        "LINLI_TELEGRAM__WEBHOOK_SECRET": "s" * 40,
        "LINLI_STORAGE__URL": "postgresql://linli:hush@db/linli",
    }

    settings = load(written(tmp_path, ""), secrets)

    shown = f"{settings!r} {settings} {settings.telegram.token} {settings.telegram.token!r}"
    assert not [part for part in (TOKEN, "s" * 40, "hush") if part in shown]


def test_a_secret_in_the_wrong_place_is_not_repeated(tmp_path: Path) -> None:
    path = written(tmp_path, f'"{TOKEN}" = 1\n[telegram]\nmode = "{TOKEN}"\nadmins = "{TOKEN}"')

    with pytest.raises(ConfigInvalid) as invalid:
        load(path, {"LINLI_HTTP__LISTEN": TOKEN})

    assert TOKEN not in f"{invalid.value} {invalid.value!r}"
    assert invalid.value.__cause__ is None
