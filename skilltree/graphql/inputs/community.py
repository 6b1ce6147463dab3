"""Which members a community tree is asked of."""

from __future__ import annotations

import strawberry

from skilltree.graphql.inputs.common import given
from skilltree.service.community import CommunityGroup


@strawberry.input(one_of=True)
class CommunityGroupInput:
    """Some of the members of a territory: exactly one of these."""

    commune: str | None = strawberry.field(default=strawberry.UNSET, description="Those who live there, by INSEE code.")
    course: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="Those who finished a module of it."
    )
    occupation: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Those whose goal it is.")
    organisation: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="Those who finished a module of it."
    )

    def asked(self) -> CommunityGroup:
        """Return the use case's group."""
        return CommunityGroup(
            insee=given(self.commune),
            course_id=given(self.course),
            occupation_id=given(self.occupation),
            organisation_id=given(self.organisation),
        )
