"""What all tables share: the metadata, the names of constraints, columns that recur."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, MetaData

from skilltree.store.codec import Gid

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def territory_key() -> Column[Any]:
    """First column of the key of every table that grows, so that it can be distributed by it."""
    return Column("territory_id", Gid("Territory"), ForeignKey("territory.id"), primary_key=True)


def within_territory(column: str, table: str) -> ForeignKeyConstraint:
    """A reference to a row of the same territory."""
    return ForeignKeyConstraint(["territory_id", column], [f"{table}.territory_id", f"{table}.id"])


def one_of(column: str, vocabulary: type[StrEnum]) -> CheckConstraint:
    """The column holds a word of the vocabulary."""
    words = ", ".join(f"'{word.value}'" for word in vocabulary)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def check(name: str, condition: str) -> CheckConstraint:
    """A named condition on a row."""
    return CheckConstraint(condition, name=name)
