"""Courses and modules that are published, as zips that anybody may take; each says whose it is."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Sequence

import msgspec

from skilltree.model.base import Struct, pick_language
from skilltree.model.course import Course, Credit, Module
from skilltree.model.errors import NotFound
from skilltree.model.ids import CourseId, MediaId, ModuleId, row_id
from skilltree.model.media import Media
from skilltree.service.courses import course_modules
from skilltree.service.deps import Deps
from skilltree.service.engines import TerritoryEngines
from skilltree.service.ports.course_files import CourseFolder, CourseText, ModuleFile
from skilltree.service.ports.store import Reading
from skilltree.service.skill_references import labels_of, with_references

ENDINGS = {"image/webp": ".webp", "audio/mp4": ".m4a", "audio/ogg": ".ogg", "audio/wav": ".wav", "audio/webm": ".webm"}


class Exported(Struct):
    """A zip."""

    content: bytes


def find_course(deps: Deps, course_id: CourseId) -> tuple[TerritoryEngines, Course]:
    """Return a course with published modules, of whichever territory. Raises NotFound."""
    row_id("Course", course_id)
    for local in deps.engines.territories.values():
        course = local.courses.get(course_id)
        if course is not None and course_modules(local, course):
            return local, course
    raise NotFound("there is no such course", field="id")


async def export_course(deps: Deps, course_id: CourseId) -> Exported:
    """Return a course with its published modules. Raises NotFound."""
    local, course = find_course(deps, course_id)
    first = course_modules(local, course)[0].language
    text = CourseText(
        language=pick_language(course.title, first),
        title=course.title,
        summary=course.summary,
        ordered=course.ordered,
        icon=course.icon,
    )
    return await _packed(deps, course_modules(local, course), text)


async def export_module(deps: Deps, module_id: ModuleId) -> Exported:
    """Return the version of a module that learners begin. Raises NotFound."""
    row_id("Module", module_id)
    for local in deps.engines.territories.values():
        if module_id in local.modules:
            return await _packed(deps, [local.modules[module_id]], None)
    raise NotFound("there is no such module", field="id")


def media_path(media: Media) -> str:
    """Return where a file stands in the folder: its name begins with what its bytes come to."""
    digest = media.sha256.hex()[:12]
    if media.name:
        return f"media/{digest}-{media.name}"
    return f"media/{digest}{ENDINGS.get(media.mime) or mimetypes.guess_extension(media.mime) or '.bin'}"


async def _packed(deps: Deps, modules: Sequence[Module], course: CourseText | None) -> Exported:
    media: dict[str, bytes] = {}
    async with deps.store.reading() as db:
        owners = await db.people.organisations(list({module.organisation_id for module in modules}))
        files = []
        for module in modules:
            paths = await _media_of(db, module, media)
            files.append(_file(deps, module, owners[module.organisation_id].name, paths))
    folder = CourseFolder(modules=tuple(files), course=course, media=media)
    return Exported(content=await asyncio.to_thread(deps.course_files.write, folder))


async def _media_of(db: Reading, module: Module, media: dict[str, bytes]) -> dict[MediaId, str]:
    """Add the files of a module to `media`; return their paths by id."""
    wanted = [block.media_id for block in module.content.blocks if block.media_id is not None]
    paths = {}
    for media_id, found in (await db.media.many(wanted)).items():
        content = await db.media.content(media_id)
        if content is not None:
            paths[media_id] = media_path(found)
            media[paths[media_id]] = content
    return paths


def _file(deps: Deps, module: Module, owner: str, paths: dict[MediaId, str]) -> ModuleFile:
    content = module.content
    return ModuleFile(
        file="",
        language=module.language,
        content=msgspec.structs.replace(
            with_references(deps.engines.catalogue, content),
            blocks=tuple(
                msgspec.structs.replace(block, media_id=paths.get(block.media_id) if block.media_id else None)
                for block in content.blocks
            ),
            # Whoever takes it in gives credit to whom it is of; its owner's own copy drops it again.
            credit=content.credit or Credit(title=content.title, organisation=owner),
        ),
        labels=labels_of(deps.engines.catalogue, content, module.language),
    )
