"""What an author typed, in one language, checked and turned into a module's content."""

from __future__ import annotations

from datetime import date

from skilltree.model.base import Struct
from skilltree.model.course import EASIEST, HARDEST, Choice, ModuleContent, Question, SkillLevel
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import SkillId
from skilltree.model.words import Language, Modality
from skilltree.service.block_text import BlockText, block_of
from skilltree.service.texts import (
    NAME_LENGTH,
    SHORT_TEXT_LENGTH,
    TITLE_LENGTH,
    clean_optional,
    clean_text,
)

MOST_BLOCKS = 30
MOST_QUESTIONS = 40
MOST_CHOICES = 8
LONGEST_HOURS = 2_000
HIGHEST_COST = 100_000
MOST_DATES = 24


class ChoiceText(Struct):
    """A choice as typed."""

    text: str
    right: bool


class QuestionText(Struct):
    """A question as typed."""

    text: str
    explanation: str
    choices: tuple[ChoiceText, ...]
    difficulty: int = 0
    skill_id: SkillId | None = None


class ModuleText(Struct):
    """A module as typed."""

    language: Language
    title: str
    summary: str
    hours: float
    modality: Modality
    cost_euros: int
    requires: tuple[SkillLevel, ...]
    teaches: tuple[SkillLevel, ...]
    blocks: tuple[BlockText, ...]
    questions: tuple[QuestionText, ...]
    icon: str | None = None
    funding: str | None = None
    insee: str | None = None
    next_dates: tuple[date, ...] = ()
    eligibility: str | None = None


def module_content(text: ModuleText) -> ModuleContent:
    """Return the content without skills and place. Raises InvalidInput naming the field."""
    tag = text.language.value
    if not 0 < text.hours <= LONGEST_HOURS:
        raise InvalidInput(f"more than 0 and at most {LONGEST_HOURS} hours", field="hours")
    if not 0 <= text.cost_euros <= HIGHEST_COST:
        raise InvalidInput(f"0 to {HIGHEST_COST} euros", field="costEuros")
    if len(text.blocks) > MOST_BLOCKS:
        raise InvalidInput(f"at most {MOST_BLOCKS} blocks", field="blocks")
    if len(text.questions) > MOST_QUESTIONS:
        raise InvalidInput(f"at most {MOST_QUESTIONS} questions", field="questions")
    if len(text.next_dates) > MOST_DATES:
        raise InvalidInput(f"at most {MOST_DATES} dates", field="nextDates")
    funding = clean_optional(text.funding, field="funding", most=TITLE_LENGTH)
    eligibility = clean_optional(text.eligibility, field="eligibility", most=SHORT_TEXT_LENGTH)
    return ModuleContent(
        title={tag: clean_text(text.title, field="title", most=TITLE_LENGTH)},
        summary={tag: clean_text(text.summary, field="summary", most=SHORT_TEXT_LENGTH)},
        hours=text.hours,
        modality=text.modality,
        cost_euros=text.cost_euros,
        blocks=tuple(block_of(block, tag) for block in text.blocks),
        questions=tuple(_question(question, tag, n) for n, question in enumerate(text.questions, 1)),
        requires=(),
        teaches=(),
        funding={tag: funding} if funding else None,
        icon=clean_optional(text.icon, field="icon", most=16),
        next_dates=tuple(sorted(set(text.next_dates))),
        eligibility={tag: eligibility} if eligibility else None,
    )


def _question(question: QuestionText, tag: str, number: int) -> Question:
    choices = question.choices
    if not 2 <= len(choices) <= MOST_CHOICES:
        raise InvalidInput(f"2 to {MOST_CHOICES} choices", field="questions.choices", code="CHOICES")
    if sum(choice.right for choice in choices) != 1:
        raise InvalidInput("exactly one right choice", field="questions.choices", code="ONE_RIGHT_CHOICE")
    if not EASIEST <= question.difficulty <= HARDEST:
        raise InvalidInput(f"{EASIEST} to {HARDEST}", field="questions.difficulty")
    return Question(
        id=f"q{number}",
        text={tag: clean_text(question.text, field="questions.text", most=SHORT_TEXT_LENGTH)},
        explanation={tag: clean_text(question.explanation, field="questions.explanation", most=SHORT_TEXT_LENGTH)},
        choices=tuple(
            Choice(
                id=chr(ord("a") + place),
                text={tag: clean_text(choice.text, field="questions.choices.text", most=NAME_LENGTH * 4)},
                right=choice.right,
            )
            for place, choice in enumerate(choices)
        ),
        difficulty=question.difficulty,
        skill_id=question.skill_id,
    )
