"""The tree of a community: who belongs to a group, what authors say of the order of learning, whose tree is kept ready.

The territory's own tree follows every fact. A group's is grown when somebody asks for it, in a thread, from what its
members hold.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Set
from datetime import datetime

from skilltree.engine.community import CommunityCounters, LivingTree
from skilltree.engine.community_tree import CommunityCellState, cells_of
from skilltree.engine.floor import at_least
from skilltree.model.base import Struct
from skilltree.model.evidence import Evidence
from skilltree.model.ids import CourseId, ModuleId, OccupationId, OrganisationId, PersonId, SkillId, TerritoryId
from skilltree.model.person import Viewer
from skilltree.model.place import current_insee
from skilltree.model.words import EvidenceKind, Language
from skilltree.service.deps import Deps
from skilltree.service.engines import Engines, TerritoryEngines
from skilltree.service.skill_search import is_open
from skilltree.service.skills import show_skill
from skilltree.service.views.opportunities import CommunityCellView, CommunityTreeView

Parents = dict[SkillId, SkillId | None]


class CommunityGroup(Struct):
    """Some of a territory's members, by one of these.

    Those who live in a commune, who finished a module of a course or of an organisation, or whose goal is an
    occupation.
    """

    insee: str | None = None
    course_id: CourseId | None = None
    occupation_id: OccupationId | None = None
    organisation_id: OrganisationId | None = None


async def community_tree(
    deps: Deps,
    territory_id: TerritoryId,
    viewer: Viewer | None,
    language: Language,
    group: CommunityGroup | None = None,
) -> CommunityTreeView | None:
    """Return the tree of all members or of a group, with the viewer's own skills lit; None under the floor.

    Counts are in whole steps of the floor (`engine.floor`). Of a group's cells none is told: the numbers of the whole
    less those of a group would tell of the few who are not in it.
    """
    local = deps.engines.territories[territory_id]
    floor = deps.rules.privacy_floor
    if group is None:
        parents = await _drawn(deps.engines, local)
        counters = local.community
    else:
        held = local.community.among(sorted(members_of(local, group)))
        if len(held) < floor:
            return None
        prior = authored_prior(deps.engines, local, {skill for learnt in held.values() for skill in learnt})
        counters = CommunityCounters()
        parents = await asyncio.to_thread(_grown, counters, held, prior)
    asker = viewer.person_id if viewer else None
    cells = cells_of(counters, _without_own_words(deps, parents, asker), floor=floor)
    if not cells:
        return None
    mine = local.held.get(asker, frozenset()) if asker else frozenset()
    shown = [_cell_view(deps, cell, language, counted=group is None, mine=cell.skill_id in mine) for cell in cells]
    return CommunityTreeView(members=at_least(counters.members, floor=floor) or 0, cells=shown)


def _grown(counters: CommunityCounters, held: dict[PersonId, dict[SkillId, datetime]], prior: Parents) -> Parents:
    for person_id, learnt in held.items():
        counters.hold(person_id, learnt)
    return LivingTree(counters, prior).parents()


def _cell_view(
    deps: Deps, cell: CommunityCellState, language: Language, *, counted: bool, mine: bool
) -> CommunityCellView:
    return CommunityCellView(
        skill=show_skill(deps, cell.skill_id, language),
        parent_id=cell.parent_id,
        depth=cell.depth,
        holders=at_least(cell.holders or 0, floor=deps.rules.privacy_floor) if counted else None,
        shade=cell.shade,
        part=cell.part,
        mine=mine,
    )


def members_of(local: TerritoryEngines, group: CommunityGroup) -> set[PersonId]:
    """Return who belongs to a group; nobody to one that is not known here."""
    if group.insee is not None:
        insee = current_insee(group.insee)
        return {person_id for person_id, home in local.homes.items() if home == insee}
    if group.occupation_id is not None:
        return {goal.person_id for goal in local.goals.values() if goal.occupation_id == group.occupation_id}
    modules = {
        module.id
        for module in local.modules.values()
        if (group.course_id is not None and module.course_id == group.course_id)
        or (group.organisation_id is not None and module.organisation_id == group.organisation_id)
    }
    return {person_id for person_id, finished in local.finished.items() if finished & modules}


def modules_finished(facts: Iterable[Evidence]) -> frozenset[ModuleId]:
    """Return the modules that a person's evidence comes from."""
    return frozenset(
        fact.source_id
        for fact in facts
        if fact.kind is EvidenceKind.COURSE and fact.source_id is not None and not fact.retracted
    )


def draw_tree(engines: Engines, local: TerritoryEngines) -> None:
    """Take in what authors say now, where it changed, and bring the territory's tree up to date."""
    held = _held(local)
    if not _authored_from(engines, local, held):
        local.tree.author(authored_prior(engines, local, held))
        local.authored_from = (engines.catalogue, local.modules, held)
    local.tree.parents()


def _held(local: TerritoryEngines) -> frozenset[SkillId]:
    return frozenset(skill for skill, count in local.holders.items() if count)


def _authored_from(engines: Engines, local: TerritoryEngines, held: frozenset[SkillId]) -> bool:
    """Return whether the authored order is of this taxonomy, these modules and these skills."""
    known = local.authored_from
    return known is not None and known[0] is engines.catalogue and known[1] is local.modules and known[2] == held


async def _drawn(engines: Engines, local: TerritoryEngines) -> Parents:
    """Return the territory's tree. What is to be reckoned is, in a thread, while no change is applied."""
    if not (local.tree.ready and _authored_from(engines, local, _held(local))):
        async with engines.lock:
            await asyncio.to_thread(draw_tree, engines, local)
            return local.tree.parents()
    return local.tree.parents()


def authored_prior(engines: Engines, local: TerritoryEngines, held: Set[SkillId]) -> Parents:
    """What is said of the order of learning of skills that somebody holds, by whoever says most of it.

    First what a module that teaches it requires, then the taxonomy's prerequisites, then the nearest broader skill that
    is held; the first by id of those of one kind.
    """
    required: dict[SkillId, set[SkillId]] = {}
    for module in local.modules.values():
        for taught in module.content.teaches:
            required.setdefault(taught.skill_id, set()).update(each.skill_id for each in module.content.requires)
    prior: Parents = {}
    for skill_id in held:
        skill = engines.catalogue.get(skill_id)
        before = (required.get(skill_id, set()) & held) - {skill_id}
        if not before and skill is not None:
            before = (set(skill.prerequisites) & held) - {skill_id}
        if before:
            prior[skill_id] = min(before)
            continue
        broader = [(steps, other) for other, steps in engines.catalogue.distances(skill_id).items() if other in held]
        if broader:
            prior[skill_id] = min(broader)[1]
    return prior


def _without_own_words(deps: Deps, parents: Parents, asker: PersonId | None) -> Parents:
    """Leave out the skills that other people put into their own words; what grows out of one hangs where it hung."""
    catalogue = deps.engines.catalogue
    hidden = {
        skill_id
        for skill_id in parents
        if (skill := catalogue.get(skill_id)) is not None and not is_open(deps, skill, asker)
    }
    if not hidden:
        return parents
    shown: Parents = {}
    for skill_id, parent in parents.items():
        if skill_id not in hidden:
            at = parent
            while at in hidden:
                at = parents[at]
            shown[skill_id] = at
    return shown
