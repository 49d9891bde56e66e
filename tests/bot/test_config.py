"""What is set where: the defaults, the file, the environment."""

from pathlib import Path

import pytest
from configured import TOKEN, faults, written

from bot.config import load
from bot.keys import KEYS
from bot.settings import Settings

SHIPPED = Path(__file__).parents[2] / "config.toml"


def test_the_shipped_file_shows_the_defaults() -> None:
    assert load(SHIPPED, {}) == Settings()


def test_the_shipped_file_shows_every_key_but_the_secrets() -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    missing = {key for key in KEYS if f"{key.rpartition('.')[2]} = " not in text} - {
        key for key in KEYS if f"[{key}]" in text
    }

    assert missing == {"telegram.token", "telegram.webhook_secret"}


def test_without_a_file_the_environment_says_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    settings = load(
        None,
        {
            "LINLI_TELEGRAM__TOKEN": f" {TOKEN}\n",
            "LINLI_TELEGRAM__ADMINS": "1, 2",
            "LINLI_TELEGRAM__BASE_URL": "http://127.0.0.1:8081/",
            "LINLI_NEIGHBOURHOOD__EMERGENCY__LIFT": "0535-1234567",
            "LINLI_SENDING__PER_SECOND": "0.5",
            "LINLI_CLOCK__OFFSET": "-60",
            "LINLI_HTTP__LISTEN": "",
            "PATH": "/bin",
        },
    )

    assert settings.telegram.token.reveal() == TOKEN
    assert settings.telegram.admins == (1, 2)
    assert settings.telegram.base_url == "http://127.0.0.1:8081"
    assert settings.neighbourhood.emergency.lift == "0535-1234567"
    assert settings.sending.per_second == 0.5
    assert settings.clock.offset == -60
    assert settings.http.address is None


def test_a_file_in_the_working_directory_is_taken_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text("[neighbourhood]\nname = '滨河苑'", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert load(None, {}).neighbourhood.name == "滨河苑"


def test_a_file_asked_for_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"

    assert faults(path) == {str(path): "there is no such file"}


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "[telegram]\nmode = 'pooling'\nadmins = [1]")

    settings = load(path, {"LINLI_TELEGRAM__MODE": "polling"})

    assert settings.telegram.mode == "polling"
    assert settings.telegram.admins == (1,)


def test_a_file_saved_by_an_editor_of_windows_loads(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[neighbourhood]\r\nname = '滨河苑'\r\n", encoding="utf-8-sig", newline="")

    assert load(path, {}).neighbourhood.name == "滨河苑"


def test_a_variable_that_only_tests_read_is_no_slip(tmp_path: Path) -> None:
    assert load(written(tmp_path, ""), {"LINLI_BOTAPI_CHECKS": "there"}) == Settings()


def test_a_table_of_points_is_read_from_the_file_and_from_the_environment(tmp_path: Path) -> None:
    path = written(
        tmp_path, "[neighbourhood.volunteers]\npoints = [[1, 1, 1], [2, 2, 2], [5, 5, 5]]"
    )

    from_file = load(path, {})
    from_both = load(
        path, {"LINLI_NEIGHBOURHOOD__VOLUNTEERS__POINTS": "[[0, 1, 2], [1, 2, 3], [2, 3, 4]]"}
    )

    assert from_file.neighbourhood.volunteers.points == ((1, 1, 1), (2, 2, 2), (5, 5, 5))
    assert from_both.neighbourhood.volunteers.points == ((0, 1, 2), (1, 2, 3), (2, 3, 4))
