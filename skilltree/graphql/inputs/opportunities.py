"""Inputs of opportunities: posting, changing, answering, saying that it was done, reporting."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import strawberry

from skilltree.graphql.inputs.common import SkillLevelInput, levels
from skilltree.model.opportunity_words import ModerationVerdict, ReportReason
from skilltree.model.words import Language, OpportunityKind
from skilltree.service.answer_response import AnswerResponse
from skilltree.service.moderation import ModerateOpportunity, ReportOpportunity
from skilltree.service.own_posts import CloseOpportunity, EditOpportunity, RepeatOpportunity
from skilltree.service.post_opportunity import PostOpportunity
from skilltree.service.respond_to_opportunity import WithdrawResponse
from skilltree.service.say_done import SayDone


@strawberry.input
class OpportunityFields:
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
    asks: bool | None = strawberry.field(default=None, description="Of a talent loan: whether a hand is needed.")
    lends: list[SkillLevelInput] | None = strawberry.field(
        default=None, description="What the poster can do, where they give a hand."
    )
    to_commune: strawberry.ID | None = strawberry.field(default=None, description="Where a ride goes.")
    at_time: str | None = strawberry.field(default=None, description="Of the day, like 18:30, in Europe/Paris.")
    venue: str | None = None

    def post(self) -> PostOpportunity:
        """Return what is proposed."""
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
            asks=self.asks,
            lends=levels(self.lends),
            to_insee=self.to_commune,
            at_time=self.at_time,
            venue=self.venue,
        )


@strawberry.input
class PostOpportunityInput(OpportunityFields):
    """What somebody proposes, in one language."""

    def command(self) -> PostOpportunity:
        """Return the use case's command."""
        return self.post()


@strawberry.input
class EditOpportunityInput(OpportunityFields):
    """What it shall be from now on: all of it, as when it was posted."""

    opportunity: strawberry.ID

    def command(self) -> EditOpportunity:
        """Return the use case's command."""
        return EditOpportunity(opportunity_id=self.opportunity, post=self.post())


@strawberry.input
class CloseOpportunityInput:
    """What takes no more answers."""

    key: UUID
    opportunity: strawberry.ID

    def command(self) -> CloseOpportunity:
        """Return the use case's command."""
        return CloseOpportunity(opportunity_id=self.opportunity)


@strawberry.input
class RepeatOpportunityInput:
    """The same again, on these days."""

    key: UUID
    opportunity: strawberry.ID
    starts_on: date | None = None
    ends_on: date | None = None

    def command(self) -> RepeatOpportunity:
        """Return the use case's command."""
        return RepeatOpportunity(opportunity_id=self.opportunity, starts_on=self.starts_on, ends_on=self.ends_on)


@strawberry.input
class AnswerResponseInput:
    """Yes or no to somebody who is interested, and a word."""

    key: UUID
    response: strawberry.ID
    accept: bool
    reply: str | None = None

    def command(self) -> AnswerResponse:
        """Return the use case's command."""
        return AnswerResponse(response_id=self.response, accept=self.accept, reply=self.reply)


@strawberry.input
class WithdrawResponseInput:
    """Which of one's own answers."""

    key: UUID
    response: strawberry.ID

    def command(self) -> WithdrawResponse:
        """Return the use case's command."""
        return WithdrawResponse(response_id=self.response)


@strawberry.input
class SayDoneInput:
    """It was done; `learnt` is of whoever was helped."""

    key: UUID
    response: strawberry.ID
    hours: float | None = None
    thanks: str | None = None
    learnt: bool = False

    def command(self) -> SayDone:
        """Return the use case's command."""
        return SayDone(response_id=self.response, hours=self.hours, thanks=self.thanks, learnt=self.learnt)


@strawberry.input
class ReportOpportunityInput:
    """Why it should not stand there; OTHER needs words."""

    key: UUID
    opportunity: strawberry.ID
    reason: ReportReason
    text: str | None = None

    def command(self) -> ReportOpportunity:
        """Return the use case's command."""
        return ReportOpportunity(opportunity_id=self.opportunity, reason=self.reason, text=self.text)


@strawberry.input
class ModerateOpportunityInput:
    """What a steward decides, with words for whoever posted; hiding needs them."""

    key: UUID
    opportunity: strawberry.ID
    verdict: ModerationVerdict
    note: str | None = None

    def command(self) -> ModerateOpportunity:
        """Return the use case's command."""
        return ModerateOpportunity(opportunity_id=self.opportunity, verdict=self.verdict, note=self.note)
