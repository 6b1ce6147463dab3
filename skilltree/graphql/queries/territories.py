"""Communes and territories."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.people import Commune
from skilltree.graphql.types.territories import Territory
from skilltree.service import places
from skilltree.service import territory as territories
from skilltree.service.sign_in import find_territory
from skilltree.service.views.people import CommuneView, TerritoryView


@strawberry.type
class TerritoryQueries:
    """Communes and territories."""

    @field(list[Commune])
    @staticmethod
    async def search_communes(info: Info, text: str, first: int | None = 10) -> list[CommuneView]:
        """Communes by name or postcode."""
        return await places.search_communes(info.context.deps, text, first)

    @field(Territory)
    @staticmethod
    def territory(info: Info, code: str | None = None) -> TerritoryView:
        """One territory; the viewer's own without a code."""
        context = info.context
        found = find_territory(context.deps, code) if code else context.territory_id
        return territories.read_territory(context.deps, found)

    @field(list[Territory])
    @staticmethod
    def territories(info: Info) -> list[TerritoryView]:
        """All territories of this server, by name."""
        return territories.read_territories(info.context.deps)
