"""Areas as they stand on the door plate."""

from zoneinfo import ZoneInfo

import pytest

from handlers.kit.areas import building
from handlers.kit.i18n import Languages


@pytest.mark.parametrize(
    ("name", "said"), [("3", "3号楼"), ("3A", "3A号楼"), ("B", "B座"), ("听涛阁", "听涛阁")]
)
def test_a_building_is_called_as_it_is(name: str, said: str) -> None:
    assert building(Languages("zh_CN", ZoneInfo("Asia/Shanghai")).default, name) == said
