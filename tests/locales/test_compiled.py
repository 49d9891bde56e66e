"""What a catalogue is compiled into is kept, and never outlives the words it was made of."""

from pathlib import Path
from shutil import copytree

import pytest

import locales

HERE = Path(locales.__file__).parent
ENGLISH, CHINESE = "Look for what is wrong, and say how to mend it.", "检查哪里不对"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Catalogues of one's own, compiled by nobody yet."""
    copytree(HERE / "zh_CN", tmp_path / "zh_CN")
    monkeypatch.setattr(locales, "_HERE", tmp_path)
    monkeypatch.setattr(locales, "_COMPILED", tmp_path / "kept")
    return tmp_path


def read(msgid: str) -> str:
    """As another process would, that has read nothing yet."""
    return locales.catalogue.__wrapped__("zh_CN").gettext(msgid)


def test_a_changed_word_is_read_though_the_old_one_is_compiled(folder: Path) -> None:
    before = read(ENGLISH)
    po = folder / "zh_CN" / "LC_MESSAGES" / "linli.po"
    po.write_text(po.read_text(encoding="utf-8").replace(CHINESE, "找一找毛病"), encoding="utf-8")

    assert before.startswith(CHINESE)
    assert read(ENGLISH).startswith("找一找毛病")
    assert [kept.suffix for kept in (folder / "kept").iterdir()] == [".mo"]


def test_the_second_reading_compiles_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(ENGLISH)
    monkeypatch.setattr(locales, "_compile", None)

    assert read(ENGLISH) == first


def test_where_nothing_may_be_written_it_is_read_all_the_same(folder: Path) -> None:
    (folder / "kept").write_text("a file stands where the folder would be")

    assert read(ENGLISH).startswith(CHINESE)
