from pathlib import Path

import pytest

from bot.config import ConfigInvalid, load
from bot.entries import GroupEntry, OrganisationEntry, PersonEntry
from bot.keys import KEYS, VARIABLES
from bot.settings import Settings

SHIPPED = Path(__file__).parents[2] / "config.toml"
TOKEN = "123456:" + "a" * 35


def written(folder: Path, text: str) -> Path:
    path = folder / "linli.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path | None, **environ: str) -> dict[str, str]:
    with pytest.raises(ConfigInvalid) as invalid:
        load(path, environ)
    return {fault.key: fault.problem for fault in invalid.value.faults}


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


def test_organisations_people_and_groups_come_from_the_file(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[organisations]]
        name = "幸福里物业"
        kind = "property"

        [[people]]
        telegram_id = 7
        name = "李师傅"
        roles = ["worker", "resident"]
        organisation = "幸福里物业"

        [[groups]]
        chat_id = -1001
        purpose = "staff"
        """,
    )

    settings = load(path, {})

    assert settings.organisations == (OrganisationEntry(name="幸福里物业", kind="property"),)
    assert settings.people == (
        PersonEntry(
            telegram_id=7,
            name="李师傅",
            roles=("worker", "resident"),
            organisation="幸福里物业",
        ),
    )
    assert settings.groups == (GroupEntry(chat_id=-1001, purpose="staff"),)


@pytest.mark.parametrize(
    ("roles", "organisation", "problem"),
    [
        ('["worker"]', "幸福理物业", "may be the name of one of the [[organisations]]"),
        ('["worker"]', "便民超市", "goes with the role 'worker'"),
        ('["merchant"]', "幸福里物业", "goes with the role 'worker'"),
        ("[]", "幸福里物业", "goes with the role 'worker'"),
    ],
)
def test_nobody_works_for_what_there_is_not_or_as_what_it_does_not_employ(
    tmp_path: Path, roles: str, organisation: str, problem: str
) -> None:
    path = written(
        tmp_path,
        f"""
        [[organisations]]
        name = "幸福里物业"
        kind = "property"
        [[organisations]]
        name = "便民超市"
        kind = "shop"

        [[people]]
        telegram_id = 6
        name = "王阿姨"
        [[people]]
        telegram_id = 7
        name = "李师傅"
        roles = {roles}
        organisation = "{organisation}"
        """,
    )

    found = faults(path)

    assert found.keys() == {"people[2].organisation"}
    assert found["people[2].organisation"].startswith(problem)


def test_an_organisation_is_named_once(tmp_path: Path) -> None:
    path = written(tmp_path, '[[organisations]]\nname = "物业"\nkind = "property"\n' * 2)

    assert faults(path) == {"organisations": "may name each organisation only once"}


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
            " 'community', 'street', 'worker', 'merchant', 'administrator'"
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


def test_a_file_saved_by_an_editor_of_windows_loads(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[neighbourhood]\r\nname = '滨河苑'\r\n", encoding="utf-8-sig", newline="")

    assert load(path, {}).neighbourhood.name == "滨河苑"


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


def test_nobody_is_listed_twice(tmp_path: Path) -> None:
    twice = "[[people]]\ntelegram_id = 7\nname = '李'\n" * 2

    assert faults(written(tmp_path, twice)) == {"people": "may name each telegram_id only once"}


def test_a_variable_that_only_tests_read_is_no_slip(tmp_path: Path) -> None:
    assert load(written(tmp_path, ""), {"LINLI_BOTAPI_CHECKS": "there"}) == Settings()


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


def test_a_day_of_thanks_that_not_every_month_has_is_named(tmp_path: Path) -> None:
    found = faults(written(tmp_path, "[neighbourhood.volunteers]\nthanks_day = 29"))

    assert found == {"neighbourhood.volunteers.thanks_day": "may be from 1 to 28"}
