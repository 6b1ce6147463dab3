"""Courses, modules and progress: queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, select

from skilltree.model.course import Course, Module, Progress
from skilltree.model.ids import CourseId, ModuleId, OrganisationId, PersonId, TerritoryId
from skilltree.model.words import ModuleStatus
from skilltree.store.connection import Part
from skilltree.store.fields import AnyRow, struct_of
from skilltree.store.tables import courses as t

_OF_MODULE = and_(
    t.module_version.c.territory_id == t.module.c.territory_id, t.module_version.c.module_id == t.module.c.id
)


class CourseReading(Part):
    """See `service.ports.courses.CourseReads`."""

    async def courses(self, territory_id: TerritoryId) -> list[Course]:
        """All courses of a territory, by id; `module_ids` in their order, published modules only."""
        shown = await self._db.rows(
            select(t.course_module.c.course_id, t.course_module.c.module_id)
            .join(
                t.module,
                and_(
                    t.module.c.territory_id == t.course_module.c.territory_id,
                    t.module.c.id == t.course_module.c.module_id,
                ),
            )
            .where(
                t.course_module.c.territory_id == territory_id,
                t.module.c.published_version.is_not(None),
                t.module.c.withdrawn_at.is_(None),
            )
            .order_by(t.course_module.c.course_id, t.course_module.c.position)
        )
        module_ids: dict[CourseId, list[ModuleId]] = defaultdict(list)
        for row in shown:
            module_ids[row.course_id].append(row.module_id)
        rows = await self._db.rows(
            t.course.select().where(t.course.c.territory_id == territory_id).order_by(t.course.c.id)
        )
        return [Course(**{**row._mapping, "module_ids": tuple(module_ids.get(row.id, ()))}) for row in rows]

    async def published(self, territory_id: TerritoryId) -> list[Module]:
        """The newest published version of every module that is not withdrawn, by id."""
        rows = await self._db.rows(_versions().where(*_published(territory_id)).order_by(t.module.c.id))
        return [_module(row) for row in rows]

    async def module(self, module_id: ModuleId, version: int | None = None) -> Module | None:
        """One version (published, or any when named), or the newest published one."""
        wanted = t.module.c.published_version if version is None else version
        row = await self._db.first(_versions().where(t.module.c.id == module_id, t.module_version.c.version == wanted))
        return None if row is None else _module(row)

    async def drafts(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[Module]:
        """The newest version of each module of these organisations, newest saved first."""
        rows = await self._db.rows(
            _newest()
            .where(t.module.c.organisation_id.in_(list(organisation_ids)))
            .order_by(t.module_version.c.saved_at.desc(), t.module.c.id)
            .limit(limit)
        )
        return [_module(row) for row in rows]

    async def newest(self, module_id: ModuleId) -> Module | None:
        """The newest version, draft or not; `published_version` says which one learners see."""
        row = await self._db.first(_newest().where(t.module.c.id == module_id))
        return None if row is None else _module(row)

    async def progress(self, person_id: PersonId) -> list[Progress]:
        """A person's progress in all modules, newest started first."""
        rows = await self._db.rows(
            t.progress.select()
            .where(t.progress.c.person_id == person_id)
            .order_by(t.progress.c.started_at.desc(), t.progress.c.module_id, t.progress.c.version.desc())
        )
        return [struct_of(Progress, row) for row in rows]


def _versions() -> Select[Any]:
    return select(
        t.module,
        *(column for column in t.module_version.c if column.name not in {"territory_id", "module_id"}),
    ).join_from(t.module, t.module_version, _OF_MODULE)


def _newest() -> Select[Any]:
    newer = t.module_version.alias()
    return _versions().where(
        t.module_version.c.version
        == select(func.max(newer.c.version))
        .where(newer.c.territory_id == t.module.c.territory_id, newer.c.module_id == t.module.c.id)
        .scalar_subquery()
    )


def _published(territory_id: TerritoryId) -> tuple[Any, ...]:
    return (
        t.module.c.territory_id == territory_id,
        t.module_version.c.version == t.module.c.published_version,
        t.module.c.withdrawn_at.is_(None),
    )


def _module(row: AnyRow) -> Module:
    values = dict(row._mapping)
    withdrawn_at = values.pop("withdrawn_at")
    if values["published_at"] is None:
        status = ModuleStatus.DRAFT
    else:
        status = ModuleStatus.PUBLISHED if withdrawn_at is None else ModuleStatus.WITHDRAWN
    return Module(status=status, **values)
