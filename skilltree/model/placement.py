"""A placement test: questions asked one after the other, and what they say of a person's skills."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.ids import ModuleId, OrganisationId, PersonId, PlacementId, SkillId, TerritoryId


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
