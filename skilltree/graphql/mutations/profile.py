"""Who one is here, what one is aiming at, and who may see what."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import tree as own
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import results
from skilltree.service import goals, profile
from skilltree.service.end_session import end_session
from skilltree.service.views import people as people_views
from skilltree.service.visibility import set_visibility


@strawberry.type
class ProfileMutations:
    """Who one is here, what one is aiming at, and who may see what."""

    @mutation(results.SetGoalResult)
    @staticmethod
    async def set_goal(
        info: Info,
        input: own.SetGoalInput,  # noqa: A002 -- the schema's name
    ) -> people_views.GoalSet | RefusalView:
        """Choose what to become able to do."""
        return await signed_in(info, goals.set_goal, input)

    @mutation(results.SetVisibilityResult)
    @staticmethod
    async def set_visibility(
        info: Info,
        input: own.SetVisibilityInput,  # noqa: A002 -- the schema's name
    ) -> people_views.VisibilitySet | RefusalView:
        """Choose who may see a branch."""
        return await signed_in(info, set_visibility, input)

    @mutation(results.UpdateProfileResult)
    @staticmethod
    async def update_profile(
        info: Info,
        input: own.UpdateProfileInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ProfileUpdated | RefusalView:
        """Change one's own profile."""
        return await signed_in(info, profile.update_profile, input)

    @mutation(results.EndSessionResult)
    @staticmethod
    async def end_session(
        info: Info,
        input: own.EndSessionInput,  # noqa: A002 -- the schema's name
    ) -> people_views.SessionEnded | RefusalView:
        """Sign one of one's own devices out."""
        return await signed_in(info, end_session, input)
