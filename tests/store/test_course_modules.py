"""The migration that made courses name their modules: what was said by versions before."""

from sqlalchemy import delete, text

from skilltree.store import SqlStore
from skilltree.store.migrations.versions.v0003_learning import MODULES_OF_COURSES
from skilltree.store.tables.courses import course_module
from tests.store.conftest import Town
from tests.store.samples import make_course
from tests.store.test_courses import publish_new


async def test_modules_keep_the_places_that_their_published_versions_named(store: SqlStore, town: Town) -> None:
    one, other = (make_course(town.id, town.organisation.id) for _ in range(2))
    async with store.writing(town.id) as writing:
        for course in (one, other):
            await writing.courses.put_course(course)
        last = await publish_new(writing, town, course_id=one.id, position=9)
        first = await publish_new(writing, town, course_id=one.id, position=1)
        alone = await publish_new(writing, town, course_id=other.id, position=4)
        await publish_new(writing, town)
        before = await writing.courses.courses(town.id)
        assert {course.id: course.module_ids for course in before}[one.id] == (last.id, first.id)
        await writing.courses._db.run(delete(course_module))
        await writing.courses._db.run(text(MODULES_OF_COURSES))
        after = {course.id: course.module_ids for course in await writing.courses.courses(town.id)}
    assert after == {one.id: (first.id, last.id), other.id: (alone.id,)}
