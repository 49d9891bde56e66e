"""The archive of an owners' vote: split where it is large, and nothing lost."""

import io
import zipfile
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from services.assembly.packing import Packed, archive, parts

AT = datetime(2026, 12, 11, 20, 0)  # noqa: DTZ001 - local, as files are dated


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_part_is_too_large_and_no_file_is_missing(sizes: list[int]) -> None:
    files = [Packed(name=f"{at}.jpg", content=b"x" * size) for at, size in enumerate(sizes)]
    split = list(parts(files, 50))

    assert [each for part in split for each in part] == files
    assert all(sum(len(each.content) for each in part) <= 50 for part in split)


def test_one_that_is_too_large_goes_by_itself() -> None:
    files = [Packed(name=name, content=b"x" * size) for name, size in (("a", 1), ("b", 99))]

    assert [[each.name for each in part] for part in parts(files, 50)] == [["a"], ["b"]]


def test_chinese_names_are_read_everywhere() -> None:
    packed = archive([Packed(name="纸质票照片/0001.jpg", content=b"photo")], AT)

    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        [entry] = opened.infolist()
        assert (entry.filename, opened.read(entry)) == ("纸质票照片/0001.jpg", b"photo")
        # Bit 11: the name is UTF-8, and not of whatever code page.
        assert entry.flag_bits & 0x800
