"""Inputs about other learning platforms."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.graphql.inputs.common import SkillLevelInput, levels
from skilltree.model.platform_words import PlatformKind
from skilltree.service.own_platforms import AddPlatform, RevokePlatform
from skilltree.service.platform_activities import MapActivity
from skilltree.service.platform_links import LinkPlatform, UnlinkPlatform


@strawberry.input(description="A consent, kept in the ledger.")
class LinkPlatformInput:
    """Which platform may grow my tree."""

    key: UUID
    platform: strawberry.ID

    def command(self) -> LinkPlatform:
        """Return the use case's command."""
        return LinkPlatform(platform_id=self.platform)


@strawberry.input
class UnlinkPlatformInput:
    """Which platform may not any more."""

    key: UUID
    platform: strawberry.ID

    def command(self) -> UnlinkPlatform:
        """Return the use case's command."""
        return UnlinkPlatform(platform_id=self.platform)


@strawberry.input(description="`iri` is the id of the activity in xAPI; `name` for one that never told its own.")
class MapActivityInput:
    """What an activity teaches."""

    key: UUID
    platform: strawberry.ID
    iri: str
    skills: list[SkillLevelInput]
    name: str | None = None
    hours: float | None = None

    def command(self) -> MapActivity:
        """Return the use case's command."""
        return MapActivity(
            platform_id=self.platform,
            iri=self.iri,
            skills=levels(self.skills),
            name=self.name,
            hours=self.hours,
        )


@strawberry.input(description="`label` is its name, as people know it.")
class AddPlatformInput:
    """A platform of an organisation that I write for."""

    key: UUID
    organisation: strawberry.ID
    label: str
    kind: PlatformKind

    def command(self) -> AddPlatform:
        """Return the use case's command."""
        return AddPlatform(organisation_id=self.organisation, label=self.label, kind=self.kind)


@strawberry.input
class RevokePlatformInput:
    """Which platform does nothing any more."""

    key: UUID
    platform: strawberry.ID

    def command(self) -> RevokePlatform:
        """Return the use case's command."""
        return RevokePlatform(platform_id=self.platform)
