"""Answers of what authors do with whole modules."""

from __future__ import annotations

from typing import Annotated

import strawberry

from skilltree.graphql.fields import shows
from skilltree.graphql.refusals import Refused
from skilltree.graphql.types.courses import ModuleDraft
from skilltree.graphql.types.results import ModuleSaved
from skilltree.service.views import learning


@strawberry.type
@shows(learning.ModuleWithdrawn)
class ModuleWithdrawn:
    """A module was taken back."""

    draft: ModuleDraft


WithdrawModuleResult = Annotated[ModuleWithdrawn | Refused, strawberry.union("WithdrawModuleResult")]
DuplicateModuleResult = Annotated[ModuleSaved | Refused, strawberry.union("DuplicateModuleResult")]
