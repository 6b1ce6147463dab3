"""The only SQL: SQLAlchemy Core tables and queries that return model types."""

from __future__ import annotations

from skilltree.store.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
