"""Files of settings, and what is said of them."""

from pathlib import Path

import pytest

from bot.config import ConfigInvalid, load

TOKEN = "123456:" + "a" * 35


def written(folder: Path, text: str) -> Path:
    path = folder / "linli.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path | None, **environ: str) -> dict[str, str]:
    with pytest.raises(ConfigInvalid) as invalid:
        load(path, environ)
    return {fault.key: fault.problem for fault in invalid.value.faults}
