"""Courses, versions of modules, progress and completion."""

from typing import Any

import msgspec
import pytest

from skilltree.model.course import Module, Progress
from skilltree.model.errors import NotAllowed, NotFound
from skilltree.model.ids import new_id
from skilltree.model.words import Language, ModuleStatus
from skilltree.store import SqlStore
from skilltree.store.views import SqlWriting
from tests.store.conftest import Town
from tests.store.samples import MINUTE, NOON, make_content, make_course, make_module, make_territory


async def publish_new(writing: SqlWriting, town: Town, **changes: Any) -> Module:
    saved = await writing.courses.save_module(make_module(town.id, town.organisation.id, **changes))
    published = await writing.courses.publish(saved.id, NOON + MINUTE)
    assert published is not None
    return published


async def test_a_module_goes_from_draft_to_published_to_next_draft(store: SqlStore, town: Town) -> None:
    draft = make_module(town.id, town.organisation.id, author_id=town.ada.id)
    async with store.writing(town.id) as writing:
        courses = writing.courses
        assert await courses.save_module(draft) == draft
        second = await courses.save_module(make_module(**_again(draft), content=make_content("Mieux souder")))
        assert (second.version, second.content.title) == (1, {"fr": "Mieux souder"})
        assert await courses.module(draft.id) is None
        assert await courses.published(town.id) == []

        published = await courses.publish(draft.id, NOON + MINUTE)
        assert published is not None
        assert (published.status, published.published_at, published.published_version) == (
            ModuleStatus.PUBLISHED,
            NOON + MINUTE,
            1,
        )
        assert await courses.publish(draft.id, NOON + MINUTE) is None
        assert await courses.publish(new_id("Module"), NOON) is None

        third = await courses.save_module(make_module(**_again(draft), content=make_content("Troisième")))
        assert (third.version, third.status, third.published_version) == (2, ModuleStatus.DRAFT, 1)
    async with store.reading() as reading:
        assert await reading.courses.newest(draft.id) == third
        assert await reading.courses.module(draft.id) == published
        assert await reading.courses.module(draft.id, 2) == third
        assert await reading.courses.module(draft.id, 3) is None
        assert await reading.courses.published(town.id) == [published]


def _again(module: Module) -> dict[str, Any]:
    return {
        "territory_id": module.territory_id,
        "organisation_id": module.organisation_id,
        "id": module.id,
        "author_id": module.author_id,
    }


