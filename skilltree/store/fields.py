"""Rows to structs and back: a table's columns bear the names of the struct's fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeAlias, TypeVar

from sqlalchemy.engine import Row

from skilltree.model.base import Struct

S = TypeVar("S", bound=Struct)
AnyRow: TypeAlias = Row[*tuple[Any, ...]]


def fields(struct: Struct, *, but: Collection[str] = ()) -> dict[str, Any]:
    """Return a struct's fields as values of columns."""
    return {name: getattr(struct, name) for name in struct.__struct_fields__ if name not in but}


def struct_of(kind: type[S], row: AnyRow) -> S:
    """Build a struct of the row's columns that it has fields for."""
    mapping = row._mapping
    return kind(**{name: mapping[name] for name in kind.__struct_fields__ if name in mapping})
