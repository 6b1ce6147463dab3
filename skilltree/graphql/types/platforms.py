"""Other learning platforms, and what their activities teach."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.skills import Skill, SkillLevel
from skilltree.model.platform_words import PlatformKind
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
    revoked: bool = strawberry.field(description="It was ended; it is listed until I take my yes back.")


@strawberry.type
class PlatformActivity:
    """An activity of a platform; it waits for an author while it teaches nothing."""

    platform_id: strawberry.ID
    platform_label: str
    iri: str
    name: str
    teaches: list[SkillLevel]
    hours: float | None = strawberry.field(description="Of the whole activity; while it waits, as the platform told.")
    proposed: list[Skill] = strawberry.field(description="While it waits: skills that its name suggests, best first.")


@strawberry.type
class OwnPlatform:
    """A platform of an organisation that I write for."""

    id: strawberry.ID = strawberry.field(description="Also the user name of its keys, and the end of its webhook.")
    label: str
    organisation_id: strawberry.ID
    organisation: str
    kind: PlatformKind
    since: datetime
    last_told: datetime | None
    revoked: bool


@strawberry.type
class PlatformFact:
    """What a platform brought to my tree."""

    id: strawberry.ID = strawberry.field(description="Of the evidence.")
    platform_id: strawberry.ID
    platform_label: str
    skill: Skill
    level: int
    source: str = strawberry.field(description="The activity, as the platform or its author calls it.")
    at: datetime
    taken_back_at: datetime | None = strawberry.field(description="When the platform took it back.")
    reason: str | None = strawberry.field(description="Why it did, in its own words, where it gave any.")
    retracted: bool = strawberry.field(description="It shows nothing any more: the platform or I took it back.")


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


@strawberry.type
@shows(platforms.PlatformAdded)
class PlatformAdded:
    """The platform may tell what people finished there."""

    platform: OwnPlatform
    secret: str = strawberry.field(description="Shown now, and never again.")


@strawberry.type
@shows(platforms.PlatformRevoked)
class PlatformRevoked:
    """The platform does nothing any more; what it brought stays."""

    platform: OwnPlatform


LinkPlatformResult = Annotated[PlatformLinked | Refused, strawberry.union("LinkPlatformResult")]
UnlinkPlatformResult = Annotated[PlatformUnlinked | Refused, strawberry.union("UnlinkPlatformResult")]
MapActivityResult = Annotated[ActivityMapped | Refused, strawberry.union("MapActivityResult")]
AddPlatformResult = Annotated[PlatformAdded | Refused, strawberry.union("AddPlatformResult")]
RevokePlatformResult = Annotated[PlatformRevoked | Refused, strawberry.union("RevokePlatformResult")]
