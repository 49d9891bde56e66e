"""Every word a person reads exists in every language, and keeps its places for values."""

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.app import routes
from domain.refusals import Refusal
from domain.tickets import Category, Danger, Kind, Stage, Step
from handlers.kit.reasons import WORDS
from handlers.tickets import words

ROOT = Path(__file__).parents[2]
PO = ROOT / "locales" / "zh_CN" / "LC_MESSAGES" / "linli.po"
#: As `make messages` has them.
KEYWORDS = {"t": None, "plain": None, "N_": None, "NotAllowed": (2,), "fault": (2,)}


@pytest.fixture(scope="module")
def said() -> set[str]:
    """What the code says, extracted anew."""
    return {
        str(found[2])
        for folder in ("bot", "domain", "handlers", "services")
        for found in extract_from_dir(str(ROOT / folder), keywords=KEYWORDS)
    }


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with PO.open("rb") as source:
        return read_po(source, locale="zh_CN")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_everything_said_is_said_in_chinese(said: set[str], chinese: Catalog) -> None:
    translated = {str(message.id): message for message in chinese if message.id}

    assert said - set(translated) == set()
    assert set(translated) - said == set()
    assert [m.id for m in translated.values() if m.fuzzy or not m.string] == []


def test_translations_keep_the_places_for_values(chinese: Catalog) -> None:
    differing = [
        message.id
        for message in chinese
        if message.id and places(str(message.id)) != places(str(message.string))
    ]

    assert differing == []


def refusals(of: type[Refusal] = Refusal) -> set[type[Refusal]]:
    """Every kind that can be raised: those that nothing else refines."""
    further = of.__subclasses__()
    return set().union(*map(refusals, further)) if further else {of}


def test_every_refusal_has_its_words() -> None:
    assert refusals() - {Refusal} == set(WORDS)


def test_everything_a_ticket_is_made_of_has_its_words() -> None:
    assert set(words.CATEGORIES) == set(Category)
    assert set(words.KINDS) == set(Kind)
    assert set(words.DANGERS) == set(Danger)
    assert set(words.STAGES) == set(Stage)
    assert set(words.STEPS) == set(Step)


def test_every_command_is_described() -> None:
    made = routes()

    assert set(made.descriptions) == set(made.commands)
    assert all(1 <= len(text) <= 256 for text in made.descriptions.values())
