"""Ways in: passkeys and locked phones, as their owner sees them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.model.words import Channel
from skilltree.service.views import doors


@strawberry.type
class Address:
    """Where a code reaches this person."""

    channel: Channel
    address: str


@strawberry.type
@shows(doors.AddressAdded)
class AddressAdded:
    """Codes sent there open this account from now on."""

    address: Address


@strawberry.type
class Passkey:
    """A passkey; `label` is the device on which it was made."""

    id: strawberry.ID
    label: str
    since: datetime
    last_used: datetime | None


@strawberry.type
class LockedPhone:
    """A phone that keeps this person's profile behind a PIN."""

    id: strawberry.ID
    device: str
    since: datetime
    last_used: datetime | None


@strawberry.type
@shows(doors.PasskeyRemoved)
class PasskeyRemoved:
    """The passkey opens nothing any more."""

    passkey_id: strawberry.ID


@strawberry.type
@shows(doors.PhoneForgotten)
class PhoneForgotten:
    """The phone opens nothing any more, and is signed out."""

    phone_id: strawberry.ID


RemovePasskeyResult = Annotated[PasskeyRemoved | Refused, strawberry.union("RemovePasskeyResult")]
ForgetPhoneResult = Annotated[PhoneForgotten | Refused, strawberry.union("ForgetPhoneResult")]
AddAddressResult = Annotated[AddressAdded | Refused, strawberry.union("AddAddressResult")]
