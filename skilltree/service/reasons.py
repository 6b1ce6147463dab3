"""Why the viewer's leaves stand as they do, and what they suppose: read from their own facts alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skilltree.model.evidence import Evidence
from skilltree.model.ids import SkillId
from skilltree.model.implied import implied_by, supposed_by
from skilltree.model.person import Viewer
from skilltree.model.reasons import Why, why
from skilltree.model.tree import SkillState, fold
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.skills import show_skill
from skilltree.service.views.trees import SupposedSkillView, WhyView


async def read_reasons(
    deps: Deps, viewer: Viewer, skill_ids: Sequence[SkillId], language: Language
) -> Mapping[SkillId, list[WhyView]]:
    """Return the reasons of these leaves of the viewer's tree; those not on it are left out."""
    now = deps.clock()
    async with deps.store.reading() as db:
        facts = await db.evidence.of_person(viewer.person_id)
    states = fold(facts, now=now).skills
    taken_back: dict[SkillId, list[Evidence]] = {}
    for fact in facts:
        if fact.retracted:
            taken_back.setdefault(fact.skill_id, []).append(fact)
    supposing, implied = _supposing(deps, states), implied_by(states, lambda skill_id: _prerequisites(deps, skill_id))
    wanted = set(skill_ids)
    return {
        state.skill_id: [
            _why_view(deps, each, language)
            for each in why(
                state,
                now=now,
                retracted=taken_back.get(state.skill_id, ()),
                supposed_by=supposing.get(state.skill_id, ()),
                supposes=[each.skill_id for each in implied if state.skill_id in each.because],
            )
        ]
        for state in states
        if state.skill_id in wanted
    }


async def read_supposed(deps: Deps, viewer: Viewer, language: Language) -> list[SupposedSkillView]:
    """Return what the viewer's shown skills suppose and is not on their tree at that level."""
    async with deps.store.reading() as db:
        tree = fold(await db.evidence.of_person(viewer.person_id), now=deps.clock())
    return [
        SupposedSkillView(
            skill=show_skill(deps, each.skill_id, language),
            level=each.level,
            because=[show_skill(deps, skill_id, language) for skill_id in each.because],
        )
        for each in implied_by(tree.skills, lambda skill_id: _prerequisites(deps, skill_id))
    ]


def _prerequisites(deps: Deps, skill_id: SkillId) -> tuple[SkillId, ...]:
    skill = deps.engines.catalogue.get(skill_id)
    return skill.prerequisites if skill else ()


def _supposing(deps: Deps, states: Sequence[SkillState]) -> dict[SkillId, list[SkillId]]:
    """Return skill to the proven skills of the tree that suppose it, the strongest first, then by id."""
    found: dict[SkillId, list[SkillId]] = {}
    proven = [state for state in states if state.proven_level]
    for state in sorted(proven, key=lambda state: (-state.proven_level, state.skill_id)):
        for before in supposed_by(state.skill_id, lambda each: _prerequisites(deps, each)):
            found.setdefault(before, []).append(state.skill_id)
    return found


def _why_view(deps: Deps, reason: Why, language: Language) -> WhyView:
    return WhyView(
        code=reason.code,
        level=reason.level,
        other_level=reason.other_level,
        amount=reason.amount,
        day=reason.day,
        source=reason.source,
        skills=[show_skill(deps, skill_id, language) for skill_id in reason.skill_ids],
    )
