"""Taking a module back: nobody begins it any more, who is under way finishes it."""

from __future__ import annotations

from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.change import ChangeKind
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import ModuleId, row_id
from skilltree.model.person import Viewer
from skilltree.model.words import ModuleStatus, Role
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.views.courses import draft_view
from skilltree.service.views.learning import ModuleWithdrawn


class WithdrawModule(Struct):
    """Which module."""

    module_id: ModuleId


async def withdraw_module(deps: Deps, viewer: Viewer, key: UUID, command: WithdrawModule) -> ModuleWithdrawn:
    """Take a published module back; publishing a new version brings it again. Raises Conflict (NOT_PUBLISHED)."""
    row_id("Module", command.module_id)

    async def work(tx: Writing) -> ModuleWithdrawn:
        module = await tx.courses.newest(command.module_id)
        if module is None or not viewer.acts_for(module.organisation_id, Role.AUTHOR):
            raise NotFound("there is no such module of yours", field="module")
        shown = await tx.courses.module(module.id)
        if shown is None or shown.status is ModuleStatus.WITHDRAWN:
            raise Conflict("nobody sees this module", field="module", code="NOT_PUBLISHED")
        taken = msgspec.structs.replace(module, status=ModuleStatus.WITHDRAWN, saved_at=deps.clock())
        saved = await tx.courses.save_module(taken)
        await tx.outbox.append(ChangeKind.MODULE, module.id)
        return ModuleWithdrawn(draft=draft_view(saved, await tx.teaching.review(saved.id, saved.version)))

    return await once_by(
        deps, viewer, "withdrawModule", key=key, command=command, answer_type=ModuleWithdrawn, work=work
    )
