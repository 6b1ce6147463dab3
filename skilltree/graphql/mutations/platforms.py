"""Other learning platforms."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import platforms as tell
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import platforms
from skilltree.service import own_platforms, platform_activities, platform_links
from skilltree.service.views import platforms as views


@strawberry.type
class PlatformMutations:
    """Other learning platforms."""

    @mutation(platforms.LinkPlatformResult)
    @staticmethod
    async def link_platform(
        info: Info,
        input: tell.LinkPlatformInput,  # noqa: A002 -- the schema's name
    ) -> views.PlatformLinked | RefusalView:
        """Let a platform grow my tree by what I finish there."""
        return await signed_in(info, platform_links.link_platform, input)

    @mutation(platforms.UnlinkPlatformResult)
    @staticmethod
    async def unlink_platform(
        info: Info,
        input: tell.UnlinkPlatformInput,  # noqa: A002 -- the schema's name
    ) -> views.PlatformUnlinked | RefusalView:
        """Stop it."""
        return await signed_in(info, platform_links.unlink_platform, input)

    @mutation(platforms.MapActivityResult)
    @staticmethod
    async def map_activity(
        info: Info,
        input: tell.MapActivityInput,  # noqa: A002 -- the schema's name
    ) -> views.ActivityMapped | RefusalView:
        """Say what an activity of a platform teaches."""
        return await signed_in(info, platform_activities.map_activity, input)

    @mutation(platforms.AddPlatformResult)
    @staticmethod
    async def add_platform(
        info: Info,
        input: tell.AddPlatformInput,  # noqa: A002 -- the schema's name
    ) -> views.PlatformAdded | RefusalView:
        """Let a platform of an organisation that I write for tell what people finished there."""
        return await signed_in(info, own_platforms.add_own_platform, input)

    @mutation(platforms.RevokePlatformResult)
    @staticmethod
    async def revoke_platform(
        info: Info,
        input: tell.RevokePlatformInput,  # noqa: A002 -- the schema's name
    ) -> views.PlatformRevoked | RefusalView:
        """Let it do nothing any more."""
        return await signed_in(info, own_platforms.revoke_own_platform, input)
