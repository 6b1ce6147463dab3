"""What authors are told of learners and of wishes: counts of people, never the people.

Raw counts (`Furthest`, `Tally`, `Stuck`, `Wished`) stay behind the use cases; what is kept and shown (`ModuleFigures`,
`WantedFigures`) holds only numbers that `engine.insight` let through.
"""

from __future__ import annotations

from datetime import date

from skilltree.model.base import Struct
from skilltree.model.ids import ModuleId, SkillId, TerritoryId
from skilltree.model.words import WishedBy


class Furthest(Struct):
    """How many people of a version got so far and no farther. `completed` ones did all blocks."""

    blocks_done: int
    completed: bool
    people: int


class Tally(Struct):
    """How often a question was answered at somebody's first judged try of a version, and how often right."""

    question_id: str
    asked: int
    right: int


class Stuck(Struct):
    """How many people asked the author at a block; the number of blocks means the quiz."""

    block: int
    people: int


class RawCounts(Struct):
    """All that is counted of one version of a module."""

    furthest: tuple[Furthest, ...]
    tallies: tuple[Tally, ...]
    stuck: tuple[Stuck, ...]


class QuestionFigures(Struct):
    """What is shown of a question; None for fewer people than the floor. `fails` when surely too few are right."""

    question_id: str
    asked: int | None
    right: int | None
    fails: bool


class StuckFigure(Struct):
    """A block at which at least the floor of people asked."""

    block: int
    count: int


class ModuleFigures(Struct):
    """What is shown of a version on one day. `reached` has one number a block: who opened it."""

    floor: int
    started: int | None
    completed: int | None
    reached: tuple[int | None, ...]
    questions: tuple[QuestionFigures, ...]
    stuck: tuple[StuckFigure, ...]


class KeptModuleFigures(Struct):
    """Figures that stay for their day, so that looking often tells no more than looking once."""

    territory_id: TerritoryId
    module_id: ModuleId
    version: int
    day: date
    figures: ModuleFigures


class Wish(Struct):
    """Somebody looked for a skill in vain; `who` is a keyed hash of them and of the skill, `month` its first day."""

    territory_id: TerritoryId
    way: WishedBy
    skill_id: SkillId
    who: bytes
    month: date


class Wished(Struct):
    """How many looked for a skill in vain."""

    way: WishedBy
    skill_id: SkillId
    count: int


class WantedFigures(Struct):
    """What is shown of the wishes for a skill; None below the floor."""

    skill_id: SkillId
    goals: int | None
    searches: int | None
    patterns: int | None


class KeptWantedFigures(Struct):
    """The wishes of a territory that are shown on one day, counted with a floor."""

    territory_id: TerritoryId
    day: date
    floor: int
    skills: tuple[WantedFigures, ...]
