"""What somebody's own words mean as a goal: a job, or things that one can do."""

from __future__ import annotations

import asyncio
from typing import Final

from skilltree.model.base import Struct
from skilltree.model.course import OCCUPATION_LEVEL, SkillLevel
from skilltree.model.errors import NotFound
from skilltree.model.ids import OccupationId, PersonId, SkillId
from skilltree.model.person import Viewer
from skilltree.model.words import Language
from skilltree.service.deps import Deps
from skilltree.service.goal_wording import wording_of
from skilltree.service.rates import HOUR_SECONDS, count_use
from skilltree.service.skill_search import find_matches, find_occupations, is_open
from skilltree.service.skills import load_occupations, show_skill
from skilltree.service.texts import QUERY_LENGTH, clean_text
from skilltree.service.views.paths import GoalMeaningsView
from skilltree.service.views.skills import occupation_view

SURE_JOB: Final = 0.55
"""Score from which a text that does not say what it is means a job."""

SURE_SKILL: Final = 0.55
OFFERED: Final = 0.4
"""Score from which something is offered to choose among."""

TAGGED: Final = 0.9
"""Score of a tag that is the label's own words, or nearly."""

MOST_OFFERED: Final = 5
MOST_TAGGED: Final = 5
MEANINGS_AN_HOUR: Final = 600


class Meaning(Struct):
    """A job, or skills."""

    occupation_id: OccupationId | None = None
    skills: tuple[SkillLevel, ...] = ()


async def meaning_of(deps: Deps, text: str, language: Language, asker: PersonId) -> Meaning:
    """Return what a text means. Raises NotFound (GOAL_UNKNOWN) where no job and no skill is near."""
    wording = wording_of(text)
    jobs = find_occupations(deps, wording.core, language, limit=1)
    skills = find_matches(deps, wording.core, language, limit=1, asker=asker)
    job_score = jobs[0].score if jobs else 0.0
    skill_score = skills[0].score if skills else 0.0
    if jobs and job_score >= SURE_JOB and not (wording.skill and skill_score >= SURE_SKILL):
        return Meaning(occupation_id=jobs[0].concept)
    named = await _named(deps, wording.core, language, asker)
    if len(named) > 1 or (named and skill_score < SURE_SKILL):
        return Meaning(skills=_levels(named))
    if skills and not (wording.job and job_score > skill_score):
        return Meaning(skills=_levels([skills[0].concept]))
    if jobs:
        return Meaning(occupation_id=jobs[0].concept)
    raise NotFound("no job and no skill is called so", field="goal.text", code="GOAL_UNKNOWN")


async def goal_meanings(deps: Deps, viewer: Viewer, text: str) -> GoalMeaningsView:
    """Return the jobs and skills that a text may mean, to choose among; nothing of it is kept."""
    cleaned = clean_text(text, field="text", most=QUERY_LENGTH)
    await count_use(deps, f"goal:{viewer.person_id}", MEANINGS_AN_HOUR, seconds=HOUR_SECONDS)
    wording = wording_of(cleaned)
    language = viewer.language
    jobs = [
        job.concept
        for job in find_occupations(deps, wording.core, language, limit=MOST_OFFERED)
        if job.score >= OFFERED
    ]
    found = find_matches(deps, wording.core, language, limit=MOST_OFFERED, asker=viewer.person_id)
    named = await _named(deps, wording.core, language, viewer.person_id)
    skills = [*named, *(each.concept for each in found if each.score >= OFFERED)]
    occupations = await load_occupations(deps, jobs)
    return GoalMeaningsView(
        occupations=[occupation_view(occupations[job], language) for job in jobs if job in occupations],
        skills=[show_skill(deps, skill, language) for skill in list(dict.fromkeys(skills))[:MOST_OFFERED]],
    )


async def _named(deps: Deps, text: str, language: Language, asker: PersonId) -> list[SkillId]:
    """Return the skills that a text names by their own words; none until the tagger is there."""
    tagger = deps.engines.tagger
    if tagger is None:
        return []
    tags = await asyncio.to_thread(tagger.tag, text, language=language)
    known = deps.engines.catalogue.get
    sure = [
        tag.concept
        for tag in tags
        if tag.score >= TAGGED and (skill := known(tag.concept)) is not None and is_open(deps, skill, asker)
    ]
    return list(dict.fromkeys(sure))[:MOST_TAGGED]


def _levels(skills: list[SkillId]) -> tuple[SkillLevel, ...]:
    return tuple(SkillLevel(skill_id=skill, level=OCCUPATION_LEVEL) for skill in skills)
