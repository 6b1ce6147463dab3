"""Judging quizzes: the server alone knows the right answers."""

from __future__ import annotations

from collections.abc import Sequence

from skilltree.model.base import pick
from skilltree.model.course import PASS_SHARE, Answer, ModuleContent, Question
from skilltree.model.errors import InvalidInput
from skilltree.model.words import Language
from skilltree.service.views.courses import CorrectionView, QuizJudged


def judge(content: ModuleContent, answers: Sequence[Answer], language: Language) -> QuizJudged:
    """Return the verdict; unanswered questions are wrong. Raises InvalidInput for foreign answers."""
    given = {answer.question_id: answer.choice_id for answer in answers}
    if len(given) != len(answers):
        raise InvalidInput("a question is answered once", field="answers")
    unknown = given.keys() - {question.id for question in content.questions}
    if unknown:
        raise InvalidInput("a question is not of this quiz", field="answers")
    corrections = [_correct(question, given.get(question.id), language) for question in content.questions]
    right = sum(correction.right for correction in corrections)
    total = len(corrections)
    return QuizJudged(passed=right >= PASS_SHARE * total, right=right, total=total, corrections=corrections)


def _correct(question: Question, choice_id: str | None, language: Language) -> CorrectionView:
    chosen = next((choice for choice in question.choices if choice.id == choice_id), None)
    if chosen is None and choice_id is not None:
        raise InvalidInput("an answer is not of its question", field="answers")
    right_choice = next(choice for choice in question.choices if choice.right)
    return CorrectionView(
        question_id=question.id,
        right=chosen is not None and chosen.right,
        right_choice_id=right_choice.id,
        explanation=pick(question.explanation, language),
    )
