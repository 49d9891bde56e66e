"""What somebody was sent who asked for all of theirs."""

import io
import json
import zipfile
from typing import Any

from town import Town

from playground import Phone


async def exported(town: Town, phone: Phone) -> dict[str, str]:
    """The files of the archive that came last."""
    sent = phone.last.body["document"]
    assert sent["file_name"] == f"我的数据-{town.clock():%Y-%m-%d}.zip"
    stored = town.world.files.find(sent["file_id"])
    assert stored is not None
    with zipfile.ZipFile(io.BytesIO(stored.data)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def rows(files: dict[str, str], table: str, way: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files["data.json"])["tables"][table][way]["rows"]
    return found
