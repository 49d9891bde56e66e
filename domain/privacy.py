"""What is said of somebody where others read along."""

import re

from domain.places import Place

#: Mainland mobile numbers, and landlines with their area code.
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d|0\d{2,3}-?\d{3})\d{4}(\d{4})?(?!\d)")


def masked_name(name: str) -> str:
    """王阿姨 becomes 王**: known to those who know them already."""
    return name[:1] + "*" * max(1, min(len(name) - 1, 3))


def masked_text(text: str, place: Place) -> str:
    """A resident's own words without their door number and without telephone numbers."""
    masked = _PHONE.sub(lambda found: found[0][:3] + "****" + found[0][-4:], text)
    if place.room is not None:
        masked = re.sub(rf"(?<!\d){re.escape(place.room)}(?!\d)", "***", masked)
    return masked
