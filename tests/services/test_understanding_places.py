"""Public places that no list names, and what only sounds like one."""

import pytest

from domain.places import Place
from services.understanding import understand


@pytest.mark.parametrize(
    ("text", "building", "spot"),
    [
        ("5号楼西头井盖碎了", "5", "西头"),
        ("8栋后面的银杏枯了", "8", "后面"),
        ("8号楼东侧人行道地砖翘起来", "8", "东侧人行道"),
        ("4栋西边户不热", "4", None),
        ("3号楼跟4号楼中间塌了个坑", None, "3号楼跟4号楼中间"),
        ("九栋负一层卷帘门卡住了", "9", "负一层"),
        ("我的车位B3-102被占了", None, "B3-102"),
    ],
)
def test_a_side_of_a_building_is_a_place(
    text: str, building: str | None, spot: str | None
) -> None:
    assert understand(text).place == Place(building=building, spot=spot)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("职工俱乐部门口的台阶缺了一块", "职工俱乐部门口"),
        ("灯光球场的篮板裂了", "灯光球场"),
        ("2号门那盏灯灭了", "2号门"),
        ("西边路口的果皮箱扁了", "西边路口"),
        ("老围墙让雨泡倒了", "老围墙"),
        ("海边那条小道能不能加几盏灯", "海边那条小道"),
        ("烧烤摊后面电线垂下来了", "烧烤摊后面"),
        ("社区绣花馆漏雨", "社区绣花馆"),
        ("建议村史馆周末开门", "村史馆"),
        ("从废品站前面过去轮子陷进去了", "废品站"),
        ("通知栏玻璃掉了，西门那个", "西门"),
        ("an open manhole near the back gate", "back gate"),
    ],
)
def test_a_place_need_not_be_listed_to_be_found(text: str, spot: str) -> None:
    assert understand(text).place == Place(spot=spot)


@pytest.mark.parametrize(
    "text",
    [
        "下水道堵了",
        "家里大门合页断了",
        "暖气片底下滴水",
        "厨房漏水",
        "水滋得跟喷泉似的",
        "客厅改成麻将馆",
        "建议广场舞九点前结束",
        "师傅电话打不通，老铁们谁知道",
    ],
)
def test_what_only_sounds_like_a_place_is_none(text: str) -> None:
    assert understand(text).place.spot is None


def test_a_place_is_told_as_it_was_written_unless_that_is_none() -> None:
    """灯光 sounds like 灯管, and beimen is 北门."""
    assert understand("灯光球场的篮板裂了").place.spot == "灯光球场"
    assert understand("beimen de ludeng huai le").place.spot == "北门"
