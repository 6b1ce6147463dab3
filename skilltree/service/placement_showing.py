"""A placement test put into words, for the one who takes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from skilltree.engine.placement import Verdict
from skilltree.model.base import pick_language
from skilltree.model.course import Question
from skilltree.model.errors import NotFound
from skilltree.model.person import Viewer
from skilltree.model.placement import PlacedQuestion, Placement, PlacementAnswer
from skilltree.model.words import AdvisedWording
from skilltree.service.deps import Deps
from skilltree.service.placement_sitting import (
    STANDINGS,
    adaptive,
    advised_wording,
    answered,
    most_of,
    next_question,
    teachings,
)
from skilltree.service.placement_words import in_words
from skilltree.service.ports.store import Reading, Writing
from skilltree.service.skills import show_skill
from skilltree.service.trees import leaves_after
from skilltree.service.views.courses import QuestionView, question_view
from skilltree.service.views.placement import PlacementView, SkillVerdictView
from skilltree.service.views.trees import TreeSkillView

AGAIN_AFTER: Final = timedelta(days=7)
"""A test that was answered is not taken again sooner: the right answers are still in one's ear."""

MOST_MODULES: Final = 10


async def show(
    deps: Deps, db: Reading | Writing, viewer: Viewer, placement: Placement, answers: Sequence[PlacementAnswer]
) -> PlacementView:
    """Show a test of the viewer: the question that waits, or once it ended, what it says."""
    current = None if placement.ended_at is not None else next_question(placement, answers)
    question = None if current is None else await stored_question(db, current)
    ended = placement.ended_at is not None
    verdict = await _verdict(deps, db, viewer, placement, answers) if ended else Verdict(skills=())
    return PlacementView(
        id=placement.id,
        skill=show_skill(deps, placement.skill_id, viewer.language),
        asked=len(answers),
        most=most_of(len(placement.ground.needed), len(placement.ground.questions)),
        ended=ended,
        question=_question(placement, current, question, viewer) if current and question else None,
        question_language=pick_language(question.text, viewer.language) if question is not None else None,
        wording=advised_wording(verdict) if verdict.skills else AdvisedWording.USUAL,
        again_from=again_from(placement, answers),
        verdict=_in_words(deps, viewer, placement, verdict),
        skip_ids=list(verdict.skip[:MOST_MODULES]),
        first_ids=[each.id for each in verdict.first[:MOST_MODULES]],
        later_ids=[each.id for each in verdict.later[:MOST_MODULES]],
        grown=await _grown(deps, db, viewer, placement) if ended else [],
    )


def again_from(placement: Placement, answers: Sequence[PlacementAnswer]) -> datetime | None:
    """Return when a test of this skill may begin anew; None while it goes on, or where nothing was answered."""
    return placement.ended_at + AGAIN_AFTER if placement.ended_at is not None and answers else None


async def stored_question(db: Reading | Writing, asked: PlacedQuestion) -> Question:
    """Return the question in full, of the version that it was drawn from. Raises NotFound where that is gone."""
    module = await db.courses.module(asked.module_id, asked.version)
    for question in module.content.questions if module is not None else ():
        if question.id == asked.question_id:
            return question
    raise NotFound("this question is gone", field="question")


def _question(placement: Placement, asked: PlacedQuestion, question: Question, viewer: Viewer) -> QuestionView:
    return msgspec.structs.replace(question_view(question, viewer.language), id=question_place(placement, asked))


def question_place(placement: Placement, question: PlacedQuestion) -> str:
    """Return a question's id within a test: its place, which tells nothing of where it comes from."""
    return str(placement.ground.questions.index(question))


async def _verdict(
    deps: Deps, db: Reading | Writing, viewer: Viewer, placement: Placement, answers: Sequence[PlacementAnswer]
) -> Verdict:
    done = {item.module_id for item in await db.courses.progress(viewer.person_id) if item.completed_at is not None}
    test = adaptive(placement)
    modules = teachings(deps.engines.territories[placement.territory_id], tuple(placement.ground.needed), done)
    return test.verdict(answered(answers), modules, placement.ground.held)


def _in_words(deps: Deps, viewer: Viewer, placement: Placement, verdict: Verdict) -> list[SkillVerdictView]:
    """The skill that the test is of comes first, then what comes before it."""
    place = {skill: at for at, skill in enumerate(placement.ground.needed)}
    return [
        SkillVerdictView(
            skill=show_skill(deps, each.skill, viewer.language),
            standing=STANDINGS[each.holding],
            level=each.sure_level,
            words=in_words(STANDINGS[each.holding], each.sure_level, viewer.language),
        )
        for each in sorted(verdict.skills, key=lambda each: place[each.skill])
    ]


async def _grown(deps: Deps, db: Reading | Writing, viewer: Viewer, placement: Placement) -> list[TreeSkillView]:
    """The leaves that this test is among the reasons of."""
    facts = await db.evidence.of_person(viewer.person_id)
    skills = [fact.skill_id for fact in facts if fact.source_id == placement.id and fact.passed and not fact.retracted]
    return await leaves_after(deps, db, viewer, skills, viewer.language)
