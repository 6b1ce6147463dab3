"""Reading one's own tree, and showing a leaf after a write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.engine.community_tree import branch_parents
from skilltree.model.ids import SkillId, row_id
from skilltree.model.person import BranchVisibility, Viewer
from skilltree.model.taxonomy import Skill
from skilltree.model.tree import SkillState, TreeState, fold, same_until
from skilltree.model.weights import support_of
from skilltree.model.words import Language, Visibility
from skilltree.service.branches import visibility_among
from skilltree.service.deps import Deps
from skilltree.service.kept_trees import KeptTree
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.views.skills import skill_view, unknown_skill
from skilltree.service.views.trees import EvidenceView, TreeSkillView, TreeView, evidence_view


async def read_tree(deps: Deps, viewer: Viewer, language: Language) -> TreeView:
    """Return the viewer's own tree."""
    kept, now, catalogue = deps.engines.kept_trees, deps.clock(), deps.engines.catalogue
    stamp = (catalogue, catalogue.edits)
    async with deps.store.reading() as db:
        found = await kept.find(db, viewer, language, stamp, now)
        if found is not None:
            return found
        head = await db.outbox.head(viewer.territory_id)
        facts = await db.evidence.of_person(viewer.person_id)
        choices = await db.people.visibility(viewer.person_id)
    view = show_tree(deps, fold(facts, now=now), choices, language)
    kept.keep(
        viewer.person_id,
        KeptTree(
            view=view,
            language=language,
            stamp=stamp,
            head=head,
            size=len(facts),
            since=now,
            until=same_until(facts, now=now),
        ),
    )
    return view


async def read_leaf(deps: Deps, viewer: Viewer, skill_id: str, language: Language) -> TreeSkillView | None:
    """Return one leaf of the viewer's own tree; None when it is not on it."""
    row_id("Skill", skill_id)
    async with deps.store.reading() as db:
        leaves = await leaves_after(deps, db, viewer, [skill_id], language)
    return leaves[0] if leaves else None


def show_tree(deps: Deps, tree: TreeState, choices: Sequence[BranchVisibility], language: Language) -> TreeView:
    """Put a tree into words and branches."""
    parents = branch_parents([state.skill_id for state in tree.skills], deps.engines.catalogue)
    chosen = {choice.branch: choice.visibility for choice in choices}
    leaves = [show_leaf(deps, state, chosen, language, parents) for state in tree.skills]
    return TreeView(skills=leaves, version=tree.version)


def show_leaf(
    deps: Deps,
    state: SkillState,
    chosen: Mapping[SkillId | None, Visibility],
    language: Language,
    parents: Mapping[SkillId, SkillId | None],
    *,
    fresh: Skill | None = None,
) -> TreeSkillView:
    """Put one leaf into words. `chosen`: who sees which branch; `fresh`: a skill not in the catalogue yet."""
    catalogue = deps.engines.catalogue
    skill = catalogue.get(state.skill_id) or fresh
    strength = state.strength
    return TreeSkillView(
        skill=skill_view(skill, language) if skill else unknown_skill(state.skill_id, language),
        level=state.level,
        proven_level=state.proven_level,
        confirmed_level=state.confirmed_level,
        standing=state.standing,
        dormant=state.dormant,
        since=state.since,
        valid_until=state.valid_until,
        parent_id=parents.get(state.skill_id),
        visibility=visibility_among(chosen, state.skill_id, catalogue),
        evidence=[evidence_view(fact) for fact in state.evidence],
        strength=strength,
        support=support_of(strength),
        dispute=state.dispute,
    )


async def leaves_after(
    deps: Deps,
    db: Reading | Writing,
    viewer: Viewer,
    skill_ids: Sequence[SkillId],
    language: Language,
    *,
    fresh: Skill | None = None,
) -> list[TreeSkillView]:
    """Return these leaves of the viewer as they stand in this transaction, those that are left."""
    tree = fold(await db.evidence.of_person(viewer.person_id), now=deps.clock())
    chosen = {choice.branch: choice.visibility for choice in await db.people.visibility(viewer.person_id)}
    parents = branch_parents([state.skill_id for state in tree.skills], deps.engines.catalogue)
    wanted = set(skill_ids)
    return [
        show_leaf(deps, state, chosen, language, parents, fresh=fresh)
        for state in tree.skills
        if state.skill_id in wanted
    ]


async def read_evidence(deps: Deps, viewer: Viewer, evidence_id: str) -> EvidenceView | None:
    """Return one fact of the viewer's own tree; None for anybody else's."""
    row_id("Evidence", evidence_id)
    async with deps.store.reading() as db:
        fact = await db.evidence.find(evidence_id)
    return evidence_view(fact) if fact and fact.person_id == viewer.person_id else None
