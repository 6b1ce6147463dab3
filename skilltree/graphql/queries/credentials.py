"""Credentials: one's own, and one that somebody shows."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import field
from skilltree.graphql.types.credentials import Credential, SharedCredential
from skilltree.service.credential_shares import read_shared
from skilltree.service.credentials import read_credentials
from skilltree.service.views.credentials import CredentialView, SharedCredentialView


@strawberry.type
class CredentialQueries:
    """Credentials: one's own, and one that somebody shows."""

    @field(list[Credential])
    @staticmethod
    async def my_credentials(info: Info) -> list[CredentialView]:
        """Mine, newest first."""
        context = info.context
        return await read_credentials(context.deps, context.require_viewer(), context.origin)

    @field(SharedCredential | None, description="Null where the link shows nothing (any more).")
    @staticmethod
    async def shared_credential(info: Info, token: str) -> SharedCredentialView | None:
        """What a link shows, without an account."""
        context = info.context
        return await read_shared(
            context.deps, context.viewer, token, context.language, peer=context.peer, origin=context.origin
        )