async def test_a_withdrawn_module_is_not_shown_until_its_next_version(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        module = await publish_new(writing, town)
        withdrawn = await writing.courses.save_module(make_module(**_again(module), status=ModuleStatus.WITHDRAWN))
        assert (withdrawn.status, withdrawn.content) == (ModuleStatus.WITHDRAWN, module.content)
        assert await writing.courses.published(town.id) == []
        await writing.courses.save_module(make_module(**_again(module)))
        assert await writing.courses.published(town.id) == []
        await writing.courses.publish(module.id, NOON)
        assert [shown.version for shown in await writing.courses.published(town.id)] == [2]


async def test_a_module_stays_in_its_territory(store: SqlStore, town: Town) -> None:
    elsewhere = make_territory()
    async with store.writing(town.id) as writing:
        module = await publish_new(writing, town)
        await writing.territories.put_territory(elsewhere)
        with pytest.raises(NotAllowed):
            await writing.courses.save_module(make_module(elsewhere.id, town.organisation.id, id=module.id))


async def test_a_course_lists_its_published_modules_in_their_order(store: SqlStore, town: Town) -> None:
    course = make_course(town.id, town.organisation.id, icon="fibre")
    async with store.writing(town.id) as writing:
        await writing.courses.put_course(course)
        first = await publish_new(writing, town, course_id=course.id)
        second = await publish_new(writing, town, course_id=course.id)
        await publish_new(writing, town)
        await writing.courses.save_module(make_module(town.id, town.organisation.id, course_id=course.id))
        (found,) = await writing.courses.courses(town.id)
        assert found == make_course(
            town.id, town.organisation.id, id=course.id, icon="fibre", module_ids=(first.id, second.id)
        )
        # A saved draft moves nothing that learners see.
        await writing.courses.save_module(make_module(**_again(first), course_id=course.id, position=9))
        (found,) = await writing.courses.courses(town.id)
        assert found.module_ids == (first.id, second.id)
        changed = make_course(
            town.id, town.organisation.id, id=course.id, ordered=False, module_ids=(second.id, first.id)
        )
        await writing.courses.put_course(changed)
        (found,) = await writing.courses.courses(town.id)
        assert (found.ordered, found.icon, found.module_ids) == (False, None, (second.id, first.id))


async def test_a_module_may_be_in_several_courses_and_stays_out_of_one_it_was_taken_from(
    store: SqlStore, town: Town
) -> None:
    one, other = (make_course(town.id, town.organisation.id) for _ in range(2))
    async with store.writing(town.id) as writing:
        await writing.courses.put_course(one)
        module = await publish_new(writing, town, course_id=one.id)
        await writing.courses.put_course(msgspec.structs.replace(other, module_ids=(module.id,)))
        courses = await writing.courses.courses(town.id)
        assert [course.module_ids for course in courses] == [(module.id,), (module.id,)]
        await writing.courses.put_course(one)
        await writing.courses.save_module(make_module(**_again(module), course_id=one.id))
        await writing.courses.publish(module.id, NOON)
        found = {course.id: course.module_ids for course in await writing.courses.courses(town.id)}
        assert found == {one.id: (), other.id: (module.id,)}


async def test_who_is_not_seen_keeps_a_place_in_the_course(store: SqlStore, town: Town) -> None:
    course = make_course(town.id, town.organisation.id)
    async with store.writing(town.id) as writing:
        await writing.courses.put_course(course)
        draft = await writing.courses.save_module(make_module(town.id, town.organisation.id, course_id=course.id))
        shown = await publish_new(writing, town)
        await writing.courses.put_course(msgspec.structs.replace(course, module_ids=(shown.id,)))
        await writing.courses.publish(draft.id, NOON)
        (found,) = await writing.courses.courses(town.id)
        assert found.module_ids == (shown.id, draft.id)


async def test_drafts_are_the_newest_versions_newest_saved_first(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        old = await publish_new(writing, town)
        draft = await writing.courses.save_module(
            make_module(town.id, town.organisation.id, saved_at=NOON + MINUTE, language=Language.EN)
        )
        newest = await writing.courses.save_module(make_module(**_again(old), saved_at=NOON + 2 * MINUTE))
        mine = [town.organisation.id]
        assert await writing.courses.drafts(mine, 10) == [newest, draft]
        assert await writing.courses.drafts(mine, 1) == [newest]
        assert await writing.courses.drafts([], 10) == []


async def test_progress_only_goes_forward(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        module = await publish_new(writing, town)
        key = {"person_id": town.ada.id, "module_id": module.id, "version": 1}
        started = await writing.courses.start(town.ada.id, module.id, 1, NOON)
        assert started == Progress(**key, blocks_done=0, quiz_passed=False, started_at=NOON)  # type: ignore[arg-type]
        assert await writing.courses.start(town.ada.id, module.id, 1, NOON + MINUTE) == started
        for blocks, passed in ((3, False), (1, True), (2, False)):
            await writing.courses.advance(
                Progress(**key, blocks_done=blocks, quiz_passed=passed, started_at=NOON)  # type: ignore[arg-type]
            )
        (found,) = await writing.courses.progress(town.ada.id)
        assert (found.blocks_done, found.quiz_passed, found.completed_at) == (3, True, None)


async def test_a_completion_counts_once(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        started = await publish_new(writing, town)
        elsewhere = await publish_new(writing, town)
        await writing.courses.start(town.ada.id, started.id, 1, NOON)
        assert await writing.courses.complete(town.ada.id, started.id, 1, NOON + MINUTE)
        assert not await writing.courses.complete(town.ada.id, started.id, 1, NOON + 2 * MINUTE)
        assert await writing.courses.complete(town.ada.id, elsewhere.id, 1, NOON + MINUTE)
        assert not await writing.courses.complete(town.ada.id, elsewhere.id, 1, NOON + MINUTE)
    async with store.reading() as reading:
        found = await reading.courses.progress(town.ada.id)
        assert [(one.module_id, one.started_at, one.completed_at) for one in found] == [
            (elsewhere.id, NOON + MINUTE, NOON + MINUTE),
            (started.id, NOON, NOON + MINUTE),
        ]
        assert await reading.courses.progress(town.bob.id) == []


async def test_what_was_not_started_or_does_not_exist_is_not_found(store: SqlStore, town: Town) -> None:
    async with store.writing(town.id) as writing:
        module = await publish_new(writing, town)
        key = {"person_id": town.ada.id, "module_id": module.id, "version": 1}
        progress = Progress(**key, blocks_done=1, quiz_passed=False, started_at=NOON)  # type: ignore[arg-type]
        with pytest.raises(NotFound):
            await writing.courses.advance(progress)
        with pytest.raises(NotFound):
            await writing.courses.start(new_id("Person"), module.id, 1, NOON)
    with pytest.raises(NotFound):
        async with store.writing(town.id) as writing:
            await writing.courses.start(town.ada.id, module.id, 7, NOON)
