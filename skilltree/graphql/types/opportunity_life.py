"""What becomes of opportunities and answers: results of its mutations, reports and decisions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.opportunities import Opportunity, OpportunityResponse
from skilltree.model.opportunity_words import ModerationVerdict, ReportReason
from skilltree.service.views import moderation, opportunities


@strawberry.type
@shows(moderation.ReportedView)
class ReportedOpportunity:
    """It waits for a steward; who reported it is told to nobody."""

    opportunity: Opportunity
    since: datetime
    reasons: list[ReportReason] = strawberry.field(description="One for each report, oldest first.")
    texts: list[str]


@strawberry.type
@shows(opportunities.ResponseWithdrawn)
class ResponseWithdrawn:
    """Nothing is kept of the answer."""

    response_id: strawberry.ID
    opportunity_id: strawberry.ID


@strawberry.type
@shows(opportunities.ResponseAnswered)
class ResponseAnswered:
    """Somebody got a yes or a no."""

    response: OpportunityResponse


@strawberry.type
@shows(opportunities.DoneSaid)
class DoneSaid:
    """One side said that it was done; `settledAt` once both have."""

    response: OpportunityResponse


@strawberry.type
@shows(opportunities.OpportunityChanged)
class OpportunityChanged:
    """As it is now."""

    opportunity: Opportunity


@strawberry.type
@shows(opportunities.OpportunityClosed)
class OpportunityClosed:
    """It takes no more answers."""

    opportunity_id: strawberry.ID


@strawberry.type
@shows(moderation.OpportunityReported)
class OpportunityReported:
    """The stewards are told."""

    opportunity_id: strawberry.ID


@strawberry.type
@shows(moderation.OpportunityModerated)
class OpportunityModerated:
    """It was decided; `reports` waited for it."""

    opportunity_id: strawberry.ID
    verdict: ModerationVerdict
    reports: int


WithdrawResponseResult = Annotated[ResponseWithdrawn | Refused, strawberry.union("WithdrawResponseResult")]
AnswerResponseResult = Annotated[ResponseAnswered | Refused, strawberry.union("AnswerResponseResult")]
SayDoneResult = Annotated[DoneSaid | Refused, strawberry.union("SayDoneResult")]
EditOpportunityResult = Annotated[OpportunityChanged | Refused, strawberry.union("EditOpportunityResult")]
CloseOpportunityResult = Annotated[OpportunityClosed | Refused, strawberry.union("CloseOpportunityResult")]
RepeatOpportunityResult = Annotated[OpportunityChanged | Refused, strawberry.union("RepeatOpportunityResult")]
ReportOpportunityResult = Annotated[OpportunityReported | Refused, strawberry.union("ReportOpportunityResult")]
ModerateOpportunityResult = Annotated[OpportunityModerated | Refused, strawberry.union("ModerateOpportunityResult")]
