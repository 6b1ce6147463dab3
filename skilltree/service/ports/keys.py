"""Idempotency keys: the store's side. Unique (person, operation, key), kept 90 days."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from skilltree.model.base import Struct

KEYS_ARE_KEPT = timedelta(days=90)


class KeyRecord(Struct):
    """The first answer under a key, with the hash of what was asked."""

    payload_sha256: bytes
    answer: bytes


class Keys(Protocol):
    """`who` is a person's id, or the hash of the link that an accountless writer holds."""

    async def find(self, who: str, operation: str, key: UUID) -> KeyRecord | None:
        """What was answered under this key before."""
        ...

    async def keep(self, who: str, operation: str, key: UUID, record: KeyRecord, at: datetime) -> None:
        """Remember the answer, in the transaction of the write."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete keys older than that; how many."""
        ...
