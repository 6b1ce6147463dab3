"""Links that show a tree, as their owner and as their reader see them."""

from __future__ import annotations

from datetime import date, datetime

from skilltree.model.base import Struct
from skilltree.model.words import Standing
from skilltree.service.views.skills import SkillView


class TreeShareView(Struct):
    """A link that works, to its owner. Whoever lost it makes another: the token is told once."""

    id: str
    branch: SkillView | None
    label: str
    since: datetime
    until: datetime
    for_account: bool = False
    held_by: str | None = None


class TreeShared(Struct):
    """A link was made."""

    share: TreeShareView
    token: str


class TreeShareEnded(Struct):
    """A link shows nothing any more."""

    share_id: str


class SharedSkillView(Struct):
    """One leaf that is shown; what shows it stays with the owner."""

    skill: SkillView
    level: int
    standing: Standing
    dormant: bool
    valid_until: date | None
    parent_id: str | None


class SharedTreeView(Struct):
    """What a link shows. `for_account`: nothing, until whoever it was given to keeps it with their account."""

    owner_name: str
    until: datetime
    skills: list[SharedSkillView]
    for_account: bool = False
