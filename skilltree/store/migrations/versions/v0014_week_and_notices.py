"""Weeks that people tell of, notices in a queue, and the browsers that take them."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0014_week_and_notices", connection.dialect.name):
        connection.exec_driver_sql(statement)
