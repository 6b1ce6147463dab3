"""What the suggestion engine takes: a person's state, and modules and opportunities as facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.ids import OccupationId, OrganisationId, SkillId
from skilltree.model.words import SuggestionKind, Travel


class PersonState(Struct):
    """One person, as far as suggestions need them. `home` is (latitude, longitude) and is never shown.

    `levels` is the whole tree, asleep skills too; `done` holds the ids of completed modules and
    answered opportunities; `age` is None when unknown.
    """

    levels: Mapping[SkillId, int]
    today: date
    dormant: frozenset[SkillId] = frozenset()
    wanted: tuple[SkillLevel, ...] = ()
    goal_occupation_id: OccupationId | None = None
    home: tuple[float, float] | None = None
    travel: Travel = Travel.TRANSIT
    done: frozenset[str] = frozenset()
    age: int | None = None


class Candidate(Struct):
    """A module or an opportunity. `gives` is what it teaches or brings; `place` None is online.

    `demand` counts local offers or people asking for what it gives; `least_age` is a rule of law or
    of the house (minors), never a preference.
    """

    kind: SuggestionKind
    id: str
    requires: tuple[SkillLevel, ...] = ()
    gives: tuple[SkillLevel, ...] = ()
    organisation_id: OrganisationId | None = None
    place: tuple[float, float] | None = None
    cost_euros: int = 0
    hours: float = 0.0
    starts_on: date | None = None
    ends_on: date | None = None
    posted_at: datetime | None = None
    demand: float = 0.0
    least_age: int | None = None
    full: bool = False
