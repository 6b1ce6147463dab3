"""A simple planner for comparison: for each skill the way that is cheapest by itself, all of them put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.engine.path import ModuleFacts
from skilltree.model.course import SkillLevel

Need = tuple[str, int]


def additive(wanted: Sequence[SkillLevel], held: Mapping[str, int], modules: Sequence[ModuleFacts]) -> float:
    """Return the hours of the relaxed plan of h-add (Bonet and Geffner 2001; Hoffmann and Nebel 2001)."""
    cost: dict[Need, float] = {(skill, at): 0.0 for skill, level in held.items() for at in range(1, level + 1)}
    supporter: dict[Need, ModuleFacts] = {}
    changed = True
    while changed:
        changed = False
        for module in modules:
            needs = [(need.skill_id, need.level) for need in module.requires]
            if any(need not in cost for need in needs):
                continue
            weight = module.hours + sum(cost[need] for need in needs)
            for taught in module.teaches:
                for level in range(1, taught.level + 1):
                    fact = (taught.skill_id, level)
                    if weight < cost.get(fact, float("inf")) - 1e-9:
                        cost[fact], supporter[fact], changed = weight, module, True
    chosen: dict[str, float] = {}
    seen: set[Need] = set()
    edge = [(each.skill_id, each.level) for each in wanted]
    while edge:
        fact = edge.pop()
        if fact in supporter and fact not in seen:
            seen.add(fact)
            module = supporter[fact]
            chosen[module.id] = module.hours
            edge += [(need.skill_id, need.level) for need in module.requires]
    return sum(chosen.values())
