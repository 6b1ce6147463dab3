"""Trees and evidence."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, datetime

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.skills import Skill
from skilltree.model.why_words import Dispute, SetAside, Support, WhyCode
from skilltree.model.words import EvidenceKind, Standing, Visibility
from skilltree.service.reasons import read_supposed
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
    set_aside: SetAside | None = strawberry.field(description="Why it counts for nothing, where it does not.")


@strawberry.type
@shows(trees.WhyView)
class Why:
    """One reason why a leaf stands as it does; which values come depends on the code (docs/decisions/0017-fold.md)."""

    code: WhyCode
    level: int | None
    other_level: int | None
    amount: int | None
    day: date | None
    source: str | None
    skills: list[Skill]


@strawberry.type
@shows(trees.SupposedSkillView)
class SupposedSkill:
    """A skill that shown ones suppose: it is on no tree, and nobody finds a person by it."""

    skill: Skill
    level: int
    because: list[Skill] = strawberry.field(description="The shown skills that suppose it, the strongest first.")


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
    strength: float = strawberry.field(description="How much speaks for the level of its standing, 0 to 1.")
    support: Support = strawberry.field(description="The strength in words.")
    dispute: Dispute | None = strawberry.field(description="What shows it contradicts itself.")

    @field(list[Why], description="Why it stands so: for it, not counted, against, how long.")
    @staticmethod
    def why(root: strawberry.Parent[trees.TreeSkillView], info: Info) -> Awaitable[list[trees.WhyView]]:
        """The reasons, of the viewer's tree as it is now."""
        return info.context.loaders.why.load(root.skill.id)


@strawberry.type
@shows(trees.TreeView)
class Tree:
    """A person's tree."""

    skills: list[TreeSkill] = strawberry.field(description="Oldest first.")
    version: int = strawberry.field(description="Grows by one with each fact; 0 is the empty tree.")

    @field(list[SupposedSkill], description="What the shown skills suppose, though nothing else shows it.")
    @staticmethod
    async def supposes(info: Info) -> list[trees.SupposedSkillView]:
        """What the viewer's shown skills suppose."""
        context = info.context
        return await read_supposed(context.deps, context.require_viewer(), context.language)
