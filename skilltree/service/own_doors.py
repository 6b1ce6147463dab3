"""A person's own passkeys and locked phones: looking at them, and taking them away."""

from __future__ import annotations

from uuid import UUID

from skilltree.model.base import Struct
from skilltree.model.errors import Conflict, NotFound
from skilltree.model.ids import row_id
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.locked_phones import end_sessions_of
from skilltree.service.once import once_by
from skilltree.service.ports.store import Writing
from skilltree.service.views.doors import LockedPhoneView, PasskeyRemoved, PasskeyView, PhoneForgotten


class RemovePasskey(Struct):
    """Which passkey."""

    passkey_id: str


class ForgetPhone(Struct):
    """Which phone."""

    phone_id: str


async def read_passkeys(deps: Deps, viewer: Viewer) -> list[PasskeyView]:
    """Return the viewer's passkeys, newest first."""
    async with deps.store.reading() as db:
        found = await db.doors.passkeys(viewer.person_id)
    return [PasskeyView(id=key.id, label=key.label, since=key.since, last_used=key.last_used) for key in found]


async def read_locked_phones(deps: Deps, viewer: Viewer) -> list[LockedPhoneView]:
    """Return the phones that keep the viewer's profile, newest first."""
    async with deps.store.reading() as db:
        found = await db.doors.locked_phones(viewer.person_id)
    return [LockedPhoneView(id=one.id, device=one.device, since=one.since, last_used=one.last_used) for one in found]


async def remove_passkey(deps: Deps, viewer: Viewer, key: UUID, command: RemovePasskey) -> PasskeyRemoved:
    """Let a passkey of the viewer open nothing any more.

    Raises NotFound for another's, Conflict (LAST_WAY_IN) for the only way back to an account without address or card.
    """
    row_id("Passkey", command.passkey_id)

    async def work(tx: Writing) -> PasskeyRemoved:
        if not await tx.doors.remove_passkey(viewer.person_id, command.passkey_id):
            raise NotFound("there is no such passkey", field="passkey")
        left = await tx.doors.passkeys(viewer.person_id)
        if not left and not await tx.doors.has_address_or_card(viewer.person_id):
            raise Conflict("nothing else opens this account", field="passkey", code="LAST_WAY_IN")
        return PasskeyRemoved(passkey_id=command.passkey_id)

    return await once_by(deps, viewer, "removePasskey", key=key, command=command, answer_type=PasskeyRemoved, work=work)


async def forget_phone(deps: Deps, viewer: Viewer, key: UUID, command: ForgetPhone) -> PhoneForgotten:
    """Let a phone open nothing any more, and end what it opened, but for the session that asks.

    Raises NotFound for another's.
    """
    row_id("LockedPhone", command.phone_id)

    async def work(tx: Writing) -> PhoneForgotten:
        if not await tx.doors.remove_locked_phone(viewer.person_id, command.phone_id):
            raise NotFound("there is no such phone", field="phone")
        await end_sessions_of(deps, tx, viewer.person_id, command.phone_id, but=viewer.session_id)
        return PhoneForgotten(phone_id=command.phone_id)

    return await once_by(deps, viewer, "forgetPhone", key=key, command=command, answer_type=PhoneForgotten, work=work)
