"""Reading a tree by a link that its owner made. Each look is logged where the owner sees it."""

from __future__ import annotations

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community_tree import branch_parents
from skilltree.model.ids import SkillId
from skilltree.model.ledger import AccessRecord
from skilltree.model.person import Viewer
from skilltree.model.tree import SkillState, fold
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.rates import DAY_SECONDS, count_use
from skilltree.service.secrets import token_hash
from skilltree.service.trees import show_leaf
from skilltree.service.views.tree_shares import SharedSkillView, SharedTreeView

TOKEN_LENGTH = 200
LOOKS_A_DAY = 300
"""Of one link: each is a line in its owner's log."""


async def read_shared_tree(deps: Deps, viewer: Viewer | None, token: str, language: Language) -> SharedTreeView | None:
    """Return what a link shows; None when it shows nothing (any more). Raises RateLimited."""
    if len(token) > TOKEN_LENGTH:
        return None
    now = deps.clock()
    await count_use(deps, f"look:{token_hash(token).hex()}", LOOKS_A_DAY, seconds=DAY_SECONDS)
    async with deps.store.reading() as db:
        share = await db.tree_shares.by_token(token_hash(token))
        if share is None or not share.live(now):
            return None
        person = await db.people.person(share.person_id)
        facts = await db.evidence.of_person(share.person_id)
        reader = await db.people.person(viewer.person_id) if viewer else None
    if person is None:
        return None
    if viewer is None or viewer.person_id != share.person_id:
        record = AccessRecord(
            person_id=share.person_id,
            reader_id=viewer.person_id if viewer else None,
            who=reader.display_name if reader and reader.display_name else share.label,
            what="tree",
            why="shared-link",
            at=now,
        )
        async with deps.store.writing(share.territory_id) as tx:
            await tx.ledger.log_accesses(share.territory_id, [record])
    states = [
        state
        for state in fold(facts, now=now).skills
        if share.branch is None or is_within(state.skill_id, share.branch, deps.engines.catalogue)
    ]
    parents = branch_parents([state.skill_id for state in states], deps.engines.catalogue)
    return SharedTreeView(
        owner_name=person.display_name,
        until=share.until,
        skills=[_shown(deps, state, language, parents) for state in states],
    )


def is_within(skill_id: SkillId, branch: SkillId, catalogue: Catalogue) -> bool:
    """True for the branch's own skill and whatever is narrower, at any distance."""
    frontier, seen = [skill_id], {skill_id}
    while frontier:
        current = frontier.pop()
        if current == branch:
            return True
        skill = catalogue.get(current)
        above = [parent for parent in skill.broader if parent not in seen] if skill else []
        seen.update(above)
        frontier.extend(above)
    return False


def _shown(
    deps: Deps, state: SkillState, language: Language, parents: dict[SkillId, SkillId | None]
) -> SharedSkillView:
    leaf = show_leaf(deps, state, {}, language, parents)
    return SharedSkillView(
        skill=leaf.skill,
        level=leaf.level,
        standing=leaf.standing,
        dormant=leaf.dormant,
        valid_until=leaf.valid_until,
        parent_id=leaf.parent_id,
    )
