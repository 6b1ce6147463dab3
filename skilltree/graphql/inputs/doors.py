"""Inputs of writes about one's own ways in."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.own_addresses import AddAddress
from skilltree.service.own_doors import ForgetPhone, RemovePasskey


@strawberry.input
class AddAddressInput:
    """An address to which POST /auth/code sent a code, and that code."""

    key: UUID
    address: str
    code: str

    def command(self) -> AddAddress:
        """Return the use case's command."""
        return AddAddress(address=self.address, code=self.code)


@strawberry.input
class RemovePasskeyInput:
    """Which of one's own passkeys."""

    key: UUID
    passkey: strawberry.ID

    def command(self) -> RemovePasskey:
        """Return the use case's command."""
        return RemovePasskey(passkey_id=self.passkey)


@strawberry.input
class ForgetPhoneInput:
    """Which of the phones that keep one's own profile."""

    key: UUID
    phone: strawberry.ID

    def command(self) -> ForgetPhone:
        """Return the use case's command."""
        return ForgetPhone(phone_id=self.phone)
