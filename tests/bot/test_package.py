"""What is installed is all there is."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAYERS = ("bot", "domain", "handlers", "locales", "playground", "services", "storage")


def test_every_package_is_named_where_it_is_installed_from() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = set(told["tool"]["setuptools"]["packages"])
    there = {
        str(each.parent.relative_to(ROOT)).replace("/", ".")
        for layer in LAYERS
        for each in (ROOT / layer).rglob("__init__.py")
    }

    assert named == there
