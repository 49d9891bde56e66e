"""Where no browser is installed, this one test says so for all others in this folder."""

import chrome
import pytest


def test_there_is_a_browser_to_try_the_page_in() -> None:
    if chrome.chromium() is None:
        pytest.skip(chrome.MISSING)
