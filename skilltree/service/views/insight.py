"""What the schema shows of learners and of wishes to authors. Numbers are "at least so many", None below the floor."""

from __future__ import annotations

from datetime import date

from skilltree.model.base import Struct, pick, pick_language
from skilltree.model.course import Module
from skilltree.model.insight import ModuleFigures
from skilltree.model.words import Language
from skilltree.service.views.skills import SkillView


class BlockInsightView(Struct):
    """How many opened a block; `index` counts from 0."""

    index: int
    title: str
    reached: int | None


class QuestionInsightView(Struct):
    """How many answered a question at their first try, and how many right."""

    text: str
    asked: int | None
    right: int | None
    fails: bool


class StuckInsightView(Struct):
    """At least the floor of people asked the author here; without a title it is the quiz."""

    block: int
    title: str | None
    count: int


class ModuleInsightView(Struct):
    """A version of a module to its authors."""

    module_id: str
    title: str
    language: Language
    version: int
    versions: list[int]
    day: date
    floor: int
    started: int | None
    completed: int | None
    blocks: list[BlockInsightView]
    questions: list[QuestionInsightView]
    stuck: list[StuckInsightView]


class WantedSkillView(Struct):
    """A skill that people look for."""

    skill: SkillView
    goals: int | None
    opportunities: int
    searches: int | None
    patterns: int | None
    taught_by: int


def module_insight_view(module: Module, figures: ModuleFigures, day: date, language: Language) -> ModuleInsightView:
    """Put the figures of a version beside its titles."""
    content = module.content
    titles = [pick(block.title, language) for block in content.blocks]
    return ModuleInsightView(
        module_id=module.id,
        title=pick(content.title, language),
        language=pick_language(content.title, language),
        version=module.version,
        versions=list(range(module.published_version or 0, 0, -1)),
        day=day,
        floor=figures.floor,
        started=figures.started,
        completed=figures.completed,
        blocks=[
            BlockInsightView(index=index, title=title, reached=reached)
            for index, (title, reached) in enumerate(zip(titles, figures.reached, strict=True))
        ],
        questions=[
            QuestionInsightView(text=pick(question.text, language), asked=of.asked, right=of.right, fails=of.fails)
            for question, of in zip(content.questions, figures.questions, strict=True)
        ],
        stuck=[
            StuckInsightView(
                block=each.block, title=titles[each.block] if each.block < len(titles) else None, count=each.count
            )
            for each in figures.stuck
        ],
    )
