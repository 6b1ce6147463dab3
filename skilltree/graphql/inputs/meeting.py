"""Inputs of opportunities and contacts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from skilltree.graphql.inputs.common import SkillLevelInput, levels
from skilltree.model.words import Language, OpportunityKind
from skilltree.service.contacts import AnswerContact, RequestContact
from skilltree.service.post_opportunity import PostOpportunity
from skilltree.service.respond_to_opportunity import RespondToOpportunity


@strawberry.input
class PostOpportunityInput:
    """What somebody proposes, in one language."""

    key: UUID
    kind: OpportunityKind
    organisation: strawberry.ID | None = strawberry.field(default=None, description="Null when a neighbour posts.")
    language: Language | None = Language.FR
    title: str
    text: str
    icon: str | None = None
    commune: strawberry.ID
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: float | None = None
    hours_total: float | None = None
    pay: str | None = None
    cost_euros: int | None = 0
    funding: str | None = None
    conditions: str | None = None
    seats: int | None = None
    contact_name: str
    requires: list[SkillLevelInput] | None = None
    brings: list[SkillLevelInput] | None = None

    def command(self) -> PostOpportunity:
        """Return the use case's command."""
        return PostOpportunity(
            kind=self.kind,
            language=self.language or Language.FR,
            title=self.title,
            text=self.text,
            insee=self.commune,
            contact_name=self.contact_name,
            organisation_id=self.organisation,
            icon=self.icon,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            hours_per_week=self.hours_per_week,
            hours_total=self.hours_total,
            pay=self.pay,
            cost_euros=self.cost_euros or 0,
            funding=self.funding,
            conditions=self.conditions,
            seats=self.seats,
            requires=levels(self.requires),
            brings=levels(self.brings),
        )


@strawberry.input
class RespondToOpportunityInput:
    """The viewer is interested."""

    key: UUID
    opportunity: strawberry.ID
    message: str | None = None

    def command(self) -> RespondToOpportunity:
        """Return the use case's command."""
        return RespondToOpportunity(opportunity_id=self.opportunity, message=self.message)


@strawberry.input
class RequestContactInput:
    """A recruiter asks to meet somebody."""

    key: UUID
    talent: strawberry.ID
    organisation: strawberry.ID
    purpose: str
    offer: str
    pay: str | None = None
    answer_by: date | None = None

    def command(self) -> RequestContact:
        """Return the use case's command."""
        return RequestContact(
            talent_id=self.talent,
            organisation_id=self.organisation,
            purpose=self.purpose,
            offer=self.offer,
            pay=self.pay,
            answer_by=self.answer_by,
        )


@strawberry.input
class AnswerContactInput:
    """Yes or no to a recruiter."""

    key: UUID
    contact: strawberry.ID
    accept: bool

    def command(self) -> AnswerContact:
        """Return the use case's command."""
        return AnswerContact(contact_id=self.contact, accept=self.accept)
