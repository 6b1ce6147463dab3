"""The outbox: one row for each committed change, replayed in order by every worker's engines."""

from __future__ import annotations

from enum import StrEnum

from skilltree.model.base import Struct
from skilltree.model.ids import TerritoryId


class ChangeKind(StrEnum):
    """What changed; `subject_id` of the change is the global id of it."""

    CONTACT = "contact"
    COURSE = "course"
    GOAL = "goal"
    MODULE = "module"
    OPPORTUNITY = "opportunity"
    ORGANISATION = "organisation"
    PERSON = "person"
    TAXONOMY = "taxonomy"
    TREE = "tree"


class Change(Struct):
    """`sequence` grows by one in each territory, without gaps, in commit order."""

    territory_id: TerritoryId
    sequence: int
    kind: ChangeKind
    subject_id: str
