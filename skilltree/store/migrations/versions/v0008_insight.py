"""Answers counted without persons, wishes without texts, and the figures of a day."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0008_insight", connection.dialect.name):
        connection.exec_driver_sql(statement)
    # Learners of one version are counted: until now only those of one person were looked for.
    op.create_index("ix_progress_module_id_version", "progress", ["module_id", "version"])
