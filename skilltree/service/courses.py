"""Finding courses, and reading modules that are published."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from skilltree.model.course import Course, Module, SkillLevel
from skilltree.model.ids import CourseId, ModuleId, SkillId, TerritoryId
from skilltree.model.person import Viewer
from skilltree.model.place import Place
from skilltree.model.words import Language, Modality
from skilltree.service.candidates import coordinates_of
from skilltree.service.deps import Deps
from skilltree.service.engines import TerritoryEngines
from skilltree.service.places import distance_between, locate
from skilltree.service.skills import require_skill, show_levels
from skilltree.service.text_search import rank_texts
from skilltree.service.texts import check_first, clean_query
from skilltree.service.views.courses import CourseView, ModuleView, course_view, module_view
from skilltree.service.views.pages import PageView, page_of
from skilltree.service.views.skills import SkillLevelView
from skilltree.service.wishes import note_empty_search

UNPLACED_KM = 10_000.0


async def search_courses(
    deps: Deps,
    territory_id: TerritoryId,
    language: Language,
    *,
    text: str | None,
    skills: Sequence[SkillId] | None,
    near: Place | None,
    first: int | None,
    after: str | None,
    viewer: Viewer | None = None,
) -> PageView[CourseView]:
    """Return published courses: best match first, then nearest, then by id. A viewer who finds none is a wish."""
    size = check_first(first)
    local = deps.engines.territories[territory_id]
    origin = await locate(deps, near)
    wanted = {require_skill(deps, skill_id, None, field="skills").id for skill_id in skills or ()}
    rows = [(course, course_modules(local, course)) for course in local.courses.values()]
    rows = [(c, m) for c, m in rows if m and (not wanted or wanted & taught_by(m))]
    scores = rank_texts(clean_query(text or ""), {c.id: _words(deps, c, m, language) for c, m in rows})
    found: list[tuple[tuple[float, str], CourseView]] = []
    for course, modules in rows:
        if course.id not in scores:
            continue
        far = nearest_km(deps, modules, origin)
        if near and near.radius_km is not None and far is not None and far > near.radius_km:
            continue
        rank = (-scores[course.id] * 1e6) + min(far or 0.0, UNPLACED_KM)
        found.append(((rank, course.id), course_view(course, modules, language, far)))
    found.sort(key=lambda row: row[0])
    if not found and viewer is not None:
        await note_empty_search(deps, viewer, text, sorted(wanted), language)
    return page_of([view for _, view in found], [key for key, _ in found], first=size, after=after)


def course_modules(local: TerritoryEngines, course: Course) -> list[Module]:
    """Return the published modules of a course, in order."""
    return [local.modules[module_id] for module_id in course.module_ids if module_id in local.modules]


def taught_by(modules: Sequence[Module]) -> set[SkillId]:
    """Return what these modules teach."""
    return {taught.skill_id for module in modules for taught in module.content.teaches}


def nearest_km(deps: Deps, modules: Sequence[Module], origin: tuple[float, float] | None) -> float | None:
    """Return the distance of the farthest place that the course asks to go to; None when online."""
    places = [
        coordinates_of(module.content.insee, deps.engines.communes)
        for module in modules
        if module.content.modality is not Modality.ONLINE
    ]
    distances = [far for place in places if (far := distance_between(origin, place)) is not None]
    return round(max(distances), 1) if distances else None


def _words(deps: Deps, course: Course, modules: Sequence[Module], language: Language) -> list[str]:
    """Texts by which a course is found: its own, its modules' titles, what they teach."""
    texts = [*course.title.values(), *(title for m in modules for title in m.content.title.values())]
    for skill_id in taught_by(modules):
        skill = deps.engines.catalogue.get(skill_id)
        if skill is not None and language.value in skill.labels:
            texts.append(skill.labels[language.value])
    return texts


def read_module(deps: Deps, territory_id: TerritoryId, module_id: ModuleId, language: Language) -> ModuleView | None:
    """Return the published version that new learners follow."""
    module = deps.engines.territories[territory_id].modules.get(module_id)
    return module_view(module, language) if module else None


def read_modules(
    deps: Deps, territory_id: TerritoryId, ids: Sequence[ModuleId], language: Language
) -> list[ModuleView]:
    """Return those that are published, in the order given."""
    local = deps.engines.territories[territory_id]
    return [module_view(local.modules[found], language) for found in ids if found in local.modules]


def read_course_modules(
    deps: Deps, territory_id: TerritoryId, ids: Sequence[ModuleId], language: Language
) -> list[ModuleView]:
    """Return the published modules of a course, `position` being their place in it."""
    shown = read_modules(deps, territory_id, ids, language)
    return [msgspec.structs.replace(module, position=place) for place, module in enumerate(shown, 1)]


def read_course_of(
    deps: Deps, territory_id: TerritoryId, module_id: ModuleId, own: CourseId | None, language: Language
) -> CourseView | None:
    """Return the course that a module was written for, else the first by id that has it."""
    local = deps.engines.territories[territory_id]
    has_it = sorted(course.id for course in local.courses.values() if module_id in course.module_ids)
    found = own if own in has_it else next(iter(has_it), None)
    return read_course(deps, territory_id, found, language) if found else None


def read_course(deps: Deps, territory_id: TerritoryId, course_id: CourseId, language: Language) -> CourseView | None:
    """Return a course that has published modules."""
    local = deps.engines.territories[territory_id]
    course = local.courses.get(course_id)
    modules = course_modules(local, course) if course else []
    return course_view(course, modules, language) if course and modules else None


def modules_teaching(
    deps: Deps, territory_id: TerritoryId, skill_id: SkillId, language: Language, first: int | None
) -> list[ModuleView]:
    """Return published modules that teach a skill, shortest first."""
    local = deps.engines.territories[territory_id]
    found = [local.modules[module_id] for module_id in local.teaching.get(skill_id, ())]
    found.sort(key=lambda module: (module.content.hours, module.id))
    return [module_view(module, language) for module in found[: check_first(first)]]


def taught_levels(
    deps: Deps, territory_id: TerritoryId, ids: Sequence[ModuleId], language: Language
) -> list[SkillLevelView]:
    """Return what these modules teach together, each skill at its highest level."""
    local = deps.engines.territories[territory_id]
    best: dict[SkillId, int] = {}
    for module in (local.modules[found] for found in ids if found in local.modules):
        for taught in module.content.teaches:
            best[taught.skill_id] = max(best.get(taught.skill_id, 0), taught.level)
    wanted = [SkillLevel(skill_id=skill_id, level=level) for skill_id, level in best.items()]
    return show_levels(deps, wanted, language)
