"""Courses, modules and progress: commands. A published version is guarded by a trigger too."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, delete, func, literal, or_, select

from skilltree.model.course import Course, Module, Progress
from skilltree.model.errors import NotAllowed, NotFound
from skilltree.model.ids import CourseId, ModuleId, PersonId
from skilltree.model.words import ModuleStatus
from skilltree.store.courses import CourseReading
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables import courses as t


class CourseWriting(CourseReading):
    """See `service.ports.courses.CourseWrites`."""

    async def put_course(self, course: Course) -> None:
        """Insert or update a course and its modules; those that nobody sees now stay, after the others."""
        await self._db.run(self._db.upsert(t.course).values(**fields(course, but=("module_ids",))))
        of_course = (
            t.course_module.c.territory_id == course.territory_id,
            t.course_module.c.course_id == course.id,
        )
        hidden = await self._db.rows(
            select(t.course_module.c.module_id)
            .join(
                t.module,
                and_(
                    t.module.c.territory_id == t.course_module.c.territory_id,
                    t.module.c.id == t.course_module.c.module_id,
                ),
            )
            .where(*of_course, or_(t.module.c.published_version.is_(None), t.module.c.withdrawn_at.is_not(None)))
            .order_by(t.course_module.c.position)
        )
        await self._db.run(delete(t.course_module).where(*of_course))
        wanted = dict.fromkeys([*course.module_ids, *(row.module_id for row in hidden)])
        for position, module_id in enumerate(wanted):
            await self._db.run(
                t.course_module.insert().values(
                    territory_id=course.territory_id, course_id=course.id, position=position, module_id=module_id
                )
            )

    async def save_module(self, module: Module) -> Module:
        """Insert a new module (version 1), replace its draft, or open the next version as draft.

        A course that is new to the module gets it as its last one.
        With the status WITHDRAWN it takes the module from learners instead, and saves nothing else.
        """
        found = await self.newest(module.id)
        if found is None:
            await self._db.run(t.module.insert().values(**fields(module, but=_VERSIONED)))
            version = 1
        elif found.territory_id != module.territory_id:
            raise NotAllowed("this module is of another territory", field="id")
        else:
            withdrawn = module.status is ModuleStatus.WITHDRAWN
            changes = {"withdrawn_at": module.saved_at} if withdrawn else fields(module, but=_UNCHANGED)
            await self._db.run(t.module.update().where(*_is(module.id, found)).values(**changes))
            if withdrawn:
                return await self._saved(module.id)
            version = found.version + (found.status is not ModuleStatus.DRAFT)
        await self._db.run(
            self._db.upsert(t.module_version).values(
                module_id=module.id, version=version, **fields(module, but=_UNVERSIONED)
            )
        )
        if module.course_id is not None and (found is None or found.course_id != module.course_id):
            await self._append(module, module.course_id)
        return await self._saved(module.id)

    async def publish(self, module_id: ModuleId, at: datetime) -> Module | None:
        """Publish the draft, and bring a withdrawn module back; None when there is no draft."""
        found = await self.newest(module_id)
        if found is None or found.status is not ModuleStatus.DRAFT:
            return None
        await self._db.run(
            t.module_version.update()
            .where(
                t.module_version.c.territory_id == found.territory_id,
                t.module_version.c.module_id == module_id,
                t.module_version.c.version == found.version,
            )
            .values(published_at=at)
        )
        await self._db.run(
            t.module.update().where(*_is(module_id, found)).values(published_version=found.version, withdrawn_at=None)
        )
        return await self._saved(module_id)

    async def _append(self, module: Module, course_id: CourseId) -> None:
        """Put a module last in a course, unless it is there."""
        row = t.course_module.c
        of_course = (row.territory_id == module.territory_id, row.course_id == course_id)
        if await self._db.first(select(row.position).where(*of_course, row.module_id == module.id)) is not None:
            return
        last = await self._db.first(select(func.max(row.position).label("position")).where(*of_course))
        position = 0 if last is None or last.position is None else last.position + 1
        await self._db.run(
            t.course_module.insert().values(
                territory_id=module.territory_id, course_id=course_id, position=position, module_id=module.id
            )
        )

    async def start(self, person_id: PersonId, module_id: ModuleId, version: int, at: datetime) -> Progress:
        """Return the progress, started now if it was not. Raises NotFound."""
        key = {"person_id": person_id, "module_id": module_id, "version": version}
        await self._db.run(
            self._db.insert(t.progress)
            .values(
                territory_id=await self._db.territory_of(person_id),
                blocks_done=0,
                quiz_passed=False,
                started_at=at,
                **key,
            )
            .on_conflict_do_nothing()
        )
        row = await self._db.first(t.progress.select().filter_by(**key))
        assert row is not None
        return struct_of(Progress, row)

    async def advance(self, progress: Progress) -> None:
        """Keep the furthest of blocks_done, and quiz_passed once true. Raises NotFound before `start`."""
        furthest = case(
            (t.progress.c.blocks_done < progress.blocks_done, progress.blocks_done), else_=t.progress.c.blocks_done
        )
        advanced = await self._db.run(
            t.progress.update()
            .where(
                t.progress.c.person_id == progress.person_id,
                t.progress.c.module_id == progress.module_id,
                t.progress.c.version == progress.version,
            )
            .values(blocks_done=furthest, quiz_passed=or_(t.progress.c.quiz_passed, literal(progress.quiz_passed)))
        )
        if advanced.rowcount == 0:
            raise NotFound("this module was not started", field="module_id")

    async def complete(self, person_id: PersonId, module_id: ModuleId, version: int, at: datetime) -> bool:
        """Mark completed, started or not; False when it was already."""
        insert = self._db.insert(t.progress).values(
            territory_id=await self._db.territory_of(person_id),
            person_id=person_id,
            module_id=module_id,
            version=version,
            blocks_done=0,
            quiz_passed=False,
            started_at=at,
            completed_at=at,
        )
        marked = await self._db.first(
            insert.on_conflict_do_update(
                index_elements=t.progress.primary_key.columns.keys(),
                set_={"completed_at": insert.excluded.completed_at},
                where=t.progress.c.completed_at.is_(None),
            ).returning(t.progress.c.version)
        )
        return marked is not None

    async def _saved(self, module_id: ModuleId) -> Module:
        found = await self.newest(module_id)
        assert found is not None
        return found


_VERSIONED = (
    "course_id", "position", "language", "content", "saved_at", "version", "status",
    "published_at", "published_version",
)  # fmt: skip
_UNCHANGED = (*_VERSIONED, "id", "territory_id")
_UNVERSIONED = (
    "id", "organisation_id", "author_id", "version", "status", "published_at", "published_version",
)  # fmt: skip


def _is(module_id: ModuleId, found: Module) -> tuple[ColumnElement[bool], ...]:
    return t.module.c.territory_id == found.territory_id, t.module.c.id == module_id
