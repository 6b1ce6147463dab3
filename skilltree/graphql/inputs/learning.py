"""Inputs of following and writing modules."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from skilltree.graphql.inputs.blocks import BlockInput
from skilltree.graphql.inputs.common import SkillLevelInput, levels
from skilltree.model.course import Answer
from skilltree.model.words import Language, Modality
from skilltree.service.learning import AnswerQuiz, CompleteModule, SaveProgress
from skilltree.service.module_text import ChoiceText, ModuleText, QuestionText
from skilltree.service.publish_module import PublishModule
from skilltree.service.studio import SaveModule


@strawberry.input
class AnswerInput:
    """A choice for a question."""

    question: strawberry.ID
    choice: strawberry.ID

    def answer(self) -> Answer:
        """Return the model's answer."""
        return Answer(question_id=self.question, choice_id=self.choice)


@strawberry.input
class SaveProgressInput:
    """How many blocks are done."""

    key: UUID
    module: strawberry.ID
    version: int
    blocks_done: int

    def command(self) -> SaveProgress:
        """Return the use case's command."""
        return SaveProgress(module_id=self.module, version=self.version, blocks_done=self.blocks_done)


@strawberry.input
class AnswerQuizInput:
    """Answers to a quiz."""

    key: UUID
    module: strawberry.ID
    version: int
    answers: list[AnswerInput]

    def command(self) -> AnswerQuiz:
        """Return the use case's command."""
        answers = tuple(item.answer() for item in self.answers)
        return AnswerQuiz(module_id=self.module, version=self.version, answers=answers)


@strawberry.input(description="`answers` are judged first when the quiz has not been passed yet.")
class CompleteModuleInput:
    """A module is finished."""

    key: UUID
    module: strawberry.ID
    version: int
    answers: list[AnswerInput] | None = None

    def command(self) -> CompleteModule:
        """Return the use case's command."""
        answers = None if self.answers is None else tuple(item.answer() for item in self.answers)
        return CompleteModule(module_id=self.module, version=self.version, answers=answers)


@strawberry.input
class ChoiceInput:
    """A choice as typed."""

    text: str
    right: bool


@strawberry.input
class QuestionInput:
    """A question as typed."""

    text: str
    explanation: str
    choices: list[ChoiceInput]
    difficulty: int | None = strawberry.field(default=0, description="-2 very easy, 0 as the level, 2 very hard.")
    skill: strawberry.ID | None = strawberry.field(default=None, description="Which taught skill it asks for.")


@strawberry.input
class SaveModuleInput:
    """A draft, in one language."""

    key: UUID
    module: strawberry.ID | None = strawberry.field(default=None, description="Null starts a new module.")
    organisation: strawberry.ID
    course: strawberry.ID | None = None
    language: Language | None = Language.FR
    title: str
    summary: str
    icon: str | None = None
    hours: float
    modality: Modality | None = Modality.ONLINE
    cost_euros: int | None = 0
    funding: str | None = None
    commune: strawberry.ID | None = None
    requires: list[SkillLevelInput]
    teaches: list[SkillLevelInput]
    blocks: list[BlockInput]
    questions: list[QuestionInput]
    next_dates: list[date] | None = None
    eligibility: str | None = strawberry.field(default=None, description="Who may come.")

    def command(self) -> SaveModule:
        """Return the use case's command."""
        return SaveModule(
            organisation_id=self.organisation,
            module_id=self.module,
            course_id=self.course,
            text=ModuleText(
                language=self.language or Language.FR,
                title=self.title,
                summary=self.summary,
                hours=self.hours,
                modality=self.modality or Modality.ONLINE,
                cost_euros=self.cost_euros or 0,
                requires=levels(self.requires),
                teaches=levels(self.teaches),
                blocks=tuple(block.block() for block in self.blocks),
                questions=tuple(_question(question) for question in self.questions),
                icon=self.icon,
                funding=self.funding,
                insee=self.commune,
                next_dates=tuple(self.next_dates or ()),
                eligibility=self.eligibility,
            ),
        )


def _question(question: QuestionInput) -> QuestionText:
    choices = tuple(ChoiceText(text=choice.text, right=choice.right) for choice in question.choices)
    return QuestionText(
        text=question.text,
        explanation=question.explanation,
        choices=choices,
        difficulty=question.difficulty or 0,
        skill_id=question.skill,
    )


@strawberry.input
class PublishModuleInput:
    """Whose draft to publish."""

    key: UUID
    module: strawberry.ID

    def command(self) -> PublishModule:
        """Return the use case's command."""
        return PublishModule(module_id=self.module)
