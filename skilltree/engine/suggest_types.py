"""What the suggestion engine takes: a person's state, and modules and opportunities as facts.

No protected characteristic is among them (sex, origin, health, religion, opinions, family, where somebody lives but for
how far it is): `tests/engine/test_suggest_fair.py` holds the lists. Age only keeps out what the law keeps out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.course import SkillLevel
from skilltree.model.feedback import Feedback
from skilltree.model.ids import OccupationId, OrganisationId, SkillId
from skilltree.model.words import SuggestionKind, Travel


class PersonState(Struct):
    """One person, as far as suggestions need them. `home` is (latitude, longitude) and is never shown.

    `levels` is the whole tree, asleep skills too; `done` holds the ids of completed modules and answered
    opportunities; `age` is None when unknown. `languages`: BCP 47 tags that the person reads, None when unknown.
    `hours_per_week` is the time that there is. `asks` is what the person wants a place to offer, asked for this answer
    only and kept nowhere. `turn` decides among equals (`exposure.py`); "" orders them by id.
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
    languages: frozenset[str] | None = None
    hours_per_week: float | None = None
    asks: frozenset[str] = frozenset()
    feedback: tuple[Feedback, ...] = ()
    turn: str = ""


class Candidate(Struct):
    """A module or an opportunity. `gives` is what it teaches or brings; `place` None is online.

    `demand` counts local offers or people asking for what it gives; `least_age` is a rule of law or of the house
    (minors), never a preference. `conditions` are those of the required skills that are titles with a date: nothing
    stands in for one. `languages`: any of them will do, none named asks for none. `offers` is what the place has for
    those who ask (a lift, a loop for hearing aids).
    """

    kind: SuggestionKind
    id: str
    requires: tuple[SkillLevel, ...] = ()
    gives: tuple[SkillLevel, ...] = ()
    organisation_id: OrganisationId | None = None
    place: tuple[float, float] | None = None
    cost_euros: int = 0
    paid: bool = False
    hours: float = 0.0
    hours_per_week: float | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    posted_at: datetime | None = None
    demand: float = 0.0
    least_age: int | None = None
    full: bool = False
    conditions: frozenset[SkillId] = frozenset()
    languages: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
