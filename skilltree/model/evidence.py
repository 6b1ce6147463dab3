"""Evidence: one append-only fact that a person has a skill at a level."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.errors import InvalidInput
from skilltree.model.ids import EvidenceId, PersonId, SkillId
from skilltree.model.why_words import SetAside
from skilltree.model.words import EvidenceKind

LOWEST_LEVEL = 1
HIGHEST_LEVEL = 4


class Evidence(Struct):
    """One fact. `sequence` orders facts of one instant; `retracted_at` is set by a later fact.

    `source` is in plain words (a module's title, a first name); `source_id` is its global id where
    there is one. `source_group` names what it shares with other sources that are not independent of it: an
    organisation, a household. `weight` is 0 to 1. `passed` is false only for a failed re-test. `set_aside` says
    why a confirmation counts for nothing; like `retracted_at` it stands beside the fact, which never changes.
    """

    id: EvidenceId
    person_id: PersonId
    skill_id: SkillId
    level: int
    kind: EvidenceKind
    at: datetime
    sequence: int = 0
    source: str | None = None
    source_id: str | None = None
    hours: float | None = None
    expires: date | None = None
    weight: float = 1.0
    passed: bool = True
    retracted_at: datetime | None = None
    source_group: str | None = None
    set_aside: SetAside | None = None

    @property
    def retracted(self) -> bool:
        """True once another fact took it back."""
        return self.retracted_at is not None


def check_level(level: int, *, field: str = "level") -> int:
    """Return the level. Raises InvalidInput outside 1 to 4."""
    if not LOWEST_LEVEL <= level <= HIGHEST_LEVEL:
        raise InvalidInput("a level is 1, 2, 3 or 4", field=field)
    return level
