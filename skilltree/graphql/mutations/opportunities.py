"""Opportunities from the post to the thanks, and what keeps them decent."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import opportunities as opps
from skilltree.graphql.inputs.meeting import RespondToOpportunityInput
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import opportunity_life as life
from skilltree.graphql.types import results
from skilltree.service import moderation, own_posts
from skilltree.service.answer_response import answer_response
from skilltree.service.post_opportunity import post_opportunity
from skilltree.service.respond_to_opportunity import respond_to_opportunity, withdraw_response
from skilltree.service.say_done import say_done
from skilltree.service.views import moderation as decided
from skilltree.service.views import opportunities as views


@strawberry.type
class OpportunityMutations:
    """Opportunities from the post to the thanks, and what keeps them decent."""

    @mutation(results.PostOpportunityResult)
    @staticmethod
    async def post_opportunity(
        info: Info,
        input: opps.PostOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> views.OpportunityPosted | RefusalView:
        """Propose something to do."""
        return await signed_in(info, post_opportunity, input)

    @mutation(results.RespondToOpportunityResult)
    @staticmethod
    async def respond_to_opportunity(
        info: Info,
        input: RespondToOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> views.OpportunityAnswered | RefusalView:
        """Say that one is interested."""
        return await signed_in(info, respond_to_opportunity, input)

    @mutation(life.WithdrawResponseResult)
    @staticmethod
    async def withdraw_response(
        info: Info,
        input: opps.WithdrawResponseInput,  # noqa: A002 -- the schema's name
    ) -> views.ResponseWithdrawn | RefusalView:
        """Take that back; whoever waits moves up."""
        return await signed_in(info, withdraw_response, input)

    @mutation(life.AnswerResponseResult)
    @staticmethod
    async def answer_response(
        info: Info,
        input: opps.AnswerResponseInput,  # noqa: A002 -- the schema's name
    ) -> views.ResponseAnswered | RefusalView:
        """Say yes or no to somebody who is interested."""
        return await signed_in(info, answer_response, input)

    @mutation(life.SayDoneResult)
    @staticmethod
    async def say_done(
        info: Info,
        input: opps.SayDoneInput,  # noqa: A002 -- the schema's name
    ) -> views.DoneSaid | RefusalView:
        """Say that it was done, and thank you; once both have, the tree of who did it grows."""
        return await signed_in(info, say_done, input)

    @mutation(life.EditOpportunityResult)
    @staticmethod
    async def edit_opportunity(
        info: Info,
        input: opps.EditOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> views.OpportunityChanged | RefusalView:
        """Change what one posted."""
        return await signed_in(info, own_posts.edit_opportunity, input)

    @mutation(life.CloseOpportunityResult)
    @staticmethod
    async def close_opportunity(
        info: Info,
        input: opps.CloseOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> views.OpportunityClosed | RefusalView:
        """Take no more answers."""
        return await signed_in(info, own_posts.close_opportunity, input)

    @mutation(life.RepeatOpportunityResult)
    @staticmethod
    async def repeat_opportunity(
        info: Info,
        input: opps.RepeatOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> views.OpportunityChanged | RefusalView:
        """Post the same again on other days."""
        return await signed_in(info, own_posts.repeat_opportunity, input)

    @mutation(life.ReportOpportunityResult)
    @staticmethod
    async def report_opportunity(
        info: Info,
        input: opps.ReportOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> decided.OpportunityReported | RefusalView:
        """Tell the stewards that something should not stand there."""
        return await signed_in(info, moderation.report_opportunity, input)

    @mutation(life.ModerateOpportunityResult)
    @staticmethod
    async def moderate_opportunity(
        info: Info,
        input: opps.ModerateOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> decided.OpportunityModerated | RefusalView:
        """Hide an opportunity at once, or keep it."""
        return await signed_in(info, moderation.moderate_opportunity, input)
