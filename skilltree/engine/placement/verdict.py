"""From estimates to what a person is told: held or not, what to skip, what comes first, which wording.

Sure enough to say so is `SURE`; likely enough to try is a half; the harder wording wants `READY`. Where the test is
unsure nothing is skipped, and the easier wording is given: both errors cost an hour, not a failure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from skilltree.engine.placement.scale import LEVELS
from skilltree.engine.placement.types import (
    Estimate,
    Holding,
    ModuleAdvice,
    SkillVerdict,
    Teaching,
    Verdict,
    Wording,
)
from skilltree.model.course import SkillLevel
from skilltree.model.ids import ModuleId, SkillId

SURE: Final = 0.85
READY: Final = 0.65
LIKELY: Final = 0.5


def advise(
    estimates: Mapping[SkillId, Estimate],
    needed: Mapping[SkillId, int],
    modules: Sequence[Teaching],
    held: Mapping[SkillId, int],
    *,
    sure: float = SURE,
) -> Verdict:
    """Return the verdict. Modules keep the order given, but for waiting until those that open them are done."""

    def chance(need: SkillLevel) -> float:
        if need.skill_id in estimates:
            return estimates[need.skill_id].at_least[need.level - 1]
        return float(held.get(need.skill_id, 0) >= need.level)

    skip: list[ModuleId] = []
    first: list[ModuleAdvice] = []
    waiting: list[tuple[Teaching, ModuleAdvice]] = []
    for module in modules:
        if module.teaches and all(chance(each) >= sure for each in module.teaches):
            skip.append(module.id)
            continue
        lacking = tuple(each.skill_id for each in module.requires if chance(each) < LIKELY)
        ready = min((chance(each) for each in module.requires), default=1.0) >= READY
        begun = max((_below(each, estimates, held) for each in module.teaches), default=0.0) >= READY
        wording = Wording.HARDER if ready and begun else Wording.EASIER
        advice = ModuleAdvice(id=module.id, wording=wording, waits_for=lacking)
        if lacking:
            waiting.append((module, advice))
        else:
            first.append(advice)
    return Verdict(
        skills=tuple(_of_skill(skill, estimates[skill], needed[skill], sure) for skill in estimates),
        skip=tuple(skip),
        first=tuple(first),
        later=tuple(_in_order(waiting, {module.id: module for module in modules}, first)),
    )


def _of_skill(skill: SkillId, found: Estimate, needed: int, sure: float) -> SkillVerdict:
    chance = found.at_least[needed - 1]
    holding = Holding.HOLDS if chance >= sure else Holding.LACKS if chance <= 1 - sure else Holding.UNSURE
    return SkillVerdict(
        skill=skill,
        needed=needed,
        holding=holding,
        certainty=max(chance, 1 - chance),
        level=sum(found.at_least[level - 1] >= LIKELY for level in LEVELS),
        sure_level=sum(found.at_least[level - 1] >= sure for level in LEVELS),
        wording=Wording.HARDER if chance >= READY else Wording.EASIER,
        asked=found.asked,
    )


def _below(taught: SkillLevel, estimates: Mapping[SkillId, Estimate], held: Mapping[SkillId, int]) -> float:
    """Return how likely somebody has the level under the one taught: then the harder wording is not too hard."""
    if taught.level == 1:
        return 0.0
    if taught.skill_id in estimates:
        return estimates[taught.skill_id].at_least[taught.level - 2]
    return float(held.get(taught.skill_id, 0) >= taught.level - 1)


def _in_order(
    waiting: Sequence[tuple[Teaching, ModuleAdvice]],
    modules: Mapping[ModuleId, Teaching],
    first: Sequence[ModuleAdvice],
) -> list[ModuleAdvice]:
    """Put modules after those that teach what they wait for; those that nothing here opens come last."""
    gained: dict[SkillId, int] = {}

    def gain(module: Teaching) -> None:
        for each in module.teaches:
            gained[each.skill_id] = max(gained.get(each.skill_id, 0), each.level)

    for each in first:
        gain(modules[each.id])
    done: list[ModuleAdvice] = []
    left = list(waiting)
    while left:
        for at, (module, advice) in enumerate(left):
            asked = {each.skill_id: each.level for each in module.requires}
            if all(gained.get(skill, 0) >= asked[skill] for skill in advice.waits_for):
                done.append(advice)
                gain(module)
                del left[at]
                break
        else:
            return done + [advice for _, advice in left]
    return done
