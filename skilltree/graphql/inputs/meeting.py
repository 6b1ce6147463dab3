"""Inputs of answers to opportunities, and of contacts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from skilltree.service.contacts import AnswerContact, RequestContact
from skilltree.service.respond_to_opportunity import RespondToOpportunity


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
