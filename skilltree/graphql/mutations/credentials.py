"""Credentials of one's own."""

from __future__ import annotations

from functools import partial

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import credentials as tell
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import credentials
from skilltree.service import credential_shares, issue_credential
from skilltree.service import credentials as own
from skilltree.service.views import credentials as views


@strawberry.type
class CredentialMutations:
    """Credentials of one's own."""

    @mutation(credentials.IssueCredentialResult)
    @staticmethod
    async def issue_credential(
        info: Info,
        input: tell.IssueCredentialInput,  # noqa: A002 -- the schema's name
    ) -> views.CredentialIssued | RefusalView:
        """Sign a credential for a fact of my tree."""
        return await signed_in(info, partial(issue_credential.issue_credential, origin=info.context.origin), input)

    @mutation(credentials.WithdrawCredentialResult)
    @staticmethod
    async def withdraw_credential(
        info: Info,
        input: tell.WithdrawCredentialInput,  # noqa: A002 -- the schema's name
    ) -> views.CredentialWithdrawn | RefusalView:
        """Let a credential of mine count no more, wherever it went."""
        return await signed_in(info, partial(own.withdraw_credential, origin=info.context.origin), input)

    @mutation(credentials.ShareCredentialResult)
    @staticmethod
    async def share_credential(
        info: Info,
        input: tell.ShareCredentialInput,  # noqa: A002 -- the schema's name
    ) -> views.CredentialShared | RefusalView:
        """Make a link that shows one credential of mine."""
        return await signed_in(info, partial(credential_shares.share_credential, origin=info.context.origin), input)

    @mutation(credentials.StopSharingResult)
    @staticmethod
    async def stop_sharing(
        info: Info,
        input: tell.StopSharingInput,  # noqa: A002 -- the schema's name
    ) -> views.SharingStopped | RefusalView:
        """End all links of a credential of mine."""
        return await signed_in(info, partial(credential_shares.stop_sharing, origin=info.context.origin), input)
