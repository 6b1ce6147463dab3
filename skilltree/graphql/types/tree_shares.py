"""Links that show a tree to whom its owner chooses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import Skill
from skilltree.model.words import Standing
from skilltree.service.views import tree_shares


@strawberry.type
@shows(tree_shares.TreeShareView)
class TreeShare:
    """A link of one's own that works; `label` says whom it is for."""

    id: strawberry.ID
    branch: Skill | None = strawberry.field(description="Null for the whole tree.")
    label: str
    since: datetime
    until: datetime
    for_account: bool = strawberry.field(description="Whether it is for one account alone.")
    held_by: str | None = strawberry.field(description="Whose account keeps it, once one does.")


@strawberry.type
@shows(tree_shares.TreeShared)
class TreeShared:
    """A link was made; its token is told now and under this key only."""

    share: TreeShare
    token: str


@strawberry.type
@shows(tree_shares.TreeShareEnded)
class TreeShareEnded:
    """The link shows nothing any more."""

    share_id: strawberry.ID


@strawberry.type
@shows(tree_shares.SharedSkillView)
class SharedSkill:
    """One leaf that is shown; what shows it stays with the owner."""

    skill: Skill
    level: int
    standing: Standing
    dormant: bool
    valid_until: date | None
    parent_id: strawberry.ID | None


@strawberry.type
@shows(tree_shares.SharedTreeView)
class SharedTree:
    """What a link shows to whoever holds it."""

    owner_name: str
    until: datetime
    skills: list[SharedSkill]
    for_account: bool = strawberry.field(
        description="True: nothing is shown until whoever it was given to keeps it with their account."
    )


ShareTreeResult = Annotated[TreeShared | Refused, strawberry.union("ShareTreeResult")]
StopShowingResult = Annotated[TreeShareEnded | Refused, strawberry.union("StopShowingResult")]
