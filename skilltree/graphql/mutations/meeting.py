"""Recruiters who ask."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import meeting as meet
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import results
from skilltree.service import contacts
from skilltree.service.views import people as people_views


@strawberry.type
class MeetingMutations:
    """Recruiters who ask."""

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
