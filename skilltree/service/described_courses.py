"""Courses told to other sites, and drafts made of what other sites tell of theirs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from skilltree.model.base import pick, pick_language
from skilltree.model.course import Block, Credit, Module, ModuleContent, SkillLevel
from skilltree.model.ids import CourseId, OrganisationId, SkillId, skill_id_of
from skilltree.model.person import Viewer
from skilltree.model.words import BlockKind, Language, Modality
from skilltree.service.courses import course_modules, taught_by
from skilltree.service.deps import Deps
from skilltree.service.export_courses import find_course
from skilltree.service.import_course import CourseImported, ImportCourse, import_folder, may_import
from skilltree.service.ports.course_files import CourseFolder, ModuleFile
from skilltree.service.ports.described_courses import DescribedCourse, Term
from skilltree.service.skill_references import reference_of
from skilltree.service.skill_search import is_open, search_skills

USUAL_HOURS = 1.0
"""Where nobody says; the author corrects it."""
USUAL_LEVEL = 2
LONGEST_HOURS = 2_000


async def describe_course(deps: Deps, course_id: CourseId, language: Language, address: str) -> bytes:
    """Return what other sites may say of a published course. `address` is where our pages stand. Raises NotFound."""
    local, course = find_course(deps, course_id)
    modules = course_modules(local, course)
    async with deps.store.reading() as db:
        owners = await db.people.organisations(sorted({course.organisation_id, *(m.organisation_id for m in modules)}))
    told = DescribedCourse(
        title=pick(course.title, language),
        summary=pick(course.summary, language),
        language=pick_language(course.title, language),
        provider=owners[course.organisation_id].name,
        teaches=_terms(deps, sorted(taught_by(modules)), language),
        hours=round(sum(module.content.hours for module in modules), 2),
        cost_euros=sum(module.content.cost_euros for module in modules),
        link=f"{address}/cours/{course.id}",
        parts=tuple(_part(deps, module, owners[module.organisation_id].name, language) for module in modules),
    )
    return deps.course_descriptions.write(told)


async def import_descriptions(
    deps: Deps, viewer: Viewer, key: UUID, organisation_id: OrganisationId, content: bytes
) -> CourseImported:
    """Make a draft of each course that a page describes, with credit and its address. Raises NotAllowed, RateLimited.

    Skills that are not known here by address or by name are told in `ignored`: the author chooses.
    """
    await may_import(deps, viewer, organisation_id)
    read = await asyncio.to_thread(deps.course_descriptions.read, content)
    unknown: list[str] = []
    modules = tuple(_draft(deps, viewer, number, item, unknown) for number, item in enumerate(read.courses, 1))
    command = ImportCourse(organisation_id=organisation_id, digest=sha256(content).hexdigest())
    folder = CourseFolder(modules=modules) if modules else None
    return await import_folder(
        deps, viewer, key, command, folder=folder, problems=read.problems, ignored=list(dict.fromkeys(unknown))
    )


def _part(deps: Deps, module: Module, owner: str, language: Language) -> DescribedCourse:
    content = module.content
    return DescribedCourse(
        title=pick(content.title, language),
        summary=pick(content.summary, language),
        language=pick_language(content.title, language),
        provider=owner,
        teaches=_terms(deps, [item.skill_id for item in content.teaches], language),
        hours=content.hours,
        modality=content.modality,
        cost_euros=content.cost_euros,
    )


def _terms(deps: Deps, skills: Sequence[SkillId], language: Language) -> tuple[Term, ...]:
    known = [skill for skill_id in skills if (skill := deps.engines.catalogue.get(skill_id))]
    return tuple(Term(name=pick(skill.labels, language), uri=skill.uri) for skill in known)


def _draft(deps: Deps, viewer: Viewer, number: int, item: DescribedCourse, unknown: list[str]) -> ModuleFile:
    tag = item.language.value
    taught: list[SkillLevel] = []
    for term in item.teaches:
        skill_id = _skill(deps, viewer, term, item.language)
        if skill_id is None:
            unknown.append(f"teaches: {term.name}")
        elif skill_id not in [known.skill_id for known in taught]:
            taught.append(SkillLevel(skill_id=reference_of(deps.engines.catalogue, skill_id), level=USUAL_LEVEL))
    text = f"{item.summary}\n\n{item.link}" if item.link else item.summary
    credited = item.provider or item.link
    content = ModuleContent(
        title={tag: item.title},
        summary={tag: item.summary},
        hours=min(item.hours or USUAL_HOURS, LONGEST_HOURS),
        # Where people meet is for the author to say: a place is not told in a way that could be trusted.
        modality=item.modality if item.modality is not Modality.ONSITE and item.modality else Modality.ONLINE,
        cost_euros=item.cost_euros or 0,
        blocks=(Block(kind=BlockKind.TEXT, title={tag: item.title}, text={tag: text}),),
        questions=(),
        requires=(),
        teaches=tuple(taught),
        credit=Credit(title={tag: item.title}, organisation=credited[:200], link=item.link) if credited else None,
    )
    return ModuleFile(file=f"course {number}: {item.title}", language=item.language, content=content)


def _skill(deps: Deps, viewer: Viewer, term: Term, language: Language) -> SkillId | None:
    """Return the skill that has this address, or exactly this name."""
    if term.uri is not None:
        skill = deps.engines.catalogue.get(skill_id_of(term.uri))
        if skill is not None and is_open(deps, skill, viewer.person_id):
            return skill.id
    for match in search_skills(deps, term.name, language, 1, viewer.person_id):
        if match.label.casefold() == term.name.casefold():
            return match.skill.id
    return None
