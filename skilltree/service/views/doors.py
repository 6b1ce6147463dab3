"""Ways in as answers to their owner."""

from __future__ import annotations

from datetime import datetime

from skilltree.model.base import Struct
from skilltree.model.words import Channel


class PasskeyView(Struct):
    """A passkey, without anything of its key."""

    id: str
    label: str
    since: datetime
    last_used: datetime | None


class LockedPhoneView(Struct):
    """A phone that keeps a locked profile."""

    id: str
    device: str
    since: datetime
    last_used: datetime | None


class PasskeyRemoved(Struct):
    """A passkey opens nothing any more."""

    passkey_id: str


class PhoneForgotten(Struct):
    """A phone opens nothing any more, and what it had opened has ended."""

    phone_id: str


class AddressView(Struct):
    """Where a code can be sent."""

    channel: Channel
    address: str


class AddressAdded(Struct):
    """Codes sent there open this account from now on."""

    address: AddressView
