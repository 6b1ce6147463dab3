"""Goals: an occupation, skills, an opportunity, or a text that is matched to an occupation."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.course import OCCUPATION_LEVEL, SkillLevel
from skilltree.model.errors import InvalidInput, NotFound
from skilltree.model.ids import OccupationId, OpportunityId, row_id
from skilltree.model.person import Goal, Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.goal_text import meaning_of
from skilltree.service.once import once_by
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import require_levels, show_levels
from skilltree.service.texts import QUERY_LENGTH, clean_text
from skilltree.service.views.people import GoalSet, GoalView
from skilltree.service.views.skills import occupation_view

MOST_SKILLS = 60


class WantedGoal(Struct):
    """What is wanted; exactly one is set (the schema's @oneOf)."""

    occupation_id: OccupationId | None = None
    skills: tuple[SkillLevel, ...] | None = None
    text: str | None = None
    opportunity_id: OpportunityId | None = None


class SetGoal(Struct):
    """The new goal; None clears it."""

    goal: WantedGoal | None


async def resolve_goal(deps: Deps, viewer: Viewer, db: Reading | Writing, wanted: WantedGoal) -> Goal:
    """Turn what is wanted into skills at levels. Raises InvalidInput or NotFound."""
    now, person_id = deps.clock(), viewer.person_id
    if wanted.occupation_id is not None:
        return await _occupation_goal(deps, viewer, db, wanted.occupation_id, text=None)
    if wanted.skills is not None:
        if not 0 < len(wanted.skills) <= MOST_SKILLS:
            raise InvalidInput(f"1 to {MOST_SKILLS} skills", field="goal.skills")
        skills = require_levels(deps, wanted.skills, person_id, field="goal.skills")
        return Goal(person_id=person_id, since=now, skills=skills)
    if wanted.opportunity_id is not None:
        row_id("Opportunity", wanted.opportunity_id)
        item = await db.opportunities.opportunity(wanted.opportunity_id)
        if item is None or item.territory_id != viewer.territory_id:
            raise NotFound("there is no such opportunity", field="goal.opportunity")
        if not item.requires:
            raise InvalidInput(
                "this opportunity asks for no skill", field="goal.opportunity", code="GOAL_NEEDS_NOTHING"
            )
        return Goal(
            person_id=person_id,
            since=now,
            text=item.title.get(viewer.language.value) or next(iter(item.title.values())),
            skills=item.requires,
        )
    text = clean_text(wanted.text or "", field="goal.text", most=QUERY_LENGTH)
    return await _text_goal(deps, viewer, db, text)


async def _text_goal(deps: Deps, viewer: Viewer, db: Reading | Writing, text: str) -> Goal:
    """The occupation that the text means, else the skills that it means."""
    meaning = await meaning_of(deps, text, viewer.language, viewer.person_id)
    if meaning.occupation_id is not None:
        return await _occupation_goal(deps, viewer, db, meaning.occupation_id, text=text)
    return Goal(person_id=viewer.person_id, since=deps.clock(), text=text, skills=meaning.skills)


async def _occupation_goal(
    deps: Deps, viewer: Viewer, db: Reading | Writing, occupation_id: OccupationId, *, text: str | None
) -> Goal:
    row_id("Occupation", occupation_id)
    found = await db.taxonomy.occupations([occupation_id])
    occupation = found.get(occupation_id)
    if occupation is None:
        raise NotFound("there is no such occupation", field="goal.occupation")
    deps.engines.occupations[occupation.id] = occupation
    return Goal(
        person_id=viewer.person_id,
        since=deps.clock(),
        text=text,
        occupation_id=occupation.id,
        skills=tuple(
            SkillLevel(skill_id=skill, level=OCCUPATION_LEVEL)
            for skill in occupation.essential
            if deps.engines.catalogue.get(skill) is not None
        ),
    )


def show_goal(deps: Deps, goal: Goal, language: Language) -> GoalView:
    """Put a goal into words."""
    occupation = deps.engines.occupations.get(goal.occupation_id) if goal.occupation_id else None
    return GoalView(
        text=goal.text,
        occupation=occupation_view(occupation, language) if occupation else None,
        skills=show_levels(deps, goal.skills, language),
        since=goal.since,
    )


async def read_goal(deps: Deps, viewer: Viewer) -> GoalView | None:
    """Return the viewer's goal."""
    async with deps.store.reading() as db:
        goal = await db.people.goal(viewer.person_id)
        if goal and goal.occupation_id and goal.occupation_id not in deps.engines.occupations:
            deps.engines.occupations.update(await db.taxonomy.occupations([goal.occupation_id]))
    return show_goal(deps, goal, viewer.language) if goal else None


async def set_goal(deps: Deps, viewer: Viewer, key: UUID, command: SetGoal) -> GoalSet:
    """Replace or clear the goal."""

    async def work(tx: Writing) -> GoalSet:
        goal = await resolve_goal(deps, viewer, tx, command.goal) if command.goal else None
        await tx.people.set_goal(viewer.territory_id, viewer.person_id, goal)
        await tx.outbox.append(ChangeKind.GOAL, viewer.person_id)
        return GoalSet(goal=show_goal(deps, goal, viewer.language) if goal else None)

    return await once_by(deps, viewer, "setGoal", key=key, command=command, answer_type=GoalSet, work=work)
