"""What becomes of opportunities and answers: who does it, when exactly, closed, hidden, done, thanked; reports."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0013"
down_revision = "0012"

COLUMNS = {
    "opportunity": {
        "asks": "BOOLEAN",
        "lends": "TEXT",
        "to_insee": "TEXT",
        "at_time": "TEXT",
        "venue": "TEXT",
        "closed_at": "INSTANT",
        "hidden_at": "INSTANT",
    },
    "response": {
        "answered_at": "INSTANT",
        "reply": "TEXT",
        "moved_up_at": "INSTANT",
        "poster_said": "TEXT",
        "poster_by": "KEY",
        "responder_said": "TEXT",
        "learnt": "BOOLEAN",
        "settled_at": "INSTANT",
    },
}
TYPES = {
    "sqlite": {"INSTANT": "BIGINT", "KEY": "VARCHAR(36)"},
    "postgresql": {"INSTANT": "TIMESTAMP WITH TIME ZONE", "KEY": "UUID"},
}
BY_SOURCE = "CREATE INDEX ix_evidence_contribution_source_id ON evidence (source_id) WHERE kind = 'contribution'"


def upgrade() -> None:
    """Add columns, tables and the index by which what people did for each other is found."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {name} {TYPES[dialect].get(kind, kind)}")
    for statement in (BY_SOURCE, *read("v0013_opportunity_life", dialect)):
        connection.exec_driver_sql(statement)
