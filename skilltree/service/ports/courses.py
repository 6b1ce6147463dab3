"""Courses, modules and progress: the store's side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from skilltree.model.course import Course, Module, Progress
from skilltree.model.ids import ModuleId, OrganisationId, PersonId, TerritoryId


class CourseReads(Protocol):
    """Queries."""

    async def courses(self, territory_id: TerritoryId) -> list[Course]:
        """All courses of a territory, by id; `module_ids` in their order, published modules only."""
        ...

    async def published(self, territory_id: TerritoryId) -> list[Module]:
        """The newest published version of every module that is not withdrawn, by id."""
        ...

    async def module(self, module_id: ModuleId, version: int | None = None) -> Module | None:
        """One version (published, or any when named), or the newest published one."""
        ...

    async def drafts(self, organisation_ids: Sequence[OrganisationId], limit: int) -> list[Module]:
        """The newest version of each module of these organisations, newest saved first."""
        ...

    async def newest(self, module_id: ModuleId) -> Module | None:
        """The newest version, draft or not; `published_version` says which one learners see."""
        ...

    async def progress(self, person_id: PersonId) -> list[Progress]:
        """A person's progress in all modules, newest started first."""
        ...


class CourseWrites(CourseReads, Protocol):
    """Commands. A published version is immutable: the database refuses to change it."""

    async def put_course(self, course: Course) -> None:
        """Insert or update a course and its modules; those that nobody sees now stay, after the others."""
        ...

    async def save_module(self, module: Module) -> Module:
        """Insert a new module (version 1), replace its draft, or open the next version as draft.

        A course that is new to the module gets it as its last one.
        """
        ...

    async def publish(self, module_id: ModuleId, at: datetime) -> Module | None:
        """Publish the draft; None when there is no draft."""
        ...

    async def start(self, person_id: PersonId, module_id: ModuleId, version: int, at: datetime) -> Progress:
        """Return the progress, started now if it was not. Territory is the person's."""
        ...

    async def advance(self, progress: Progress) -> None:
        """Keep the furthest of blocks_done, and quiz_passed once true."""
        ...

    async def complete(self, person_id: PersonId, module_id: ModuleId, version: int, at: datetime) -> bool:
        """Mark completed; False when it was already (unique per person, module, version)."""
        ...
