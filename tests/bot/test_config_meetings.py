"""Each series of meetings has settings of its own, and a slip in them is named."""

from pathlib import Path

from configured import faults, written

from bot.config import load


def test_a_series_is_set_by_what_differs(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [neighbourhood.meetings]
        place = "一楼"

        [neighbourhood.meetings.joint]
        day = 8
        invites = ["street", "merchant"]
        """,
    )

    rules = load(path, {}).neighbourhood.meetings
    assert (rules.day, rules.time, rules.place) == (25, "19:00", "一楼")
    assert (rules.joint.day, rules.joint.time, rules.joint.place) == (8, "09:30", "")
    assert rules.joint.invites == ("street", "merchant")
    assert (rules.alliance.day, rules.alliance.time) == (0, "15:00")
    assert "merchant" in rules.alliance.invites


def test_slips_are_named_by_their_key(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [neighbourhood.meetings]
        invite = ["resident"]
        freeze_days_before = 20

        [neighbourhood.meetings.alliance]
        day = 32
        time = "25:00"
        invites = ["mayor"]

        [neighbourhood.meetings.joint]
        invites = []
        """,
    )

    found = faults(path)
    at = "neighbourhood.meetings"
    assert found.keys() == {
        f"{at}.invite",
        f"{at}.freeze_days_before",
        f"{at}.alliance.day",
        f"{at}.alliance.time",
        f"{at}.alliance.invites",
        f"{at}.joint.invites",
    }
    assert found[f"{at}.invite"] == f"is no setting; did you mean {at}.invites?"
    assert found[f"{at}.joint.invites"] == "may not be empty: somebody has to be invited"


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "[neighbourhood.meetings]\nday = 25\ntime = 19:00\n")

    [said] = faults(path).values()
    assert said.startswith("line 3, column")
