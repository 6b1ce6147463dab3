"""Ways to sign in."""

from __future__ import annotations

import strawberry

from skilltree.graphql.context import Info
from skilltree.graphql.fields import mutation
from skilltree.graphql.inputs import doors as door
from skilltree.graphql.refusals import RefusalView, signed_in
from skilltree.graphql.types import doors
from skilltree.service.own_addresses import add_address
from skilltree.service.own_doors import forget_phone, remove_passkey
from skilltree.service.views import doors as door_views


@strawberry.type
class DoorMutations:
    """Ways to sign in."""

    @mutation(doors.AddAddressResult)
    @staticmethod
    async def add_address(
        info: Info,
        input: door.AddAddressInput,  # noqa: A002 -- the schema's name
    ) -> door_views.AddressAdded | RefusalView:
        """Add an address to one's own account, by the code that came there."""
        return await signed_in(info, add_address, input)

    @mutation(doors.RemovePasskeyResult)
    @staticmethod
    async def remove_passkey(
        info: Info,
        input: door.RemovePasskeyInput,  # noqa: A002 -- the schema's name
    ) -> door_views.PasskeyRemoved | RefusalView:
        """Let one of one's own passkeys open nothing any more."""
        return await signed_in(info, remove_passkey, input)

    @mutation(doors.ForgetPhoneResult)
    @staticmethod
    async def forget_phone(
        info: Info,
        input: door.ForgetPhoneInput,  # noqa: A002 -- the schema's name
    ) -> door_views.PhoneForgotten | RefusalView:
        """Let a phone that keeps one's own profile open nothing any more."""
        return await signed_in(info, forget_phone, input)
