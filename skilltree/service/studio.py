"""The author's studio: drafts and their checks."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.course import Block, Module, ModuleContent
from skilltree.model.errors import InvalidInput, NotAllowed, NotFound
from skilltree.model.ids import CourseId, ModuleId, OrganisationId, PersonId, new_id, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import Language, Modality, ModuleStatus, Role
from skilltree.service.deps import Deps
from skilltree.service.module_text import ModuleText, module_content
from skilltree.service.once import once_by
from skilltree.service.places import require_communes
from skilltree.service.ports.store import Writing
from skilltree.service.skills import require_levels, require_skill
from skilltree.service.texts import check_first
from skilltree.service.views.courses import ModuleDraftView, ModuleView, draft_view, module_view
from skilltree.service.views.learning import ModuleSaved


class SaveModule(Struct):
    """A draft as the author wrote it, in one language. `module_id` None starts a new module."""

    organisation_id: OrganisationId
    text: ModuleText
    module_id: ModuleId | None = None
    course_id: CourseId | None = None


async def read_drafts(deps: Deps, viewer: Viewer, first: int | None) -> list[ModuleDraftView]:
    """Return the modules of the organisations that the viewer writes for, newest first."""
    writes_for = [m.organisation_id for m in viewer.memberships if m.role is Role.AUTHOR and m.verified]
    size = check_first(first)
    if not writes_for:
        return []
    async with deps.store.reading() as db:
        modules = await db.courses.drafts(writes_for, size)
        reviews = {
            (found.module_id, found.version): found
            for found in await db.teaching.reviews_of([module.id for module in modules])
        }
        return [draft_view(module, reviews.get((module.id, module.version))) for module in modules]


async def read_draft(deps: Deps, viewer: Viewer, module_id: ModuleId) -> ModuleDraftView | None:
    """Return one module to its authors; None to anybody else."""
    row_id("Module", module_id)
    async with deps.store.reading() as db:
        module = await db.courses.newest(module_id)
        if module is None or not viewer.acts_for(module.organisation_id, Role.AUTHOR):
            return None
        return draft_view(module, await db.teaching.review(module.id, module.version))


async def save_module(deps: Deps, viewer: Viewer, key: UUID, command: SaveModule) -> ModuleSaved:
    """Keep a draft. Raises NotAllowed for somebody who does not write for the organisation."""
    row_id("Organisation", command.organisation_id)
    if not viewer.acts_for(command.organisation_id, Role.AUTHOR):
        raise NotAllowed("you do not write for this organisation", field="organisation")
    content = await checked_content(deps, command.text, viewer.person_id)

    async def work(tx: Writing) -> ModuleSaved:
        before = await _own_module(tx, viewer, command)
        await _check_media(tx, content, command.organisation_id)
        if command.course_id is not None:
            await _check_course(tx, viewer, command.course_id, command.organisation_id)
        position = before.position if before else 1_000
        if before is not None:
            content_kept = _keep_other_languages(before.content, content, command.text.language)
        else:
            content_kept = content
        module = Module(
            id=before.id if before else new_id("Module"),
            territory_id=viewer.territory_id,
            organisation_id=command.organisation_id,
            version=before.version if before else 1,
            status=ModuleStatus.DRAFT,
            content=content_kept,
            language=command.text.language,
            position=position,
            saved_at=deps.clock(),
            course_id=command.course_id or (before.course_id if before else None),
            author_id=viewer.person_id,
        )
        saved = await tx.courses.save_module(module)
        # Nobody looks over what has changed meanwhile: the author asks again.
        await tx.teaching.withdraw_review(saved.id, saved.version)
        return ModuleSaved(draft=draft_view(saved, await tx.teaching.review(saved.id, saved.version)))

    return await once_by(deps, viewer, "saveModule", key=key, command=command, answer_type=ModuleSaved, work=work)


async def checked_content(deps: Deps, text: ModuleText, author: PersonId) -> ModuleContent:
    """Return the content with its skills and place checked; an author may teach what they proposed."""
    content = module_content(text)
    requires = require_levels(deps, text.requires, author, field="requires")
    teaches = require_levels(deps, text.teaches, author, field="teaches")
    insee = (await require_communes(deps, [text.insee], field="commune"))[0] if text.insee else None
    if insee is None and text.modality is Modality.ONSITE:
        raise InvalidInput("an on-site module has a commune", field="commune")
    blocks = await _placed(deps, content.blocks)
    for question in text.questions:
        if question.skill_id is not None:
            require_skill(deps, question.skill_id, author, field="questions.skill")
    return msgspec.structs.replace(content, requires=requires, teaches=teaches, insee=insee, blocks=blocks)


async def _placed(deps: Deps, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with today's codes of the communes where people meet."""
    given = list(dict.fromkeys(session.insee for block in blocks for session in block.sessions))
    field = "blocks.sessions.commune"
    known = {code: (await require_communes(deps, [code], field=field))[0] for code in given}
    return tuple(
        msgspec.structs.replace(
            block, sessions=tuple(msgspec.structs.replace(s, insee=known[s.insee]) for s in block.sessions)
        )
        for block in blocks
    )


async def _check_media(tx: Writing, content: ModuleContent, organisation_id: OrganisationId) -> None:
    """Raises NotFound for a file that is not of this organisation."""
    wanted = [block.media_id for block in content.blocks if block.media_id is not None]
    found = await tx.media.many(wanted)
    if any(media_id not in found or found[media_id].organisation_id != organisation_id for media_id in wanted):
        raise NotFound("there is no such file of this organisation", field="blocks.media")


async def _own_module(tx: Writing, viewer: Viewer, command: SaveModule) -> Module | None:
    """Return the module to change; None starts a new one. Raises NotFound for another's."""
    if command.module_id is None:
        return None
    row_id("Module", command.module_id)
    module = await tx.courses.newest(command.module_id)
    if module is None or not viewer.acts_for(module.organisation_id, Role.AUTHOR):
        raise NotFound("there is no such module of yours", field="module")
    if module.organisation_id != command.organisation_id:
        raise InvalidInput("a module stays with its organisation", field="organisation")
    return module


async def _check_course(tx: Writing, viewer: Viewer, course_id: CourseId, organisation_id: OrganisationId) -> None:
    row_id("Course", course_id)
    courses = {course.id: course for course in await tx.courses.courses(viewer.territory_id)}
    course = courses.get(course_id)
    if course is None or course.organisation_id != organisation_id:
        raise NotFound("there is no such course of this organisation", field="course")


def _keep_other_languages(before: ModuleContent, after: ModuleContent, language: Language) -> ModuleContent:
    """Keep titles and summaries that exist in other languages; blocks are those of the new text."""
    return msgspec.structs.replace(
        after,
        title={**before.title, language.value: after.title[language.value]},
        summary={**before.summary, language.value: after.summary[language.value]},
    )


def published_view(draft: ModuleDraftView, language: Language) -> ModuleView:
    """Return a module that was just published, as learners see it."""
    return module_view(draft.row, language)
