"""Other learning platforms, and what their activities teach."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import SkillLevel
from skilltree.service.views import platforms


@strawberry.type
class LearningPlatform:
    """A platform (Moodle, H5P, ...) that tells what people finished there."""

    id: strawberry.ID
    label: str
    organisation: str
    linked: bool = strawberry.field(description="Whether it may grow my tree.")
    code: str | None = strawberry.field(description="The account name under which it may know me.")
    since: datetime | None


@strawberry.type
class PlatformActivity:
    """An activity of a platform; it waits for an author while it teaches nothing."""

    platform_id: strawberry.ID
    platform_label: str
    iri: str
    name: str
    teaches: list[SkillLevel]
    hours: float | None


@strawberry.type
@shows(platforms.PlatformLinked)
class PlatformLinked:
    """The platform may grow my tree; `grew` counts what it told before and counts now."""

    platform: LearningPlatform
    grew: int


@strawberry.type
@shows(platforms.PlatformUnlinked)
class PlatformUnlinked:
    """The platform grows my tree no more; what grew stays."""

    platform: LearningPlatform


@strawberry.type
@shows(platforms.ActivityMapped)
class ActivityMapped:
    """The activity teaches something."""

    activity: PlatformActivity


LinkPlatformResult = Annotated[PlatformLinked | Refused, strawberry.union("LinkPlatformResult")]
UnlinkPlatformResult = Annotated[PlatformUnlinked | Refused, strawberry.union("UnlinkPlatformResult")]
MapActivityResult = Annotated[ActivityMapped | Refused, strawberry.union("MapActivityResult")]
