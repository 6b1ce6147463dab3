"""Experience told in one's own words goes on the tree."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs.telling import TellExperienceInput
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types.telling import TellExperienceResult
from skilltree.service.tell_experience import tell_experience
from skilltree.service.views import telling


@strawberry.type
class TellingMutations:
    """Experience told in one's own words goes on the tree."""

    @mutation(TellExperienceResult)
    @staticmethod
    async def tell_experience(
        info: Info,
        input: TellExperienceInput,  # noqa: A002 -- the schema's name
    ) -> telling.ExperienceTold | RefusalView:
        """A person tells how they do something."""
        return await signed_in(info, tell_experience, input)
