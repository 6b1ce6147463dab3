"""Opportunities, and recruiters who ask."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import meeting as meet
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import results
from skilltree.service import contacts
from skilltree.service.post_opportunity import post_opportunity
from skilltree.service.respond_to_opportunity import respond_to_opportunity
from skilltree.service.views import opportunities as opportunity_views
from skilltree.service.views import people as people_views


@strawberry.type
class MeetingMutations:
    """Opportunities, and recruiters who ask."""

    @mutation(results.PostOpportunityResult)
    @staticmethod
    async def post_opportunity(
        info: Info,
        input: meet.PostOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> opportunity_views.OpportunityPosted | RefusalView:
        """Propose something to do."""
        return await signed_in(info, post_opportunity, input)

    @mutation(results.RespondToOpportunityResult)
    @staticmethod
    async def respond_to_opportunity(
        info: Info,
        input: meet.RespondToOpportunityInput,  # noqa: A002 -- the schema's name
    ) -> opportunity_views.OpportunityAnswered | RefusalView:
        """Say that one is interested."""
        return await signed_in(info, respond_to_opportunity, input)

    @mutation(results.RequestContactResult)
    @staticmethod
    async def request_contact(
        info: Info,
        input: meet.RequestContactInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ContactRequested | RefusalView:
        """Ask to meet the person behind a nameless profile."""
        return await signed_in(info, contacts.request_contact, input)

    @mutation(results.AnswerContactResult)
    @staticmethod
    async def answer_contact(
        info: Info,
        input: meet.AnswerContactInput,  # noqa: A002 -- the schema's name
    ) -> people_views.ContactAnswered | RefusalView:
        """Answer a recruiter."""
        return await signed_in(info, contacts.answer_contact, input)
