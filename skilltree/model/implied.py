"""What a skill that somebody has shown supposes: its prerequisites, said to be had and never more than said.

Whoever was confirmed in welding pipes can read a welding plan, though nobody wrote it down. Such skills are told to
their owner ("what this supposes"); they are no evidence, stand on no tree, and nobody finds a person by them. Broader
skills are not implied: they are where a leaf hangs. Narrower ones neither: who keeps a garden need not know bees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.ids import SkillId
from skilltree.model.tree import SkillState

STEPS: Final = 3
"""Prerequisites of prerequisites are followed so far; further back the guess is worth little."""

MOST_OF_ONE: Final = 12
"""So many are told of one skill: ESCO gives some of its skills forty."""

USUAL_LEVEL: Final = 2
"""ESCO and ROME give no levels: "alone" is what a prerequisite usually means."""


class ImpliedSkill(Struct):
    """A skill that shown ones suppose. `because` holds those, the strongest first; `level` is 1 or 2."""

    skill_id: SkillId
    level: int
    because: tuple[SkillId, ...]


def supposed_by(skill_id: SkillId, prerequisites: Callable[[SkillId], Iterable[SkillId]]) -> dict[SkillId, int]:
    """Return what a skill supposes with how many steps back, the nearest first, then by id. Loops end."""
    found: dict[SkillId, int] = {}
    edge = [skill_id]
    for step in range(1, STEPS + 1):
        reached = {before for each in edge for before in prerequisites(each)}
        edge = sorted(reached - found.keys() - {skill_id})[: MOST_OF_ONE - len(found)]
        found |= dict.fromkeys(edge, step)
        if not edge or len(found) >= MOST_OF_ONE:
            break
    return found


def implied_by(
    states: Sequence[SkillState], prerequisites: Callable[[SkillId], Iterable[SkillId]]
) -> tuple[ImpliedSkill, ...]:
    """Return what the proven skills of a tree suppose, by id; what stands on it at that level itself is left out."""
    held = {state.skill_id: state.level for state in states}
    levels: dict[SkillId, int] = {}
    because: dict[SkillId, list[tuple[int, SkillId]]] = {}
    for state in states:
        if state.proven_level == 0:
            continue
        level = min(state.proven_level, USUAL_LEVEL)
        for skill_id in supposed_by(state.skill_id, prerequisites):
            if held.get(skill_id, 0) < level:
                levels[skill_id] = max(levels.get(skill_id, 0), level)
                because.setdefault(skill_id, []).append((-state.proven_level, state.skill_id))
    return tuple(
        ImpliedSkill(skill_id=skill_id, level=levels[skill_id], because=tuple(each for _, each in sorted(found)))
        for skill_id, found in sorted(because.items())
    )
