"""Modules of files as drafts: checked against what is known here, then kept with their media."""

from __future__ import annotations

import asyncio
import re
from hashlib import sha256
from typing import Final

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import Block, Course, Credit, Module, ModuleContent
from skilltree.model.errors import InvalidInput, Refusal
from skilltree.model.ids import CourseId, MediaId, ModuleId, OrganisationId, new_id
from skilltree.model.media import Media
from skilltree.model.person import Viewer
from skilltree.model.words import MediaKind, ModuleStatus
from skilltree.service.check_course_files import cleaned_credit, cleaned_texts, problem_of
from skilltree.service.content_text import languages_of, text_of, together
from skilltree.service.deps import Deps
from skilltree.service.ports.course_files import CourseFolder, CourseText, FileProblem, ModuleFile
from skilltree.service.ports.store import Writing
from skilltree.service.skill_references import with_ids
from skilltree.service.studio import checked_content
from skilltree.service.texts import SHORT_TEXT_LENGTH, TITLE_LENGTH, clean_optional
from skilltree.service.upload_media import check_room, plain_name

_DIGEST: Final = re.compile(r"^[0-9a-f]{12}-")
LAST: Final = 1_000


class ImportedModule(Struct):
    """A draft that was made of a file."""

    file: str
    id: ModuleId


class Drafts(Struct):
    """What was checked. Media by their path; in `modules` a `media_id` is still a path."""

    course: CourseText | None
    modules: tuple[tuple[ModuleFile, ModuleContent], ...]
    media: dict[str, tuple[Media, bytes]]


async def drafts_of(
    deps: Deps, viewer: Viewer, organisation_id: OrganisationId, folder: CourseFolder
) -> tuple[Drafts, list[FileProblem]]:
    """Return what may be kept, and what may not: unknown skills and communes, files of other kinds."""
    problems: list[FileProblem] = []
    media: dict[str, tuple[Media, bytes]] = {}
    for path, content in folder.media.items():
        try:
            media[path] = await _upload(deps, viewer, organisation_id, path, content)
        except InvalidInput as error:
            problems.append(FileProblem(file=path, message=error.message))
    modules = []
    for module in folder.modules:
        try:
            modules.append((module, await _checked(deps, viewer, module)))
        except Refusal as error:
            problems.append(problem_of(module, error))
    return Drafts(course=folder.course, modules=tuple(modules), media=media), problems


async def keep_drafts(
    deps: Deps, tx: Writing, viewer: Viewer, organisation_id: OrganisationId, drafts: Drafts
) -> tuple[CourseId | None, list[ImportedModule]]:
    """Keep media, course and drafts. Raises TooLarge (NO_ROOM)."""
    ids: dict[str, MediaId] = {}
    for path, (media, file_bytes) in drafts.media.items():
        await check_room(tx, media)
        ids[path] = (await tx.media.add(media, file_bytes)).id
    owner = (await tx.people.organisations([organisation_id]))[organisation_id].name
    course_id: CourseId | None = None
    if drafts.course is not None:
        course = _course(drafts.course, viewer, organisation_id)
        await tx.courses.put_course(course)
        await tx.outbox.append(ChangeKind.COURSE, course.id)
        course_id = course.id
    made = []
    for file, content in drafts.modules:
        module = Module(
            id=new_id("Module"),
            territory_id=viewer.territory_id,
            organisation_id=organisation_id,
            version=1,
            status=ModuleStatus.DRAFT,
            content=msgspec.structs.replace(
                content, blocks=_with_media(content.blocks, ids), credit=_credit(content, owner)
            ),
            language=file.language,
            position=LAST,
            saved_at=deps.clock(),
            course_id=course_id,
            author_id=viewer.person_id,
        )
        await tx.courses.save_module(module)
        made.append(ImportedModule(file=file.file, id=module.id))
    return course_id, made


async def _upload(
    deps: Deps, viewer: Viewer, organisation_id: OrganisationId, path: str, content: bytes
) -> tuple[Media, bytes]:
    """Raises Unsupported, TooLarge."""
    async with deps.drawing:
        upload = await asyncio.to_thread(deps.uploads.read, content)
    name = None if upload.kind is MediaKind.PICTURE else plain_name(_DIGEST.sub("", path.rpartition("/")[2]))
    media = Media(
        territory_id=viewer.territory_id,
        id=new_id("Media"),
        kind=upload.kind,
        mime=upload.mime,
        size=len(upload.content),
        sha256=sha256(upload.content).digest(),
        created_by=viewer.person_id,
        created_at=deps.clock(),
        organisation_id=organisation_id,
        name=name,
        width=upload.width,
        height=upload.height,
    )
    return media, upload.content


async def _checked(deps: Deps, viewer: Viewer, module: ModuleFile) -> ModuleContent:
    """Return the content, checked in each of its languages; its media are still paths. Raises Refusal."""
    stand_in = new_id("Media")
    paths = [block.media_id for block in module.content.blocks]
    blocks = tuple(
        msgspec.structs.replace(block, media_id=stand_in if block.media_id else None) for block in module.content.blocks
    )
    said = with_ids(msgspec.structs.replace(module.content, blocks=blocks))
    checked = {
        language.value: await checked_content(deps, text_of(said, language), viewer.person_id)
        for language in languages_of(said)
    }
    content = together(said, checked, module.language.value)
    return msgspec.structs.replace(
        content,
        credit=cleaned_credit(module.content),
        blocks=tuple(
            msgspec.structs.replace(block, media_id=path if block.media_id else None)
            for block, path in zip(content.blocks, paths, strict=True)
        ),
    )


def _course(text: CourseText, viewer: Viewer, organisation_id: OrganisationId) -> Course:
    return Course(
        id=new_id("Course"),
        territory_id=viewer.territory_id,
        organisation_id=organisation_id,
        title=cleaned_texts(text.title, field="title", most=TITLE_LENGTH),
        summary=cleaned_texts(text.summary, field="summary", most=SHORT_TEXT_LENGTH),
        ordered=text.ordered,
        module_ids=(),
        icon=clean_optional(text.icon, field="icon", most=TITLE_LENGTH),
    )


def _credit(content: ModuleContent, owner: str) -> Credit | None:
    """Return to whom credit is due; not to oneself for one's own module that comes back."""
    credit = content.credit
    if credit is not None and credit == Credit(title=content.title, organisation=owner):
        return None
    return credit


def _with_media(blocks: tuple[Block, ...], ids: dict[str, MediaId]) -> tuple[Block, ...]:
    return tuple(
        msgspec.structs.replace(block, media_id=ids[block.media_id] if block.media_id else None) for block in blocks
    )
