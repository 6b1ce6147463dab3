"""Signing another of one's own devices out."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import NotFound
from skilltree.model.ids import row_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.views.people import SessionEnded


class EndSession(Struct):
    """Which device."""

    session_id: str


async def end_session(deps: Deps, viewer: Viewer, key: UUID, command: EndSession) -> SessionEnded:
    """Revoke a session of the viewer. Raises NotFound for another's."""
    row_id("DeviceSession", command.session_id)

    async def work(tx: Writing) -> SessionEnded:
        if not await tx.identity.revoke_session(viewer.person_id, command.session_id, deps.clock()):
            raise NotFound("this device is not signed in", field="session")
        return SessionEnded(session_id=command.session_id)

    return await once_by(deps, viewer, "endSession", key=key, command=command, answer_type=SessionEnded, work=work)
