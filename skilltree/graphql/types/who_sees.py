"""Who sees one's tree: through others' eyes, by a page for everybody, by a link kept with an account."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.people import Commune
from skilltree.graphql.types.results import VisibilitySet
from skilltree.graphql.types.skills import Skill
from skilltree.graphql.types.tree_shares import SharedSkill
from skilltree.service.views import who_sees


@strawberry.type
@shows(who_sees.SeenTreeView)
class SeenTree:
    """One's own tree as others see it."""

    shown_name: str | None = strawberry.field(description="What one's page calls one; null without a page.")
    skills: list[SharedSkill]
    works_in: list[Commune]
    too_young: bool


@strawberry.type
@shows(who_sees.PublicPageView)
class PublicPage:
    """One's own page for everybody; `looks` are those of the last 30 days."""

    handle: str
    name: str
    since: datetime
    looks: int


@strawberry.type
@shows(who_sees.PublicPageSet)
class PublicPageSet:
    """The page now; null when it is closed."""

    page: PublicPage | None


@strawberry.type
@shows(who_sees.PublicTreeView)
class PublicTree:
    """What anybody sees of somebody who opened branches to everybody."""

    name: str
    skills: list[SharedSkill]


@strawberry.type
@shows(who_sees.ShownToMeView)
class ShownToMe:
    """A tree that somebody shows to the viewer's account."""

    id: strawberry.ID
    owner_name: str
    branch: Skill | None = strawberry.field(description="Null for the whole tree.")
    until: datetime


@strawberry.type
@shows(who_sees.SharedTreeKept)
class SharedTreeKept:
    """The link is the viewer's from now on."""

    shown: ShownToMe


SetVisibilitiesResult = Annotated[VisibilitySet | Refused, strawberry.union("SetVisibilitiesResult")]
OpenPublicPageResult = Annotated[PublicPageSet | Refused, strawberry.union("OpenPublicPageResult")]
ClosePublicPageResult = Annotated[PublicPageSet | Refused, strawberry.union("ClosePublicPageResult")]
KeepSharedTreeResult = Annotated[SharedTreeKept | Refused, strawberry.union("KeepSharedTreeResult")]
