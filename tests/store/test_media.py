"""Uploaded files."""

from typing import Any

from skilltree.model.ids import new_id
from skilltree.model.media import Media
from skilltree.model.words import MediaKind
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import NOON


def make_media(town: Town, **changes: Any) -> Media:
    values: dict[str, Any] = {
        "territory_id": town.id, "id": new_id("Media"), "kind": MediaKind.PICTURE, "mime": "image/webp", "size": 5,
        "sha256": b"digest", "created_by": town.ada.id, "created_at": NOON, "organisation_id": town.organisation.id,
        "name": "prise.webp", "width": 640, "height": 480,
    }  # fmt: skip
    return Media(**{**values, **changes})


async def test_bytes_come_back_and_are_listed_without(store: SqlStore, town: Town) -> None:
    picture = make_media(town)
    async with store.writing(town.id) as writing:
        assert await writing.media.add(picture, b"\0\xffpic") == picture
    async with store.reading() as reading:
        assert await reading.media.media(picture.id) == picture
        assert await reading.media.content(picture.id) == b"\0\xffpic"
        assert await reading.media.many([picture.id, new_id("Media")]) == {picture.id: picture}
        assert await reading.media.content(new_id("Media")) is None


async def test_the_same_bytes_of_an_organisation_are_kept_once(store: SqlStore, town: Town) -> None:
    first, again, own = make_media(town), make_media(town), make_media(town, organisation_id=None)
    async with store.writing(town.id) as writing:
        await writing.media.add(first, b"bytes")
        assert await writing.media.add(again, b"bytes") == first
        assert await writing.media.add(own, b"bytes") == own
        assert await writing.media.bytes_of_organisation(town.organisation.id) == 5
        assert await writing.media.bytes_of_person(town.ada.id) == 5
        assert await writing.media.bytes_of_person(town.bob.id) == 0


async def test_a_file_is_removed_with_its_bytes(store: SqlStore, town: Town) -> None:
    picture = make_media(town)
    async with store.writing(town.id) as writing:
        await writing.media.add(picture, b"bytes")
        assert await writing.media.remove(picture.id)
        assert not await writing.media.remove(picture.id)
        assert await writing.media.content(picture.id) is None
