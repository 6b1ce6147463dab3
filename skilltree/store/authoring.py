"""Courses, modules and progress: commands. A published version is guarded by a trigger too."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, case, literal, or_

from skilltree.model.course import Course, Module, Progress
from skilltree.model.errors import NotAllowed, NotFound
from skilltree.model.ids import ModuleId, PersonId
from skilltree.model.words import ModuleStatus
from skilltree.store.courses import CourseReading
from skilltree.store.fields import fields, struct_of
from skilltree.store.tables.courses import course, module, module_version, progress


class CourseWriting(CourseReading):
    """See `service.ports.courses.CourseWrites`."""

    async def put_course(self, new: Course) -> None:
        """Insert or update a course; its modules are set by `save_module`."""
        await self._db.run(self._db.upsert(course).values(**fields(new, but=("module_ids",))))

    async def save_module(self, saved: Module) -> Module:
        """Insert a new module (version 1), replace its draft, or open the next version as draft.

        With the status WITHDRAWN it takes the module from learners instead, and saves nothing else.
        """
        found = await self.newest(saved.id)
        if found is None:
            await self._db.run(module.insert().values(**fields(saved, but=_VERSIONED)))
            version = 1
        elif found.territory_id != saved.territory_id:
            raise NotAllowed("this module is of another territory", field="id")
        else:
            withdrawn = saved.status is ModuleStatus.WITHDRAWN
            changes = {"withdrawn_at": saved.saved_at} if withdrawn else fields(saved, but=_UNCHANGED)
            await self._db.run(module.update().where(*_is(saved.id, found)).values(**changes))
            if withdrawn:
                return await self._saved(saved.id)
            version = found.version + (found.status is not ModuleStatus.DRAFT)
        await self._db.run(
            self._db.upsert(module_version).values(
                module_id=saved.id, version=version, **fields(saved, but=_UNVERSIONED)
            )
        )
        return await self._saved(saved.id)

    async def publish(self, module_id: ModuleId, at: datetime) -> Module | None:
        """Publish the draft, and bring a withdrawn module back; None when there is no draft."""
        found = await self.newest(module_id)
        if found is None or found.status is not ModuleStatus.DRAFT:
            return None
        await self._db.run(
            module_version.update()
            .where(
                module_version.c.territory_id == found.territory_id,
                module_version.c.module_id == module_id,
                module_version.c.version == found.version,
            )
            .values(published_at=at)
        )
        await self._db.run(
            module.update().where(*_is(module_id, found)).values(published_version=found.version, withdrawn_at=None)
        )
        return await self._saved(module_id)

    async def start(self, person_id: PersonId, module_id: ModuleId, version: int, at: datetime) -> Progress:
        """Return the progress, started now if it was not. Raises NotFound."""
        key = {"person_id": person_id, "module_id": module_id, "version": version}
        await self._db.run(
            self._db.insert(progress)
            .values(
                territory_id=await self._db.territory_of(person_id),
                blocks_done=0,
                quiz_passed=False,
                started_at=at,
                **key,
            )
            .on_conflict_do_nothing()
        )
        row = await self._db.first(progress.select().filter_by(**key))
        assert row is not None
        return struct_of(Progress, row)

    async def advance(self, new: Progress) -> None:
        """Keep the furthest of blocks_done, and quiz_passed once true. Raises NotFound before `start`."""
        furthest = case((progress.c.blocks_done < new.blocks_done, new.blocks_done), else_=progress.c.blocks_done)
        advanced = await self._db.run(
            progress.update()
            .where(
                progress.c.person_id == new.person_id,
                progress.c.module_id == new.module_id,
                progress.c.version == new.version,
            )
            .values(blocks_done=furthest, quiz_passed=or_(progress.c.quiz_passed, literal(new.quiz_passed)))
        )
        if advanced.rowcount == 0:
            raise NotFound("this module was not started", field="module_id")

    async def complete(self, person_id: PersonId, module_id: ModuleId, version: int, at: datetime) -> bool:
        """Mark completed, started or not; False when it was already."""
        insert = self._db.insert(progress).values(
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
                index_elements=progress.primary_key.columns.keys(),
                set_={"completed_at": insert.excluded.completed_at},
                where=progress.c.completed_at.is_(None),
            ).returning(progress.c.version)
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
    return module.c.territory_id == found.territory_id, module.c.id == module_id
