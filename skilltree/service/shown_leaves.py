"""The leaves of a tree that others see: level and standing, never what shows them."""

from __future__ import annotations

from collections.abc import Iterable

from skilltree.engine.catalogue import Catalogue
from skilltree.engine.community_tree import branch_parents
from skilltree.model.ids import SkillId
from skilltree.model.tree import SkillState
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.trees import show_leaf
from skilltree.service.views.tree_shares import SharedSkillView


def show_leaves(deps: Deps, states: Iterable[SkillState], language: Language) -> list[SharedSkillView]:
    """Put leaves into words, each below the one of them that it grows out of."""
    shown = list(states)
    parents = branch_parents([state.skill_id for state in shown], deps.engines.catalogue)
    leaves = [show_leaf(deps, state, {}, language, parents) for state in shown]
    return [
        SharedSkillView(
            skill=leaf.skill,
            level=leaf.level,
            standing=leaf.standing,
            dormant=leaf.dormant,
            valid_until=leaf.valid_until,
            parent_id=leaf.parent_id,
        )
        for leaf in leaves
    ]


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
