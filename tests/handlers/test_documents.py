"""Documents that people send unasked, or with a command."""

from dataclasses import replace

import pytest
from town import Town

from handlers.kit.context import Context
from handlers.kit.said import Document, Said
from playground import File, Phone


@pytest.fixture
def wang(town: Town) -> Phone:
    return town.resident("王阿姨")


async def test_a_file_that_nobody_asked_for_is_refused_in_words(town: Town, wang: Phone) -> None:
    await wang.sends_document()

    assert "用不上" in wang.last.text


async def test_words_that_come_with_a_file_are_heard(town: Town, wang: Phone) -> None:
    await wang.sends_document(caption="3号楼2单元着火了")

    assert "119" in wang.messages[0].text


async def test_a_command_takes_the_file_that_it_stands_under(town: Town, wang: Phone) -> None:
    taken: list[Said] = []

    async def take(_context: Context, said: Said) -> None:
        taken.append(said)

    town.linli.routes.commands["take"] = take
    sent = await wang.sends_document(File(name="甲.csv", data=b"abc", mime="text/csv"), "/take it")
    await wang.says("/take that", reply_to=sent)

    document = Document(
        file_id=sent.body["document"]["file_id"], name="甲.csv", size=3, mime="text/csv"
    )
    assert taken == [Said(text="it", document=document), Said(text="that", document=document)]


async def test_a_form_that_can_use_a_document_takes_it(town: Town, wang: Phone) -> None:
    """Before whoever else would."""

    async def take(_context: Context, _said: Said) -> bool:
        raise AssertionError

    town.linli.routes.document = take
    report = town.linli.routes.forms["report"]
    named = replace(report, document=lambda answers, sent: report.add(answers, sent.name))  # type: ignore[misc]
    town.linli.routes.forms["report"] = named
    await wang.says("3号楼2单元电梯坏了")

    await wang.sends_document(File(name="甲.csv", data=b"abc"))

    assert "甲.csv" in wang.last.text


async def test_a_form_that_cannot_use_a_document_stays_open(town: Town, wang: Phone) -> None:
    await wang.says("3号楼2单元电梯坏了")

    await wang.sends_document()
    refused = wang.last.text
    await wang.says("好的")

    assert "用不上" in refused
    reporter = (await town.ticket(1)).reporter
    assert reporter is not None
    assert reporter.name == "王阿姨"
