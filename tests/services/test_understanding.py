"""What people write, and what is understood of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.places import Place
from domain.tickets import Category, Kind
from services.understanding import THRESHOLD, Danger, understand


def place_in(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    place = understand(text).place
    return place.building, place.unit, place.room, place.spot


@pytest.mark.parametrize(
    ("text", "building", "unit", "room", "spot"),
    [
        ("3-2-501", "3", "2", "501", None),
        ("3号楼2单元501", "3", "2", "501", None),
        ("３號樓２單元501", "3", "2", "501", None),
        ("3 号 楼 2 单 元 501", "3", "2", "501", None),
        ("三栋二单元五楼", "3", "2", None, None),
        ("二十三号楼", "23", None, None, None),
        ("3#漏水", "3", None, None, None),
        ("B座1203没水", "B", None, "1203", None),
        ("12-1103没暖气", "12", None, "1103", None),
        ("2单元楼道灯不亮", None, "2", None, None),
        ("3楼2单元电梯坏了", "3", "2", None, None),
        ("5楼灯不亮", None, None, None, None),
        ("16号楼东单元电梯停了", "16", "东", None, None),
        ("一单元五零一漏水", None, "1", "501", None),
        ("楼上602天天吵", None, None, "602", None),
        ("3haolou 2danyuan dianti huai le", "3", "2", None, None),
        ("Building 3, unit 2, room 501: no water", "3", "2", "501", None),
        ("地库B区灯坏了", None, None, None, "地库B区"),
        ("地下车库负二层b区漏水", None, None, None, "地下车库负二层B区"),
        ("东门道闸坏了", None, None, None, "东门"),
        ("停车场23号车位被占", None, None, None, "停车场23号车位"),
    ],
)
def test_a_place_is_found_however_it_is_written(
    text: str, building: str | None, unit: str | None, room: str | None, spot: str | None
) -> None:
    assert place_in(text) == (building, unit, room, spot)


@pytest.mark.parametrize(
    "text",
    [
        "交了500元",
        "2024年3月25号停水",
        "三栋楼都停电了",
        "整栋楼没水",
        "打12345投诉",
        "电话13812345678",
        "跳广场舞太吵",
        "希望建一个充电棚",
    ],
)
def test_not_every_number_or_name_is_a_place(text: str) -> None:
    assert understand(text).place == Place()


def test_where_the_speaker_lives_is_not_where_the_trouble_is() -> None:
    assert place_in("我是3号楼的，5号楼2单元电梯坏了") == ("5", "2", None, None)


def test_where_the_speaker_lives_counts_when_nothing_else_is_said() -> None:
    assert place_in("我住3号楼2单元，停电了") == ("3", "2", None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("路灯坏了", Kind.REPAIR),
        ("路灯坏了三天没人管", Kind.REPAIR),
        ("希望尽快修好路灯", Kind.REPAIR),
        ("我要投诉，路灯坏了一个月", Kind.COMPLAINT),
        ("建议在东门装个路灯", Kind.SUGGESTION),
        ("能不能在东门加一盏路灯", Kind.SUGGESTION),
        ("楼上天天半夜吵", Kind.COMPLAINT),
        ("灭火器过期了", Kind.REPAIR),
        ("消防通道被车堵了", Kind.COMPLAINT),
        ("谁能帮我妈把轮椅抬上楼", Kind.HELP),
    ],
)
def test_the_kind_follows_what_is_wanted(text: str, kind: Kind) -> None:
    assert understand(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "電梯壞了",
        "电踢坏了",
        "dianti huai le",
        "diantihuaile",
        "lift 坏了",
        "the elavator is brocken",
        "电 梯 坏 了 ！！！",
        "电梯又双叒叕坏了",
        "电梯咣当咣当响",
    ],
)
def test_a_broken_lift_is_understood_in_any_spelling(text: str) -> None:
    understood = understand(text)

    assert (understood.kind, understood.category) == (Kind.REPAIR, Category.ELEVATOR)


def test_what_is_beside_the_trouble_is_not_the_trouble() -> None:
    assert understand("健身器材旁边的路灯坏了").category is Category.LIGHTING


def test_a_thing_alone_is_a_report_of_it() -> None:
    assert understand("3号楼2单元电梯").category is Category.ELEVATOR


def test_a_trouble_without_a_thing_leaves_the_category_open() -> None:
    understood = understand("坏了，快来修")

    assert (understood.kind, understood.category) == (Kind.REPAIR, None)
    assert understood.score < THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        "电梯修好了，谢谢师傅",
        "谢谢",
        "来电了！",
        "一点不漏了，辛苦",
        "物业办公室几点上班？",
        "物业费在哪里交",
        "今天天气真好，适合遛狗",
        "温馨提示：明天停水，请各位居民储水",
        "你好",
        "ok",
        "",
        "😂",
        "The lift works again, thank you",
    ],
)
def test_chit_chat_thanks_and_questions_report_nothing(text: str) -> None:
    understood = understand(text)

    assert (understood.kind, understood.category, understood.score) == (None, None, 0.0)


@pytest.mark.parametrize(
    "text",
    ["电梯修好了三天又坏了", "电梯还没修好", "谢谢，但是还是漏水", "路灯修好了吗？还是不亮"],
)
def test_what_is_broken_again_or_still_is_a_report(text: str) -> None:
    assert understand(text).kind is Kind.REPAIR


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("电梯困人了", Danger.TRAPPED),
        ("我在电梯里出不来了", Danger.TRAPPED),
        ("wo bei kun dianti le", Danger.TRAPPED),
        ("闻到煤气味", Danger.GAS),
        ("天燃气泄露", Danger.GAS),
        ("着火了", Danger.FIRE),
        ("楼道里全是烟", Danger.FIRE),
        ("zhaohuo le", Danger.FIRE),
        ("水管爆了，家里淹了", Danger.FLOOD),
        ("外墙瓷砖往下掉", Danger.FACADE),
        ("电线裸露在外面", Danger.WIRES),
        ("井盖不见了", Danger.MANHOLE),
        ("围墙塌了", Danger.COLLAPSE),
        ("没人来救我们，还困在电梯里", Danger.TRAPPED),
        ("是不是着火了", Danger.FIRE),
        ("会不会是煤气漏了", Danger.GAS),
        ("别墅着火了", Danger.FIRE),
        ("我家电视着火了", Danger.FIRE),
        ("无缘无故着火了", Danger.FIRE),
        ("着火了，灯都灭了", Danger.FIRE),
        ("come now fire!", Danger.FIRE),
        ("电梯刚修好又困人", Danger.TRAPPED),
        ("起床发现墙塌了", Danger.COLLAPSE),
        ("井盖没了没人修", Danger.MANHOLE),
        ("八栋货梯卡了个装修工出不来", Danger.TRAPPED),
        ("一楼表箱往外滋火星，噼啪的", Danger.WIRES),
        ("理发店上头的窗框快脱出来了，就剩一个铰链吊着", Danger.FACADE),
    ],
)
def test_a_danger_is_heard(text: str, danger: Danger) -> None:
    assert understand(text).urgent is danger


@pytest.mark.parametrize(
    "text",
    [
        "燃气费太高",
        "消防通道被堵",
        "电梯停了",
        "电梯停了，没有人被困",
        "没有着火",
        "灶打不着火",
        "飞线充电容易着火",
        "今晚消防演习，不是真着火",
        "上火了喉咙疼",
        "物业一塌糊涂",
        "大伙说说物业费的事",
        "卧室墙皮掉了",
        "井盖松动有响声",
        "井盖松了没人修",
        "小心火烛",
        "消防通道被堵死，真着火了怎么办",
        "看电视，电视里着火了",
        "单元门关不上，电梯里有尿",
        "火已经扑灭了",
        "fire lane is blocked",
        "10号楼1单元门口的无障碍坡道塌了个角，轮椅轱辘掉进去",
        "前年那回锅炉房爆管，水漫到膝盖，现在想想还后怕",
        "地下车库A区喷淋头在滴水",
    ],
)
def test_what_only_sounds_dangerous_is_not(text: str) -> None:
    assert understand(text).urgent is None


def test_a_danger_at_the_end_of_a_long_complaint_is_heard() -> None:
    assert understand("物业不管事。" * 300 + "三号楼着火了").urgent is Danger.FIRE


@settings(max_examples=200)
@given(st.text(max_size=5000))
def test_any_text_is_survived_and_read_alike_twice(text: str) -> None:
    assert understand(text) == understand(text)


@given(st.text(alphabet="电梯漏水没火3号楼-元 a,。tihua", max_size=300))
def test_the_score_is_a_share_and_decides_the_category(text: str) -> None:
    understood = understand(text)

    assert 0.0 <= understood.score <= 1.0
    assert understood.category is None or understood.score >= THRESHOLD
