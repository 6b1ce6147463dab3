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
from skilltree.model.opportunity import doer_of
from skilltree.model.opportunity_words import ModerationVerdict, OpportunityState, ReportReason, Side
from skilltree.model.words import Language, OpportunityKind, ResponseStatus
from skilltree.service.both_sides import is_posted_by
from skilltree.service.opportunities import count_responses, read_responses, response_subject
from skilltree.service.ports.clock import paris_day
from skilltree.service.skills import show_levels
from skilltree.service.views import opportunities
from skilltree.service.views.moderation import ModerationView, OwnReportView
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
    asks: bool | None = strawberry.field(description="Of a talent loan: whether its poster needs a hand or gives one.")
    at_time: str | None = strawberry.field(description="Of the day, like 18:30, in Europe/Paris.")
    venue: str | None

    @field(OpportunityState)
    @staticmethod
    def state(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> OpportunityState:
        """Whether one can still answer; being full is told by the seats."""
        return root.row.state(paris_day(info.context.deps.clock()))

    @field(bool, description="Whether the viewer posted it, or acts for the organisation that did.")
    @staticmethod
    def mine(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> bool:
        """Whoever it is may change it."""
        viewer = info.context.viewer
        return viewer is not None and is_posted_by(viewer, root.row)

    @field(Side | None, description="Which side does something for the other; null where both do the same.")
    @staticmethod
    def done_by(root: strawberry.Parent[opportunities.OpportunityView]) -> Side | None:
        """Whose tree grows."""
        return doer_of(root.row)

    @field(Commune | None, description="Where a ride goes.")
    @staticmethod
    def to_commune(
        root: strawberry.Parent[opportunities.OpportunityView], info: Info
    ) -> Awaitable[CommuneView | None] | None:
        """Null for what stays where it is."""
        return info.context.loaders.commune.load(root.row.to_insee) if root.row.to_insee else None

    @field(list[SkillLevel])
    @staticmethod
    def lends(root: strawberry.Parent[opportunities.OpportunityView], info: Info) -> list[SkillLevelView]:
        """What its poster can do, where they give a hand."""
        return show_levels(info.context.deps, root.row.lends or (), info.context.language)

    @field("Moderation | None", description="What a steward decided last, for whoever posted it.")
    @staticmethod
    def moderation(
        root: strawberry.Parent[opportunities.OpportunityView], info: Info
    ) -> Awaitable[ModerationView | None] | None:
        """Null while nobody decided anything."""
        viewer = info.context.viewer
        mine = viewer is not None and is_posted_by(viewer, root.row)
        return info.context.loaders.decision.load(root.id) if mine else None

    @field("OwnReport | None", description="The viewer's own report of it.")
    @staticmethod
    def my_report(
        root: strawberry.Parent[opportunities.OpportunityView], info: Info
    ) -> Awaitable[OwnReportView | None]:
        """Null where they reported nothing."""
        return info.context.loaders.own_report.load(root.id)

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
@shows(opportunities.SaidView)
class Said:
    """One side's word that it was done."""

    at: datetime
    hours: float | None
    thanks: str | None


@strawberry.type
@shows(ModerationView)
class Moderation:
    """What a steward decided, and why."""

    verdict: ModerationVerdict
    note: str | None
    at: datetime


@strawberry.type
@shows(OwnReportView)
class OwnReport:
    """One's own report; answered once a steward has decided."""

    reason: ReportReason
    at: datetime
    answered_at: datetime | None


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
    waiting_place: int | None = strawberry.field(description="From 1, while waiting for a seat.")
    answered_at: datetime | None
    reply: str | None = strawberry.field(description="The poster's word with their yes or no.")
    moved_up_at: datetime | None = strawberry.field(description="When a seat became free for who had waited.")
    poster_said: Said | None
    responder_said: Said | None
    learnt: bool
    settled_at: datetime | None = strawberry.field(description="When both had said that it was done.")

    @field(Opportunity)
    @staticmethod
    async def opportunity(
        root: strawberry.Parent[opportunities.ResponseView], info: Info
    ) -> opportunities.OpportunityView:
        """What it answers."""
        context = info.context
        return await response_subject(context.deps, context.territory_id, root, context.language)
