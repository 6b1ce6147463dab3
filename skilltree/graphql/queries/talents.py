"""Recruiters and their requests, confirmation links, accounts that are helped."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.inputs.queries import PatternInput
from skilltree.graphql.types.cards import AssistedAccount
from skilltree.graphql.types.pages import TalentConnection
from skilltree.graphql.types.people import ContactRequest
from skilltree.graphql.types.talents import ConfirmationAsk
from skilltree.service import confirmation, contacts
from skilltree.service import find_talents as talents
from skilltree.service.assistance import read_assisted
from skilltree.service.views.assistance import AssistedAccountView
from skilltree.service.views.people import ConfirmationAskView, ContactRequestView


@strawberry.type
class TalentQueries:
    """Recruiters and their requests, confirmation links, accounts that are helped."""

    @field(TalentConnection)
    @staticmethod
    async def find_talents(
        info: Info, pattern: PatternInput, first: int | None = 20, after: str | None = None
    ) -> talents.TalentPage:
        """Nameless profiles by how much of a pattern they cover."""
        context = info.context
        viewer = context.require_viewer()
        return await talents.find_talents(context.deps, viewer, pattern.pattern(), first=first, after=after)

    @field(list[ContactRequest], description="What the viewer's organisations asked, newest first, without names.")
    @staticmethod
    async def asked_contacts(info: Info, first: int | None = 20) -> list[ContactRequestView]:
        """The recruiter's list; `node(id)` tells a name after a yes, and the look is logged."""
        return await contacts.read_asked(info.context.deps, info.context.require_viewer(), first)

    @field(ConfirmationAsk | None, description="What a confirmation link asks; no account needed.")
    @staticmethod
    async def confirmation_ask(info: Info, token: str) -> ConfirmationAskView | None:
        """Null when the link cannot be answered (any more)."""
        context = info.context
        return await confirmation.read_confirmation(context.deps, context.viewer, token, context.language)

    @field(
        list[AssistedAccount],
        description="Accounts that an organisation helps with; each look is told to their owners.",
    )
    @staticmethod
    async def assisted_accounts(
        info: Info, organisation: strawberry.ID, first: int | None = 50
    ) -> list[AssistedAccountView]:
        """For its counsellors and facilitators, newest first."""
        context = info.context
        return await read_assisted(context.deps, context.require_viewer(), organisation, first)
