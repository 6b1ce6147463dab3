"""What a plan becomes shorter by when a step is known already: its own hours, and those that only led to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.engine.path.ascent import Puzzle, thin
from skilltree.engine.path.index import PathIndex
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId
from skilltree.model.suggestion import Plan


def hours_saved(
    found: Plan, wanted: Sequence[SkillLevel], held: Mapping[SkillId, int], index: PathIndex
) -> dict[ModuleId, float]:
    """Return for each step the hours that fall away when a test shows what it teaches."""
    lacking = {each.skill_id for each in found.lacking}
    named = [index.fact(each.skill_id, each.level) for each in wanted if each.skill_id not in lacking]
    targets = [fact for fact in named if fact is not None]
    chosen = [index.number[each] for each in found.module_ids]
    hours = index.hours.tolist()
    facts = index.holds(held)
    saved: dict[ModuleId, float] = {}
    for at in chosen:
        puzzle = Puzzle(index, facts | set(index.gains[at]), targets, (), index.achievers)
        kept = set(thin(puzzle, chosen, hours))
        saved[index.modules[at].id] = round(sum(index.modules[each].hours for each in chosen if each not in kept), 6)
    return saved
