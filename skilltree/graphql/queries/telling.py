"""Reading experience told in one's own words."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.telling import ExperienceReading
from skilltree.service.told_experience import Reader, read_experience
from skilltree.service.views import telling


@strawberry.type
class TellingQueries:
    """Reading experience told in one's own words."""

    @field(ExperienceReading, description="What a text of at most 20 kB of UTF-8 tells. It is not kept.")
    @staticmethod
    async def read_experience(info: Info, text: str) -> telling.ExperienceReading:
        """For its author to keep or to drop."""
        context = info.context
        reader = Reader(context.territory_id, context.language, context.asker, context.peer)
        return await read_experience(context.deps, text, reader)
