"""P21 at length: a hundred thousand forged cases on one town."""

import time

import pytest
from forging import besieged, drawn
from ordeal import seeded
from town import Town

_CASES = 100_000


@pytest.mark.timeout(0)
async def test_a_hundred_thousand_forged_cases_do_nothing(town: Town) -> None:
    siege = await besieged(town)
    began = time.monotonic()

    count = 0
    for batch in drawn(siege.wires, _CASES, seeded()):
        await siege.suffers(batch)
        count += len(batch)

    print(f"{count} forged cases, 0 effects, in {time.monotonic() - began:.0f} s")
    assert count >= _CASES
