"""Suggestions the slow way: each candidate by itself, in plain numbers, from the written formulas."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log1p

from skilltree.engine.colearning import CoLearning
from skilltree.engine.suggest_index import highest
from skilltree.engine.suggest_score import Near
from skilltree.engine.suggest_types import Candidate, PersonState
from skilltree.engine.suggest_weights import (
    CONDITION,
    DISLIKED,
    EDGE,
    FAR_STEPS,
    FILLED,
    HALF_COST_EUROS,
    HALF_FRESH_DAYS,
    HALF_WAY_KM,
    HOME_UNKNOWN,
    NEAR_CREDIT,
    OFFER_NEED,
    STEP_BACK,
    STEPS_BACK,
    TEACHERS,
    UNREADY_OPENS,
    WEEKS,
    WEIGHTS,
)
from skilltree.model.feedback import FeedbackKind
from skilltree.model.place import distance_km
from skilltree.model.words import SuggestionKind

Levels = Mapping[str, int]
MODULE = SuggestionKind.MODULE


def is_open(state: PersonState, each: Candidate) -> bool:
    return not each.full and (each.ends_on is None or each.ends_on >= state.today)


def missing(state: PersonState, each: Candidate) -> list[tuple[str, int]]:
    wanted = highest(each.requires).items()
    return [(skill, min(level, 4)) for skill, level in wanted if state.levels.get(skill, 0) < min(level, 4)]


def needs(state: PersonState, candidates: list[Candidate]) -> dict[str, tuple[int, float]]:
    """What is lacking: skill to (level, weight)."""
    found: dict[str, tuple[int, float]] = {}
    for each in candidates:
        lacking = missing(state, each)
        if each.kind is not MODULE and is_open(state, each) and len(lacking) == 1:
            skill, level = lacking[0]
            most, count = found.get(skill, (0, 0.0))
            found[skill] = (max(most, level), count + 1)
    offers = {skill: (level, OFFER_NEED * count / (count + 2)) for skill, (level, count) in found.items()}
    goal = {skill: (lev, 1.0) for skill, lev in highest(state.wanted).items() if lev > state.levels.get(skill, 0)}
    edge = sorted(goal)[:EDGE]
    for step in range(1, STEPS_BACK + 1):
        behind: dict[str, int] = {}
        for skill in edge:
            teachers = [
                each
                for each in candidates
                if each.kind is MODULE
                and is_open(state, each)
                and min(highest(each.gives).get(skill, 0), 4) > state.levels.get(skill, 0)
            ]
            teachers.sort(key=lambda each: (len(missing(state, each)), each.id))
            for each in teachers[:TEACHERS]:
                for other, level in missing(state, each):
                    if other not in goal:
                        behind[other] = max(behind.get(other, 0), level)
        goal |= {skill: (level, STEP_BACK**step) for skill, level in behind.items()}
        edge = sorted(behind)[:EDGE]
    for skill, (level, weight) in goal.items():
        offered, worth = offers.get(skill, (0, 0.0))
        offers[skill] = (max(level, offered if worth > weight else 0), max(weight, worth))
    return offers


def demand(state: PersonState, each: Candidate, candidates: list[Candidate]) -> float:
    """Offers and people asking for what it gives."""
    asking = [
        skill
        for other in candidates
        if other.kind is not MODULE and is_open(state, other)
        for skill in highest(other.requires)
    ]
    return max(each.demand, 0.0) + sum(asking.count(skill) for skill in highest(each.gives))


def utility(
    state: PersonState, each: Candidate, candidates: list[Candidate], near: Near, learnt: CoLearning | None = None
) -> float:
    """What one candidate is worth."""
    parts = dict.fromkeys(WEIGHTS, 0.0)
    requires, gives = highest(each.requires), highest(each.gives)
    conditions = {skill for other in candidates for skill in other.conditions}
    lacking = 0.0
    for skill, asked in requires.items():
        level, held = min(asked, 4), state.levels.get(skill, 0)
        if skill in conditions:
            lacking += CONDITION * (held < level)
        elif held:
            lacking += 1 - min(held / level, 1.0)
        else:
            stand_ins = [near(mine).get(skill, 0.0) for mine in state.levels]
            lacking += 1 - NEAR_CREDIT * max(stand_ins, default=0.0)
    parts["unready"] = lacking
    wanted = needs(state, candidates)
    closed = 1.0
    known = 0.0
    for skill, given in gives.items():
        level, held = min(given, 4), state.levels.get(skill, 0)
        if skill in wanted:
            goal, weight = wanted[skill]
            closed *= 1 - FILLED * weight * min(max((level - held) / max(goal - held, 1), 0.0), 1.0)
        if held >= level:
            known += 0.5 if skill in state.dormant else 1.0
    parts["opens"] = (1 - closed) * (1 - UNREADY_OPENS * min(lacking / max(len(requires), 1), 1.0))
    parts["new"] = 1 - known / len(gives) if gives else 0.0
    if each.place is not None:
        steps = distance_km(state.home, each.place) / HALF_WAY_KM[state.travel] if state.home else 0.0
        parts["far"] = steps / (1 + steps / FAR_STEPS) if state.home else HOME_UNKNOWN
    if state.languages is not None and each.languages:
        parts["unread"] = float(not state.languages & each.languages)
    if state.hours_per_week is not None:
        room = max(state.hours_per_week, 0.25)
        asked_hours = each.hours / (room * WEEKS) if each.kind is MODULE else 0.0
        if each.hours_per_week:
            asked_hours = each.hours_per_week / room
        parts["time"] = 1 / max(asked_hours, 1.0)
    parts["cheap"] = 1 / (1 + max(each.cost_euros, 0) / HALF_COST_EUROS)
    parts["paid"] = float(each.paid)
    parts["fresh"] = 0.5
    if each.posted_at is not None:
        parts["fresh"] = 2 ** (-max((state.today - each.posted_at.date()).days, 0) / HALF_FRESH_DAYS)
    most = max(log1p(demand(state, other, candidates)) for other in candidates)
    parts["demand"] = log1p(demand(state, each, candidates)) / max(1.0, most)
    about = [*gives, *(() if each.kind is MODULE else requires)]
    return (
        sum(WEIGHTS[name] * part for name, part in parts.items())
        + _liked(state, each, about, candidates)
        + _learnt(state, each, about, learnt)
    )


def _liked(state: PersonState, each: Candidate, about: list[str], candidates: list[Candidate]) -> float:
    lost = 0.0
    for other in candidates:
        if any(word.subject_id == other.id and word.kind is FeedbackKind.NOT_INTERESTED for word in state.feedback):
            theirs = {skill.skill_id for skill in (*other.gives, *(() if other.kind is MODULE else other.requires))}
            lost += DISLIKED * sum(skill in theirs for skill in about) / max(len(about), 1)
    return -lost


def _learnt(state: PersonState, each: Candidate, about: list[str], learnt: CoLearning | None) -> float:
    if learnt is None:
        return 0.0
    lately, ever, few = learnt.pull.get(each.id, (0.0, 0.0, 0.0))
    worth = WEIGHTS["lately"] * lately + WEIGHTS["ever"] * ever + WEIGHTS["few"] * few
    found = learnt.ask(state.levels)
    if found is None:
        return float(worth)
    views = WEIGHTS["next_skill"] * found.next_skill + WEIGHTS["kin"] * found.kin
    by_skill = dict(zip(learnt.skills, views.tolist(), strict=True))
    worth += sum(by_skill.get(skill, min(by_skill.values())) for skill in about) / max(len(about), 1)
    by_module = dict(zip(learnt.modules, found.next_module.tolist(), strict=True))
    return float(worth + WEIGHTS["next"] * by_module.get(each.id, 0.0))


def share(value: float) -> float:
    """A utility as a score."""
    return 1 / (1 + exp(-value / 3.0))
