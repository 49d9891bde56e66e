"""Moments, as people write them on a Sunday morning at nine."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.kit import moments

HERE = ZoneInfo("Asia/Shanghai")
SUNDAY = datetime(2026, 11, 22, 9, tzinfo=HERE)


def heard(said: str, *, by_day: bool = False, now: datetime = SUNDAY) -> str:
    at = moments.read(said, now, HERE, by_day=by_day)
    return f"{at:%m-%d %H:%M}" if at else ""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("18:00", "11-22 18:00"),
        ("8:00", "11-23 08:00"),
        ("8：30", "11-23 08:30"),
        ("今天8点", "11-22 08:00"),
        ("22号8点", "11-22 08:00"),
        ("20号8点", "12-20 08:00"),
        ("昨天8点", "11-21 08:00"),
        ("明天下午三点", "11-23 15:00"),
        ("明天中午12点", "11-23 12:00"),
        ("后天上午十点半", "11-24 10:30"),
        ("大后天早上八点一刻", "11-25 08:15"),
        ("3天后9点", "11-25 09:00"),
        ("3小时后", "11-22 12:00"),
        ("两小时", "11-22 11:00"),
        ("一个小时后", "11-22 10:00"),
        ("半小时后", "11-22 09:30"),
        ("一个半小时后", "11-22 10:30"),
        ("今天24:00", "11-23 00:00"),
        ("二十四点", "11-23 00:00"),
        ("11月25日24点", "11-26 00:00"),
        ("2天", "11-24 09:00"),
        ("周六上午9点", "11-28 09:00"),
        ("星期天8点", "11-29 08:00"),
        ("这周日8点", "11-22 08:00"),
        ("下周三19:30", "11-25 19:30"),
        ("下下周一晚上7点", "11-30 19:00"),
        ("saturday 9:00", "11-28 09:00"),
        ("next tuesday 14:00", "11-24 14:00"),
        ("tomorrow 3pm", "11-23 15:00"),
        ("11月25日18:00", "11-25 18:00"),
        ("11/25 18:00", "11-25 18:00"),
        ("2026-12-01 14:00", "12-01 14:00"),
        ("二十五号十九点半", "11-25 19:30"),
        ("明天9点3号楼大扫除", "11-23 09:00"),
        ("9点到11点", "11-23 09:00"),
    ],
)
def test_each_is_understood(said: str, meant: str) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize("said", ["", "随便", "25号", "25:00", "9:75", "2月30日9点", "31号9点"])
def test_what_names_no_moment_is_none(said: str) -> None:
    november = datetime(2026, 11, 22, 9, tzinfo=HERE)

    assert heard(said, now=november) == ""


def test_three_is_in_the_afternoon_where_nobody_works_at_night() -> None:
    assert heard("明天3点", by_day=True) == "11-23 15:00"
    assert heard("明天凌晨3点", by_day=True) == "11-23 03:00"
    assert heard("明天3:00", by_day=True) == "11-23 03:00"
    assert heard("明天3点") == "11-23 03:00"


def test_a_date_with_its_year_is_not_put_off() -> None:
    at = moments.read("2026年11月20日9点", SUNDAY, HERE)

    assert at is not None
    assert at < SUNDAY
