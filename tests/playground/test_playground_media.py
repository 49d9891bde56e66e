"""Files that a bot sends and fetches."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground import Answer, File, Phone, World
from playground.pictures import drawn

_HUGE = "file of size 10485761 bytes is too big for a photo"
Api = Callable[..., Coroutine[Any, Any, Answer]]


async def test_a_photo_has_no_text_to_edit(api: Api, wang: Phone) -> None:
    photo = {"photo": File(name="a.png", data=drawn())}
    await api("sendPhoto", files=photo, chat_id=wang.person.id)
    answer = await api("editMessageText", chat_id=wang.person.id, message_id=1, text="a")

    assert answer.body["description"] == "Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (drawn(2000, 10), "PHOTO_INVALID_DIMENSIONS"),
        (b"\xff" * (10 * 2**20 + 1), f"{_HUGE}; the maximum size is 10485760 bytes"),
    ],
)  # fmt: skip
async def test_what_is_no_photo_is_refused(
    api: Api, wang: Phone, data: bytes, refusal: str
) -> None:
    photo = {"photo": File(name="a.png", data=data)}
    answer = await api("sendPhoto", files=photo, chat_id=wang.person.id)

    assert answer.body["description"] == f"Bad Request: {refusal}"


async def test_a_photo_goes_on_by_its_id_but_not_as_a_document(api: Api, wang: Phone) -> None:
    [sent] = await wang.sends_photo("漏水")
    again = await api("sendPhoto", chat_id=wang.person.id, photo=sent.photo, caption="看")
    wrong = await api("sendDocument", chat_id=wang.person.id, document=sent.photo)
    unknown = await api("sendPhoto", chat_id=wang.person.id, photo="AgAC")

    assert again.body["result"]["photo"] == sent.body["photo"]
    assert wrong.body["description"] == "Bad Request: can't use file of type Photo as Document"
    assert unknown.status == 400


async def test_a_caption_has_1024_characters_at_most(api: Api, wang: Phone) -> None:
    [sent] = await wang.sends_photo()
    fits = await api("sendPhoto", chat_id=wang.person.id, photo=sent.photo, caption="长" * 1024)
    long = await api("sendPhoto", chat_id=wang.person.id, photo=sent.photo, caption="长" * 1025)

    assert fits.status == 200
    assert long.body["description"] == "Bad Request: message caption is too long"


async def test_an_album_is_several_messages_of_one_group(api: Api, wang: Phone) -> None:
    [sent] = await wang.sends_photo()
    item = {"type": "photo", "media": sent.photo}
    answer = await api("sendMediaGroup", chat_id=wang.person.id, media=json.dumps([item] * 3))
    alone = await api("sendMediaGroup", chat_id=wang.person.id, media=json.dumps([item]))

    assert len({message["media_group_id"] for message in answer.body["result"]}) == 1
    assert len(answer.body["result"]) == 3
    assert alone.status == 400


async def test_a_file_over_twenty_megabytes_cant_be_fetched(
    api: Api, world: World, wang: Phone
) -> None:
    big = world.files.add("video", File(name="a.mp4", data=b"x"), size=20 * 2**20 + 1)
    answer = await api("getFile", file_id=big.file_id)

    assert answer.body["description"] == "Bad Request: file is too big"
