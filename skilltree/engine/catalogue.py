"""The skills of the taxonomy in memory: broader closure, narrower ones, and what comes near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from skilltree.model.ids import SkillId
from skilltree.model.taxonomy import Skill

DEPTH: Final = 8
"""Levels of broader skills followed; ESCO has at most 6."""

FAMILY: Final = 60
"""A broader skill with more children than this says nothing about how alike they are."""

KEPT_NEAR: Final = 2000
"""Skills whose likes are kept once they were asked for."""

CHILD_LIKENESS: Final = 0.8
PARENT_LIKENESS: Final = 0.5
SIBLING_LIKENESS: Final = 0.5


class Catalogue:
    """Skills by id, numbered from 0 in order of arrival; a number is never given twice."""

    def __init__(self, skills: Iterable[Skill] = ()) -> None:
        self._skills: dict[SkillId, Skill] = {}
        self._children: dict[SkillId, set[SkillId]] = {}
        self._numbers: dict[SkillId, int] = {}
        self._ids: list[SkillId] = []
        self.edits = 0
        """Grows with each change: what was read from here at the same count still stands."""
        self._near: dict[SkillId, Mapping[SkillId, float]] = {}
        for skill in skills:
            self.put(skill)

    def __len__(self) -> int:
        return len(self._skills)

    def __contains__(self, skill_id: SkillId) -> bool:
        return skill_id in self._skills

    def put(self, skill: Skill) -> None:
        """Add a skill, or replace the one with its id."""
        self.edits += 1
        self.remove(skill.id)
        self._near.clear()
        self._skills[skill.id] = skill
        for parent in skill.broader:
            self._children.setdefault(parent, set()).add(skill.id)
        if skill.id not in self._numbers:
            self._numbers[skill.id] = len(self._ids)
            self._ids.append(skill.id)

    def remove(self, skill_id: SkillId) -> None:
        """Take a skill out; an unknown one changes nothing."""
        self.edits += 1
        self._near.clear()
        old = self._skills.pop(skill_id, None)
        for parent in old.broader if old else ():
            children = self._children.get(parent, set())
            children.discard(skill_id)
            if not children:
                self._children.pop(parent, None)

    def get(self, skill_id: SkillId) -> Skill | None:
        """Return the skill, None when there is none."""
        return self._skills.get(skill_id)

    def number(self, skill_id: SkillId) -> int | None:
        """Return the dense number of a skill that is or was here."""
        return self._numbers.get(skill_id)

    def id_of(self, number: int) -> SkillId:
        """Return the id that has this number. Raises IndexError when none has."""
        if number < 0:
            raise IndexError(number)
        return self._ids[number]

    def broader(self, skill_id: SkillId) -> tuple[SkillId, ...]:
        """Return the direct broader skills that are in the catalogue, by id."""
        skill = self._skills.get(skill_id)
        return tuple(sorted(each for each in set(skill.broader) if each in self._skills)) if skill else ()

    def children(self, skill_id: SkillId) -> tuple[SkillId, ...]:
        """Return the direct narrower skills, by id."""
        return tuple(sorted(self._children.get(skill_id, ())))

    def ancestors(self, skill_id: SkillId, *, depth: int = DEPTH) -> tuple[SkillId, ...]:
        """Return all broader skills, the nearest first, equally near ones by id."""
        return tuple(self._closure(skill_id, depth, upwards=True))

    def narrower(self, skill_id: SkillId, *, depth: int = DEPTH) -> tuple[SkillId, ...]:
        """Return all narrower skills, the nearest first, equally near ones by id."""
        return tuple(self._closure(skill_id, depth, upwards=False))

    def distances(self, skill_id: SkillId, *, depth: int = DEPTH) -> Mapping[SkillId, int]:
        """Return all broader skills with how many steps up they are."""
        return self._closure(skill_id, depth, upwards=True)

    def _closure(self, skill_id: SkillId, depth: int, *, upwards: bool) -> dict[SkillId, int]:
        found: dict[SkillId, int] = {}
        edge = [skill_id]
        for step in range(1, depth + 1):
            reached = {other for each in edge for other in (self.broader(each) if upwards else self.children(each))}
            edge = sorted(reached - found.keys() - {skill_id})
            if not edge:
                break
            found |= dict.fromkeys(edge, step)
        return found

    def near(self, skill_id: SkillId) -> Mapping[SkillId, float]:
        """Return the skills that may stand in for this one, with how well, above 0 and below 1.

        Parents, children and siblings; siblings count less in a large family. Kept until a skill changes.
        """
        known = self._near.get(skill_id)
        if known is None:
            if len(self._near) >= KEPT_NEAR:
                self._near.clear()
            known = self._near[skill_id] = self._find_near(skill_id)
        return known

    def _find_near(self, skill_id: SkillId) -> Mapping[SkillId, float]:
        near: dict[SkillId, float] = {}
        for parent in self.broader(skill_id):
            siblings = self.children(parent)
            if len(siblings) <= FAMILY:
                likeness = SIBLING_LIKENESS * (1 - (len(siblings) - 2) / (2 * FAMILY))
                near |= {each: max(near.get(each, 0.0), min(likeness, SIBLING_LIKENESS)) for each in siblings}
            near[parent] = max(near.get(parent, 0.0), PARENT_LIKENESS)
        for child in self.children(skill_id)[:FAMILY]:
            near[child] = CHILD_LIKENESS
        near.pop(skill_id, None)
        return near
