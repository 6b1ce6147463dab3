"""Why there is no way to a skill: what nobody teaches, or which limit leaves out who does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skilltree.engine.path.index import PathIndex
from skilltree.engine.path.plan import Task
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId
from skilltree.model.path_words import PathObstacle
from skilltree.model.suggestion import MissingSkill, PathLimits

NOBODY = (PathObstacle.NOBODY_TEACHES,)
FURTHER = (PathObstacle.NOT_THAT_FAR,)


def why_lacking(
    lacking: Iterable[SkillLevel],
    held: Mapping[SkillId, int],
    index: PathIndex,
    *,
    limits: PathLimits,
    barred: Mapping[ModuleId, PathObstacle],
) -> tuple[MissingSkill, ...]:
    """Return what stands in the way of each, the fewest skills that would have to be taught (or allowed) for it.

    Where several modules teach a skill, the one that lacks least is followed back.
    """
    task = Task(index, held, limits=limits, barred=barred.keys())
    followed = _Followed(index, task, limits, barred)
    missing: list[MissingSkill] = []
    for each in lacking:
        if task.reaches(each.skill_id, each.level):
            roots: Sequence[_Root] = ((each.skill_id, each.level, (PathObstacle.BUDGET,)),)
        else:
            roots = followed.roots(each)
        missing += [
            MissingSkill(wanted=each.skill_id, skill_id=skill_id, level=level, obstacles=obstacles)
            for skill_id, level, obstacles in roots
        ]
    return tuple(missing)


_Root = tuple[SkillId, int, tuple[PathObstacle, ...]]
Need = tuple[SkillId, int]


class _Followed:
    """What stands in the way of each fact that cannot be reached, as small as following back finds it."""

    def __init__(
        self, index: PathIndex, task: Task, limits: PathLimits, barred: Mapping[ModuleId, PathObstacle]
    ) -> None:
        self._index, self._task, self._limits, self._barred = index, task, limits, barred

    def roots(self, wanted: SkillLevel) -> tuple[_Root, ...]:
        """Return what stands in the way of a skill, by id."""
        needed, ways = self._backwards(wanted)
        found: dict[Need, frozenset[_Root]] = {need: frozenset({root}) for need, root in needed.items() if root}
        changed = True
        while changed:
            changed = False
            for need, modules in ways.items():
                for at in modules:
                    before = self._open(at)
                    if any(each not in found for each in before):
                        continue
                    through = frozenset[_Root]().union(*(found[each] for each in before))
                    if need not in found or (len(through), sorted(through)) < (len(found[need]), sorted(found[need])):
                        found[need] = through
                        changed = True
        circle = frozenset({(wanted.skill_id, wanted.level, (PathObstacle.CIRCLE,))})
        return tuple(sorted(found.get((wanted.skill_id, wanted.level), circle)))

    def _backwards(self, wanted: SkillLevel) -> tuple[dict[Need, _Root | None], dict[Need, list[int]]]:
        """Return what may be needed (with why, where no allowed module teaches it), and who teaches the others."""
        first = (wanted.skill_id, wanted.level)
        needed: dict[Need, _Root | None] = {}
        ways: dict[Need, list[int]] = {}
        edge = [first]
        while edge:
            need = edge.pop()
            if need in needed:
                continue
            fact = self._index.fact(*need)
            teachers = self._index.achievers[fact] if fact is not None else []
            allowed = [at for at in teachers if self._obstacle(at) is None]
            needed[need] = None if allowed else (*need, self._why(need[0], teachers))
            if allowed:
                ways[need] = allowed
                edge += [each for at in allowed for each in self._open(at)]
        return needed, ways

    def _why(self, skill_id: SkillId, teachers: Sequence[int]) -> tuple[PathObstacle, ...]:
        if teachers:
            return tuple(sorted({why for at in teachers if (why := self._obstacle(at)) is not None}))
        begun = self._index.fact(skill_id, 1)
        return FURTHER if begun is not None and self._index.achievers[begun] else NOBODY

    def _open(self, at: int) -> list[Need]:
        """Return the needs of a module that cannot be reached."""
        return [
            (need.skill_id, need.level)
            for need in self._index.modules[at].requires
            if not self._task.reaches(need.skill_id, need.level)
        ]

    def _obstacle(self, at: int) -> PathObstacle | None:
        """Return which limit leaves a module out."""
        module = self._index.modules[at]
        budget = self._limits.max_cost_euros
        if module.id in self._barred:
            return self._barred[module.id]
        if budget is not None and module.cost_euros > budget:
            return PathObstacle.COST
        return PathObstacle.PLACE if self._limits.online_only and not module.online else None
