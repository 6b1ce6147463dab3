"""The DDL of today's tables, to be frozen into a migration, and read back from it.

`python -m skilltree.store.migrations.frozen NAME TABLE...` writes versions/NAME.sqlite.sql and
versions/NAME.postgresql.sql, of these new tables. A migration runs such a file, never today's tables:
they go on changing after it was released, and Alembic's autogeneration loses CHECKs and triggers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from skilltree.store.tables import metadata
from skilltree.store.triggers import triggers

VERSIONS = Path(__file__).parent / "versions"
DIALECTS = ("sqlite", "postgresql")


def ddl(dialect_name: str) -> list[str]:
    """Return the statements that make today's tables, indexes and triggers."""
    return creation(metadata.sorted_tables, dialect_name) + triggers(dialect_name)


def creation(tables: Iterable[Table], dialect_name: str) -> list[str]:
    """Return the statements that make these tables and their indexes."""
    dialect: Dialect = (sqlite if dialect_name == "sqlite" else postgresql).dialect()
    statements = []
    for table in tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [_tidy(statement) for statement in statements]


def read(name: str, dialect_name: str) -> list[str]:
    """Return the statements of a frozen file; an empty line stands between two."""
    text = (VERSIONS / f"{name}.{dialect_name}.sql").read_text(encoding="utf-8")
    return [statement.removesuffix(";") for statement in text.strip().split(";\n\n")]


def freeze(name: str, tables: Sequence[str]) -> None:
    """Write today's statements of some tables under a name. Raises ValueError for a name of no table."""
    unknown = set(tables) - set(metadata.tables)
    if unknown or not tables:
        raise ValueError(f"not a table: {', '.join(sorted(unknown)) or 'nothing named'}")
    for dialect_name in DIALECTS:
        statements = creation((table for table in metadata.sorted_tables if table.name in tables), dialect_name)
        (VERSIONS / f"{name}.{dialect_name}.sql").write_text(";\n\n".join(statements) + ";\n", encoding="utf-8")


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.splitlines())
    return "\n".join(line for line in lines if line)


if __name__ == "__main__":
    freeze(sys.argv[1], sys.argv[2:])
