"""Exactly-once writes: one transaction, its idempotency key, its outbox rows.

A replay under the same key and payload answers what the first call answered; another payload
raises KeyReused; refusals leave nothing behind. The answer goes out after the commit.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

import msgspec

from skilltree.model.base import Struct
from skilltree.model.errors import KeyReused
from skilltree.model.ids import TerritoryId
from skilltree.model.person import Viewer
from skilltree.service.child_gate import check_parent
from skilltree.service.deps import Deps
from skilltree.service.ports.keys import KeyRecord
from skilltree.service.ports.store import Writing
from skilltree.service.replay import catch_up

Answer = TypeVar("Answer", bound=Struct)


async def once(
    deps: Deps,
    *,
    who: str,
    territory_id: TerritoryId,
    operation: str,
    key: UUID,
    command: Struct,
    answer_type: type[Answer],
    work: Callable[[Writing], Awaitable[Answer]],
) -> Answer:
    """Run `work` in one transaction, or return the answer kept under this key.

    `who` owns the key: a person's id, or a link's hash where there is no account.
    """
    payload = sha256(msgspec.json.encode(command, order="deterministic")).digest()
    async with deps.store.writing(territory_id) as tx:
        kept = await tx.keys.find(who, operation, key)
        if kept is not None:
            if kept.payload_sha256 != payload:
                raise KeyReused("this key was used with another payload", field="key")
            return msgspec.json.decode(kept.answer, type=answer_type)
        answer = await work(tx)
        record = KeyRecord(payload_sha256=payload, answer=msgspec.json.encode(answer))
        await tx.keys.keep(who, operation, key, record, deps.clock())
    await catch_up(deps.engines, deps.store, deps.clock)
    await deps.bus.announce(territory_id)
    return answer


async def once_by(
    deps: Deps,
    viewer: Viewer,
    operation: str,
    *,
    key: UUID,
    command: Struct,
    answer_type: type[Answer],
    work: Callable[[Writing], Awaitable[Answer]],
) -> Answer:
    """Run a write of whoever is signed in, once under their key, in their territory.

    Raises NotAllowed (PARENT_NEEDED) for a child whose parent has not said yes.
    """
    check_parent(viewer, operation)
    return await once(
        deps,
        who=viewer.person_id,
        territory_id=viewer.territory_id,
        operation=operation,
        key=key,
        command=command,
        answer_type=answer_type,
        work=work,
    )
