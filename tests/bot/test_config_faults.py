"""What is wrong with the settings is told at once, each fault with its key."""

from pathlib import Path

import pytest
from configured import faults, written

from bot.config import ConfigInvalid, load
from bot.keys import VARIABLES


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [telegram]
        mode = "pooling"
        tokn = "x"
        timezone = "Asia/Shanghai"
        admins = ["a"]

        [neighbourhood]
        name = 3
        timezone = "Asia/Peking"
        tickets = 1
        residents.admission = "everybody"
        drafts.lapse_after_hours = 0
        emergency.gas = "call Li"

        [sending]
        chat_burst = 2.5
        per_second = -1

        [clock]
        offset = nan

        [[people]]
        telegram_id = 1087968824
        name = ""
        roles = ["king"]

        [[people]]
        nmae = "李师傅"

        [groups]
        purpose = "staff"
        """,
    )

    assert faults(path, LINLI_TELEGRAM_TOKEN="x", LINLI_HTTP__LISTEN="80") == {
        "LINLI_TELEGRAM_TOKEN": "is no setting; did you mean LINLI_TELEGRAM__TOKEN?",
        "LINLI_HTTP__LISTEN": "may be host:port such as 127.0.0.1:8080, or empty",
        "telegram.mode": "may be one of: 'polling', 'webhook'",
        "telegram.tokn": "is no setting; did you mean telegram.token?",
        "telegram.timezone": "is no setting; did you mean neighbourhood.timezone?",
        "telegram.admins": "may be a list of whole numbers such as [1, 2]",
        "neighbourhood.name": "may be text in quotes",
        "neighbourhood.timezone": "may be a time zone such as Asia/Shanghai",
        "neighbourhood.tickets": "is a section: write [neighbourhood.tickets] above its keys",
        "neighbourhood.residents.admission": "may be one of: 'open', 'verified'",
        "neighbourhood.drafts.lapse_after_hours": "may be 1 or more",
        "neighbourhood.emergency.gas": "may be a telephone number such as 119, or empty",
        "sending.chat_burst": "may be a whole number, without quotes",
        "sending.per_second": "may be 0 or more",
        "clock.offset": "may be a number of seconds, at most a century",
        "people[1].telegram_id": "may be the Telegram id of a person: a positive whole number",
        "people[1].roles": (
            "may be a list of these: 'resident', 'volunteer', 'building_head', 'secretary',"
            " 'committee', 'community', 'street', 'worker', 'merchant', 'administrator'"
        ),
        "people[2].nmae": "is no setting; did you mean people.name?",
        "people[2].name": "must be set",
        "people[2].telegram_id": "must be set",
        "groups": "is a list: write [[groups]] above each entry",
    }


def test_what_is_wrong_with_the_clocks_is_told_with_its_key(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [neighbourhood.tickets]
        clocks = "shandong"
        return_working_days = 0
        extension_working_days = "ten"
        duplicates_days = 100000
        unconfirmed_after_days = -7
        filings_per_day = 0
        duplicate_days = 30
        """,
    )

    assert faults(path, LINLI_NEIGHBOURHOOD__TICKETS__FILINGS_PER_HOUR="x") == {
        "neighbourhood.tickets.clocks": (
            "may be one of: 'property', 'shandong_12345', 'beijing_levels'"
        ),
        "neighbourhood.tickets.return_working_days": "may be from 1 to 366",
        "neighbourhood.tickets.extension_working_days": "may be a whole number, without quotes",
        "neighbourhood.tickets.duplicates_days": "may be from 1 to 366",
        "neighbourhood.tickets.unconfirmed_after_days": "may be from 1 to 366",
        "neighbourhood.tickets.filings_per_day": "may be 1 or more",
        "neighbourhood.tickets.duplicate_days": (
            "is no setting; did you mean neighbourhood.tickets.duplicates_days?"
        ),
        "LINLI_NEIGHBOURHOOD__TICKETS__FILINGS_PER_HOUR": (
            "may be a whole number, without quotes"
        ),
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[telegram]\nmode polling", "line 2, column 6 is not TOML"),
        ("[telegram", "line 1, column 10 is not TOML"),
        ("[telegram]\nmode = “polling”", 'line 2, column 8: type plain " and = here'),
        ("[telegram]\nmode＝'polling'", 'line 2, column 5: type plain " and = here'),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(
    tmp_path: Path, text: str, problem: str
) -> None:
    path = written(tmp_path, text)

    assert faults(path)[str(path)].startswith(problem)


def test_a_file_in_another_encoding_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[neighbourhood]\nname = '滨河苑'", encoding="gbk")

    assert faults(path) == {str(path): "is not UTF-8 text; save it again as UTF-8"}


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "cannot be read" in faults(tmp_path)[str(tmp_path)]


@pytest.mark.parametrize(
    ("key", "given", "problem"),
    [
        ("telegram.token", "no token", "may be a token as @BotFather gives it: digits, ':', text"),
        (
            "telegram.base_url",
            "https://api.telegram.org/bot",
            "may be the root of a Bot API server, without /bot",
        ),
        (
            "telegram.admins",
            "-5",
            "may be the Telegram id of a person: a positive whole number",
        ),
        (
            "telegram.webhook_url",
            "http://example.org",
            "may be an https:// address that Telegram can reach",
        ),
        (
            "telegram.webhook_secret",
            "not base64!",
            "may be up to 256 characters of A-Z a-z 0-9 _ -",
        ),
        (
            "telegram.mode",
            "webhook",
            None,
        ),
        ("storage.url", "mysql://x", "may be sqlite:///path/to/file.db or postgresql://…"),
        ("storage.url", "sqlite://x.db", "may be sqlite:///path/to/file.db, with three slashes"),
        ("storage.keep_backups", "0", "may be 1 or more"),
        ("neighbourhood.name", "x" * 65, "may be one line of up to 64 characters"),
        ("neighbourhood.timezone", "Asia", "may be a time zone such as Asia/Shanghai"),
        ("sending.per_second", "inf", "may be 0 or more"),
        ("receiving.per_person_per_second", "-1", "may be 0 or more"),
        ("receiving.per_person_in_groups_per_minute", "nan", "may be 0 or more"),
    ],
)
def test_a_refused_value_is_told_what_it_may_be(
    tmp_path: Path, key: str, given: str, problem: str | None
) -> None:
    variable = next(name for name, known in VARIABLES.items() if known == key)

    told = faults(written(tmp_path, ""), **{variable: given})

    if problem is None:
        assert told == {"telegram.webhook_url": "must be set when telegram.mode is 'webhook'"}
    else:
        assert told == {variable: problem}


def test_faults_are_told_in_the_readers_language(tmp_path: Path) -> None:
    chinese = {"may be {low} or more": "应不小于 {low}"}

    with pytest.raises(ConfigInvalid) as invalid:
        load(
            written(tmp_path, "[storage]\nkeep_backups = 0"),
            {},
            lambda msgid, /, **params: chinese[msgid].format(**params),
        )

    assert str(invalid.value) == "storage.keep_backups: 应不小于 1"


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        ("[[1, 2, 3], [2, 4, 6]]", "may be three rows of three numbers"),
        ("[[1, 2], [2, 4], [3, 6]]", "may be three rows of three numbers"),
        ("[1, 2, 3]", "may be rows of whole numbers"),
        ('"123"', "may be rows of whole numbers"),
        ("[[1, 2, 3.5], [2, 4, 6], [3, 6, 9]]", "may be rows of whole numbers"),
        ("[[1, 2, -3], [2, 4, 6], [3, 6, 9]]", "may have whole numbers from 0 to 1000"),
        ("[[3, 2, 1], [2, 4, 6], [3, 6, 9]]", "may not give less for longer or harder work"),
        ("[[3, 4, 5], [2, 4, 6], [3, 6, 9]]", "may not give less for longer or harder work"),
    ],
)
def test_a_table_of_points_that_cannot_be_is_named(
    tmp_path: Path, points: str, problem: str
) -> None:
    found = faults(written(tmp_path, f"[neighbourhood.volunteers]\npoints = {points}"))

    assert list(found) == ["neighbourhood.volunteers.points"]
    assert found["neighbourhood.volunteers.points"].startswith(problem)


def test_a_day_of_thanks_that_not_every_month_has_is_named(tmp_path: Path) -> None:
    found = faults(written(tmp_path, "[neighbourhood.volunteers]\nthanks_day = 29"))

    assert found == {"neighbourhood.volunteers.thanks_day": "may be from 1 to 28"}
