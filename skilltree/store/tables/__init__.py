"""All tables, by concern. Importing this package fills `metadata`."""

from __future__ import annotations

from skilltree.store.tables import (
    courses,
    evidence,
    identity,
    ledger,
    opportunities,
    outbox,
    people,
    taxonomy,
    territories,
)
from skilltree.store.tables.base import metadata

__all__ = [
    "courses",
    "evidence",
    "identity",
    "ledger",
    "metadata",
    "opportunities",
    "outbox",
    "people",
    "taxonomy",
    "territories",
]
