"""Opportunities and answers to them."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, datetime

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field, shows
from skilltree.graphql.types.node import Node
from skilltree.graphql.types.people import Commune, Organisation
from skilltree.graphql.types.skills import SkillLevel
from skilltree.model.words import Language, OpportunityKind, ResponseStatus
from skilltree.service.opportunities import count_responses, read_responses, response_subject
from skilltree.service.skills import show_levels
from skilltree.service.views import opportunities
from skilltree.service.views.people import CommuneView, OrganisationView
from skilltree.service.views.skills import SkillLevelView


@strawberry.type
@shows(opportunities.OpportunityView)
class Opportunity(Node):
    """Anything local one can do."""

    kind: OpportunityKind
    title: str
    text: str
    language: Language
    icon: str | None
    distance_km: float | None
    starts_on: date | None
    ends_on: date | None
    hours_per_week: float | None
    hours_total: float | None
    pay: str | None
    cost_euros: int
    funding: str | None
    conditions: str | None
    seats: int | None
    seats_left: int | None
    contact_name: str
    contact_how: str

    @field(Commune | None)
    @staticmethod
    def commune(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> Awaitable[CommuneView | None]:
        """Where it takes place."""
        return info.context.loaders.commune.load(root.insee)

    @field(Organisation | None)
    @staticmethod
    def organisation(
        root: strawberry.Parent[opportunities.OpportunityView], info: Info
    ) -> Awaitable[OrganisationView | None] | None:
        """Who proposes it; null for a neighbour."""
        loaders = info.context.loaders
        return loaders.organisation.load(root.organisation_id) if root.organisation_id else None

    @field(list[SkillLevel])
    @staticmethod
    def requires(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> list[SkillLevelView]:
        """What it asks."""
        return show_levels(info.context.deps, root.row.requires, info.context.language)

    @field(list[SkillLevel])
    @staticmethod
    def brings(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> list[SkillLevelView]:
        """What one learns by it."""
        return show_levels(info.context.deps, root.row.brings, info.context.language)

    @field("OpportunityResponse | None")
    @staticmethod
    def my_response(
        root: strawberry.Parent[opportunities.OpportunityView], info: Info
    ) -> Awaitable[opportunities.ResponseView | None]:
        """The viewer's own answer."""
        return info.context.loaders.my_response.load(root.id)

    @field(int | None, description="How many answered, for whoever posted it.")
    @staticmethod
    async def answer_count(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> int | None:
        """Without names: no look is logged."""
        context = info.context
        return await count_responses(context.deps, context.viewer, root.row) if context.viewer else None

    @field("list[OpportunityResponse] | None", description="Only for whoever posted it.")
    @staticmethod
    async def responses(
        root: strawberry.Parent[opportunities.OpportunityView], info: Info
    ) -> list[opportunities.ResponseView] | None:
        """Answers, oldest first."""
        context = info.context
        return await read_responses(context.deps, context.viewer, root.row) if context.viewer else None


@strawberry.type
@shows(opportunities.ResponseView)
class OpportunityResponse(Node):
    """A person's "I am interested"."""

    status: ResponseStatus
    message: str | None
    from_: str | None = strawberry.field(
        name="from",
        description="The answering person's display name, for whoever posted the opportunity.",
    )
    at: datetime

    @field(Opportunity)
    @staticmethod
    async def opportunity(
        root: strawberry.Parent[opportunities.ResponseView], info: Info
    ) -> opportunities.OpportunityView:
        """What it answers."""
        context = info.context
        return await response_subject(context.deps, context.territory_id, root, context.language)
