"""Taking in a course or modules from files: drafts of one's organisation, all of them or none."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import NotAllowed
from skilltree.model.ids import CourseId, OrganisationId, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import Role
from skilltree.service.check_course_files import check_folder
from skilltree.service.deps import Deps
from skilltree.service.import_drafts import Drafts, ImportedModule, drafts_of, keep_drafts
from skilltree.service.once import once_by
from skilltree.service.ports.course_files import CourseFolder, FileProblem
from skilltree.service.ports.store import Writing
from skilltree.service.rates import HOUR_SECONDS, count_use

IMPORTS_AN_HOUR: Final = 30


class ImportCourse(Struct):
    """For which organisation of the viewer's; `digest` is the SHA-256 of what was sent, in hex."""

    organisation_id: OrganisationId
    digest: str


class CourseImported(Struct):
    """What was made, or, with any problem, why nothing was. `ignored` are files that no module names."""

    modules: list[ImportedModule]
    problems: list[FileProblem]
    ignored: list[str]
    course_id: CourseId | None = None


async def import_course(
    deps: Deps, viewer: Viewer, key: UUID, organisation_id: OrganisationId, content: bytes
) -> CourseImported:
    """Make drafts of a zip. Raises NotAllowed, TooLarge for no room; RateLimited past 30 an hour."""
    await may_import(deps, viewer, organisation_id)
    async with deps.drawing:
        read = await asyncio.to_thread(deps.course_files.read, content)
    return await import_folder(
        deps,
        viewer,
        key,
        ImportCourse(organisation_id=organisation_id, digest=sha256(content).hexdigest()),
        folder=read.folder,
        problems=read.problems,
        ignored=read.ignored,
    )


async def may_import(deps: Deps, viewer: Viewer, organisation_id: OrganisationId) -> None:
    """Raises NotAllowed for who does not write there, RateLimited."""
    row_id("Organisation", organisation_id)
    if not viewer.acts_for(organisation_id, Role.AUTHOR):
        raise NotAllowed("you do not write for this organisation", field="organisation")
    await count_use(deps, f"import:{viewer.person_id}", IMPORTS_AN_HOUR, seconds=HOUR_SECONDS)


async def import_folder(
    deps: Deps,
    viewer: Viewer,
    key: UUID,
    command: ImportCourse,
    *,
    folder: CourseFolder | None,
    problems: Sequence[FileProblem] = (),
    ignored: Sequence[str] = (),
) -> CourseImported:
    """Make drafts of what was read, in one transaction."""
    found = list(problems) or (check_folder(folder) if folder is not None else [])
    drafts: Drafts | None = None
    if folder is not None and not found:
        drafts, found = await drafts_of(deps, viewer, command.organisation_id, folder)
    if drafts is None or found:
        return CourseImported(modules=[], problems=found, ignored=list(ignored))
    ready = drafts

    async def work(tx: Writing) -> CourseImported:
        course_id, modules = await keep_drafts(deps, tx, viewer, command.organisation_id, ready)
        return CourseImported(course_id=course_id, modules=modules, problems=[], ignored=list(ignored))

    return await once_by(deps, viewer, "importCourse", key=key, command=command, answer_type=CourseImported, work=work)
