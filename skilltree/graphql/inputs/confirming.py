"""Inputs of confirmation by people."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.confirmers import SetWillingToConfirm


@strawberry.input(description="Saying yes is a consent to be named to people who look for somebody to ask.")
class SetWillingToConfirmInput:
    """Whether I may be asked."""

    key: UUID
    willing: bool

    def command(self) -> SetWillingToConfirm:
        """Return the use case's command."""
        return SetWillingToConfirm(willing=self.willing)
