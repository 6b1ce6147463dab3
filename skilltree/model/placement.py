"""A placement test: questions asked one after the other, and what they say of a person's skills."""

from __future__ import annotations

from datetime import datetime

import msgspec

from skilltree.model.base import Struct
from skilltree.model.ids import ModuleId, OrganisationId, PersonId, PlacementId, SkillId, TerritoryId


class PlacedQuestion(Struct):
    """A question as it stood when a test began; `difficulty` and `spread` are in logits."""

    module_id: ModuleId
    version: int
    question_id: str
    skill_id: SkillId
    difficulty: float
    spread: float
    choices: int

    @property
    def key(self) -> str:
        """What names it within a test: a published version never changes, its question ids are its own."""
        return f"{self.module_id}:{self.version}:{self.question_id}"


class Belief(Struct):
    """What a tree said of a skill before a test, in logits."""

    mean: float
    width: float


class PlacementGround(Struct):
    """What a test stands on, as it was when it began: what it asks next and what it says depend on all of this.

    `requires` is skill to its prerequisites, `needed` the level that matters, `usual` people's ability in logits,
    `held` the levels of the person's other skills.
    """

    questions: tuple[PlacedQuestion, ...] = ()
    requires: dict[SkillId, tuple[SkillId, ...]] = msgspec.field(default_factory=dict)
    needed: dict[SkillId, int] = msgspec.field(default_factory=dict)
    prior: dict[SkillId, Belief] = msgspec.field(default_factory=dict)
    usual: dict[SkillId, float] = msgspec.field(default_factory=dict)
    held: dict[SkillId, int] = msgspec.field(default_factory=dict)


class Placement(Struct):
    """A test of one skill with its prerequisites. `seed` chooses among equally telling questions.

    `beside` is the facilitator's organisation when somebody sat with the person.
    """

    territory_id: TerritoryId
    id: PlacementId
    person_id: PersonId
    skill_id: SkillId
    seed: int
    started_at: datetime
    beside: OrganisationId | None = None
    ended_at: datetime | None = None
    ground: PlacementGround = msgspec.field(default_factory=PlacementGround)


class PlacementAnswer(Struct):
    """One answer, judged by the server. `position` counts from 0."""

    territory_id: TerritoryId
    placement_id: PlacementId
    position: int
    module_id: ModuleId
    version: int
    question_id: str
    skill_id: SkillId
    choice_id: str | None
    right: bool
    at: datetime

    @property
    def key(self) -> str:
        """The key of its question."""
        return f"{self.module_id}:{self.version}:{self.question_id}"
