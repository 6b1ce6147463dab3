"""The change outbox, and the idempotency keys that are written beside it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Uuid

from skilltree.model.change import ChangeKind
from skilltree.store.codec import Instant, PlainText, TerritoryKey, Word
from skilltree.store.tables.base import check, metadata, one_of

change = Table(
    "change",
    metadata,
    Column("territory_id", TerritoryKey, primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Word(ChangeKind), nullable=False),
    Column("subject_id", PlainText, nullable=False),
    one_of("kind", ChangeKind),
    check("sequence", "sequence >= 1"),
)

idempotency_key = Table(
    "idempotency_key",
    metadata,
    Column("territory_id", TerritoryKey, primary_key=True),
    Column("who", PlainText, primary_key=True),
    Column("operation", PlainText, primary_key=True),
    Column("key", Uuid, primary_key=True),
    Column("payload_sha256", LargeBinary, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
)
