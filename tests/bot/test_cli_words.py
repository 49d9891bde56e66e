"""Which language the terminal speaks, and what it can't spell."""

from pathlib import Path

import pytest
from terminal import apart, typed

from bot.cli.words import language


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "C", "LC_ALL": "zh_CN"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh_CN"),
    ],
)
def test_the_first_variable_that_is_set_decides(environ: dict[str, str], spoken: str) -> None:
    assert language(environ) == spoken


async def test_help_is_in_the_terminals_language(tmp_path: Path) -> None:
    english = await apart("--help", folder=tmp_path)
    chinese = await apart("--help", folder=tmp_path, LC_ALL="zh_CN.UTF-8")

    assert "Look for what is wrong" in english.out
    assert "检查哪里不对" in chinese.out


async def test_a_terminal_without_these_letters_gets_an_answer_too(tmp_path: Path) -> None:
    said = await apart("doctor", folder=tmp_path, PYTHONIOENCODING="gbk", LINLI_X="1")

    assert said.code == 1
    assert "LINLI_X" in said.out


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (["rul"], "There is no command “rul”. Did you mean run?", "没有“rul”这个命令"),
        (["run", "--confg", "x"], "no option “--confg” here. Did you mean --config?", "--confg"),
        (["restore"], "FILE is missing.", "缺少 FILE"),
        (["export", "--person"], "Something has to stand after --person.", "--person 后面"),
        (["demo", "--port", "x"], "--port takes a whole number.", "--port 要填整数"),
        (["run", "--role", "al"], "--role takes one of these: all, intake", "--role 只能填"),
        (["doctor", "me"], "“me” is too much here.", "“me”"),
    ],
)
async def test_a_slip_at_the_terminal_is_named_and_what_to_do_about_it(
    words: list[str], english: str, chinese: str, tmp_path: Path
) -> None:
    said = await typed(*words, folder=tmp_path)
    told = await typed(*words, folder=tmp_path, LC_ALL="zh_CN.UTF-8")

    assert (said.code, told.code) == (2, 2)
    assert english in said.err
    assert "--help" in said.err
    assert chinese in told.err
    assert "用法" in told.err
