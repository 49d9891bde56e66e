"""Makes the font: `python -m services.fonts.build NotoSansSC-Regular.otf`.

From the Noto CJK project (SIL Open Font License 1.1). The whole font has 65,000 glyphs and 8 MB.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from services.fonts import NOTO_SANS_SC

#: Of GB 2312: signs, letters and 6,763 characters.
ROWS, CELLS = range(0xA1, 0xF8), range(0xA1, 0xFF)
#: What GB 2312 writes with other signs.
SIGNS = "·—–‘’“”…•×℃㎡№"
#: Surnames, and what places and people are called since: not in GB 2312.
NAMES = (
    "禤璩昝郄郗缑亓仉麴鄢佴逄么庹晁钭妫幵爨綦镕喆堃玥珺璟祎昇煊暐旸玢玚玹珹珣珽琇琎琬琭琰瑀瑢瑄瑨璠璘晞晢昉昳暕暲"
    "橦檍淏湉溁潞澍濋灏炘焜焱熠熹燊犇赟翀翯翚翛翥聿脩芃芊苡荇荻菀葳薇薏蘅袆谌谞赪邶钊钰铄铖铠锜镓闫頔颀骁骅骞"
    "鹀麒甯尧堯垚淼焓珮珏璇璿禛祺禧筱箐粲紘綵翎翾苒茗莜萱蓁薷蘅宓屾岀峣嵘巍帏庠庥彧忞怡恺悫惇慜戬旻昕昱晅晔晗晟晳"
)


def main(source: Path) -> None:
    subset = import_module("fontTools.subset")
    font = import_module("fontTools.ttLib").TTFont(source)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={*map(ord, _characters())})
    cutter.subset(font)
    font.save(NOTO_SANS_SC)


def _characters() -> Iterator[str]:
    yield from map(chr, range(0x20, 0x7F))
    yield from SIGNS + NAMES
    for row in ROWS:
        for cell in CELLS:
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
