"""Uploaded media, reviews, exercises handed in, questions to authors, seats, placement tests, workshops."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0003_learning", connection.dialect.name):
        connection.exec_driver_sql(statement)
