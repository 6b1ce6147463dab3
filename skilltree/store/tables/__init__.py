"""All tables, by concern. Importing this package fills `metadata`."""

from __future__ import annotations

from skilltree.store.tables import (
    activities,
    courses,
    doors,
    evidence,
    helping,
    identity,
    ledger,
    media,
    opportunities,
    outbox,
    people,
    placement,
    taxonomy,
    teaching,
    territories,
    tree_shares,
    workshops,
    xapi,
)
from skilltree.store.tables.base import metadata

__all__ = [
    "activities",
    "courses",
    "doors",
    "evidence",
    "helping",
    "identity",
    "ledger",
    "media",
    "metadata",
    "opportunities",
    "outbox",
    "people",
    "placement",
    "taxonomy",
    "teaching",
    "territories",
    "tree_shares",
    "workshops",
    "xapi",
]
