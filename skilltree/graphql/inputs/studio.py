"""Inputs of what authors do with whole modules."""

from __future__ import annotations

from uuid import UUID

import strawberry

from skilltree.service.duplicate_module import DuplicateModule
from skilltree.service.withdraw_module import WithdrawModule


@strawberry.input
class WithdrawModuleInput:
    """Which module."""

    key: UUID
    module: strawberry.ID

    def command(self) -> WithdrawModule:
        """Return the use case's command."""
        return WithdrawModule(module_id=self.module)


@strawberry.input
class DuplicateModuleInput:
    """Which published module, and for which organisation."""

    key: UUID
    module: strawberry.ID
    organisation: strawberry.ID

    def command(self) -> DuplicateModule:
        """Return the use case's command."""
        return DuplicateModule(module_id=self.module, organisation_id=self.organisation)
