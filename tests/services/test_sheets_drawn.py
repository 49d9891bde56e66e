"""Sheets as a printer and a phone's camera see them."""

import io
import resource
import time

import pytest
import zxingcpp
from paper import codes, pages
from PIL import Image

from services import sheets
from services.sheets import Sheet, Slip

A4 = (595, 842)


def slip(number: int, home: str = "幸福里3号楼2单元501室", name: str = "致：王**（业主）") -> Slip:
    return Slip(home=home, name=name, link=f"https://t.me/linli_bot?start=i{number:022}")


def sheet(*slips: Slip) -> Sheet:
    return Sheet(
        heading="幸福里 · 住户登记邀请单",
        slips=slips,
        steps=("① 手机扫这个码", "② 点“开始”", "③ 点“同意并加入”"),
        link="扫不了码，就在 Telegram 里打开：",
        until="只能用一次，有效期到12月6日。请勿转给别人",
        ask="有疑问请找楼栋长，或打物业电话 0535-1234567",
    )


def test_a_camera_reads_every_code_off_the_paper() -> None:
    slips = [slip(number) for number in range(8)]

    read = codes(sheets.draw(sheet(*slips)))

    assert read == sorted(each.link for each in slips)


def test_six_slips_fill_a_page_of_a4() -> None:
    drawn = pages(sheets.draw(sheet(*[slip(number) for number in range(7)])))

    assert (round(drawn[0].width), round(drawn[0].height)) == A4
    assert [len(page.codes) for page in drawn] == [6, 1]


def test_everything_on_it_can_be_read_and_searched() -> None:
    [page] = pages(sheets.draw(sheet(slip(1))))

    for expected in (
        "幸福里 · 住户登记邀请单",
        "幸福里3号楼2单元501室",
        "王**",
        "点“同意并加入”",
        "t.me/linli_bot?start=i",
        "12月6日",
        "0535-1234567",
    ):
        assert expected in page.words


@pytest.mark.parametrize("home", ["幸福里" * 12 + "3号楼2单元501室", "𪚥龘里1号楼"])
def test_long_and_rare_names_leave_the_slip_whole(home: str) -> None:
    [page] = pages(sheets.draw(sheet(slip(1, home=home))))

    assert max(page.reaches) <= page.width / 2
    assert page.codes == [slip(1).link]


def test_a_character_that_the_font_lacks_is_a_sign_not_a_hole() -> None:
    [page] = pages(sheets.draw(sheet(slip(1, home="𪚥里"))))

    assert "〓里" in page.words


def test_the_characters_of_gb_2312_are_all_there() -> None:
    rare = "亍丌兀丐廿卅丕亘丞鬲孬噩禤璩"

    [page] = pages(sheets.draw(sheet(slip(1, home=rare))))

    assert rare in page.words


def test_the_code_in_a_chat_is_read_too() -> None:
    image = Image.open(io.BytesIO(sheets.qr_png(slip(5).link)))

    assert [found.text for found in zxingcpp.read_barcodes(image)] == [slip(5).link]


def test_a_building_of_three_hundred_homes_is_drawn_in_seconds() -> None:
    began = time.process_time()

    drawn = sheets.draw(sheet(*[slip(number) for number in range(300)]))

    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"300 slips: {took:.1f} s, {len(drawn) / 1024:.0f} KB; this process so far {peak:.0f} MB"
    )
    assert took < 5
    assert len(drawn) < 2 << 20
