"""Small catalogues for the tests of the path, and following a plan step by step."""

from __future__ import annotations

from hypothesis import strategies as st

from skilltree.engine.path import ModuleFacts
from skilltree.model.course import SkillLevel
from skilltree.model.suggestion import PathLimits

NO_LIMITS = PathLimits()


def at(skill_id: str, level: int = 1) -> SkillLevel:
    return SkillLevel(skill_id=skill_id, level=level)


def module(
    module_id: str, hours: float, requires: str = "", teaches: str = "", *, cost: int = 0, online: bool = True
) -> ModuleFacts:
    """Skills as "a b2": a at level 1, b at level 2."""

    def levels(text: str) -> tuple[SkillLevel, ...]:
        return tuple(at(each[0], int(each[1:] or 1)) for each in text.split())

    return ModuleFacts(
        id=module_id, hours=hours, requires=levels(requires), teaches=levels(teaches), cost_euros=cost, online=online
    )


SKILLS = st.builds(at, st.sampled_from("abcde"), st.integers(1, 2))
MODULES = st.lists(
    st.builds(
        ModuleFacts,
        id=st.sampled_from("123456789"),
        hours=st.integers(1, 9).map(float),
        requires=st.lists(SKILLS, max_size=2, unique_by=lambda each: each.skill_id).map(tuple),
        teaches=st.lists(SKILLS, min_size=1, max_size=2, unique_by=lambda each: each.skill_id).map(tuple),
        cost_euros=st.sampled_from([0, 0, 20]),
    ),
    max_size=7,
    unique_by=lambda each: each.id,
)
WANTED = st.lists(SKILLS, min_size=1, max_size=3, unique_by=lambda each: each.skill_id)
HELD = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 2), max_size=2)


def walk(ids: tuple[str, ...], held: dict[str, int], modules: list[ModuleFacts]) -> dict[str, int]:
    """Follow the modules in this order, checking every prerequisite."""
    levels = dict(held)
    for each in ids:
        facts = next(module for module in modules if module.id == each)
        assert all(levels.get(need.skill_id, 0) >= need.level for need in facts.requires)
        for gain in facts.teaches:
            levels[gain.skill_id] = max(levels.get(gain.skill_id, 0), gain.level)
    return levels
