"""Uploaded files."""

from typing import Any

import msgspec

from skilltree.model.course import Module
from skilltree.model.ids import new_id
from skilltree.model.media import Media
from skilltree.model.teaching import Work
from skilltree.model.words import BlockKind, MediaKind, WorkVerdict
from skilltree.store import SqlStore
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_module


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


async def test_a_photo_goes_some_time_after_it_was_judged_and_the_work_stays(store: SqlStore, town: Town) -> None:
    module = make_module(town.id, town.organisation.id)
    photos = [make_media(town, organisation_id=None, sha256=bytes([at])) for at in range(3)]
    works = [
        Work(
            territory_id=town.id, id=new_id("Work"), person_id=town.ada.id, module_id=module.id, version=1, block=0,
            sent_at=NOON, media_id=photo.id, text=text,
        )
        for photo, text in zip(photos, (None, "cousu", None), strict=True)
    ]  # fmt: skip
    async with store.writing(town.id) as writing:
        await writing.courses.save_module(module)
        await writing.courses.publish(module.id, NOON)
        for photo, work in zip(photos, works, strict=True):
            await writing.media.add(photo, b"photo")
            await writing.teaching.hand_in(work)
        for work in works[:2]:
            assert await writing.teaching.judge_work(work.id, WorkVerdict.WELL_DONE, None, town.bob.id, NOON)
        assert await writing.media.forget_judged(NOON) == 0
        assert await writing.media.forget_judged(NOON + MINUTE) == 2
        assert await writing.media.forget_judged(NOON + MINUTE) == 0
        assert [await writing.media.content(photo.id) for photo in photos] == [None, None, b"photo"]
        assert list(await writing.media.many([photo.id for photo in photos])) == [photos[2].id]
        kept = [await writing.teaching.work(work.id) for work in works]
    assert [(work.media_id, work.text) for work in kept if work] == [(None, ""), (None, "cousu"), (photos[2].id, None)]


async def test_what_nothing_shows_goes_and_what_a_version_or_a_work_shows_stays(store: SqlStore, town: Town) -> None:
    shown, replaced, drafted, unused, fresh, handed = (make_media(town, sha256=bytes([at])) for at in range(6))
    handed = msgspec.structs.replace(handed, organisation_id=None)
    fresh = msgspec.structs.replace(fresh, created_at=NOON + MINUTE)
    module = make_module(town.id, town.organisation.id)

    def with_picture(version: int, media_id: str) -> Module:
        block = msgspec.structs.replace(module.content.blocks[0], kind=BlockKind.PICTURE, media_id=media_id)
        content = msgspec.structs.replace(module.content, blocks=(block, *module.content.blocks[1:]))
        return msgspec.structs.replace(module, version=version, content=content)

    async with store.writing(town.id) as writing:
        for each in (shown, replaced, drafted, unused, fresh, handed):
            await writing.media.add(each, b"bytes")
        for version, picture in ((1, replaced), (2, shown)):
            await writing.courses.save_module(with_picture(version, picture.id))
            await writing.courses.publish(module.id, NOON)
        await writing.courses.save_module(with_picture(3, drafted.id))
        await writing.teaching.hand_in(
            Work(
                territory_id=town.id, id=new_id("Work"), person_id=town.ada.id, module_id=module.id, version=1,
                block=0, sent_at=NOON, media_id=handed.id,
            )
        )  # fmt: skip
        assert await writing.media.forget_unused(NOON) == 0
        assert await writing.media.forget_unused(NOON + MINUTE) == 1
        assert await writing.media.forget_unused(NOON + MINUTE) == 0
        kept = await writing.media.many([each.id for each in (shown, replaced, drafted, unused, fresh, handed)])
        assert kept.keys() == {each.id for each in (shown, replaced, drafted, fresh, handed)}
        assert await writing.media.content(unused.id) is None


async def test_what_is_put_up_again_is_new_again(store: SqlStore, town: Town) -> None:
    first = make_media(town)
    later = make_media(town, created_at=NOON + MINUTE)
    async with store.writing(town.id) as writing:
        await writing.media.add(first, b"bytes")
        again = await writing.media.add(later, b"bytes")
        assert again == msgspec.structs.replace(first, created_at=NOON + MINUTE)
        assert await writing.media.media(first.id) == again
        assert await writing.media.forget_unused(NOON + MINUTE) == 0
