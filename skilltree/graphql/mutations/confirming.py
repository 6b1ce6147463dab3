"""Agreeing to be asked."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs.confirming import SetWillingToConfirmInput
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import confirming
from skilltree.service import confirmers
from skilltree.service.views.confirming import WillingToConfirmSet


@strawberry.type
class ConfirmingMutations:
    """Agreeing to be asked."""

    @mutation(confirming.SetWillingToConfirmResult)
    @staticmethod
    async def set_willing_to_confirm(
        info: Info,
        input: SetWillingToConfirmInput,  # noqa: A002 -- the schema's name
    ) -> WillingToConfirmSet | RefusalView:
        """Let others ask oneself to confirm what one saw them do, or no more."""
        return await signed_in(info, confirmers.set_willing, input)
