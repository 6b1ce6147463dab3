"""Trees and evidence."""

from __future__ import annotations

from datetime import date, datetime

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.skills import Skill
from skilltree.model.words import EvidenceKind, Standing, Visibility
from skilltree.service.views import trees


@strawberry.type
@shows(trees.EvidenceView)
class Evidence(Node):
    """One fact that shows a skill."""

    kind: EvidenceKind
    level: int
    source: str | None = strawberry.field(
        description="In plain words: a module's title, a person's first name, an organisation."
    )
    at: datetime
    hours: float | None
    expires: date | None
    retracted: bool
    passed: bool


@strawberry.type
@shows(trees.TreeSkillView)
class TreeSkill:
    """One leaf of a tree."""

    skill: Skill
    level: int = strawberry.field(description="Best level of any fact, 1 to 4.")
    proven_level: int = strawberry.field(
        description="Best level that a course, a test or somebody else showed; 0 if none."
    )
    confirmed_level: int = strawberry.field(description="Best level that somebody else confirmed; 0 if none.")
    standing: Standing
    dormant: bool
    since: datetime
    valid_until: date | None
    parent_id: strawberry.ID | None = strawberry.field(
        description="The branch it hangs from on this person's tree; null on the trunk."
    )
    visibility: Visibility
    evidence: list[Evidence] = strawberry.field(description="What shows it.")


@strawberry.type
@shows(trees.TreeView)
class Tree:
    """A person's tree."""

    skills: list[TreeSkill] = strawberry.field(description="Oldest first.")
    version: int = strawberry.field(description="Grows by one with each fact; 0 is the empty tree.")
