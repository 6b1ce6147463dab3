"""The first tables."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything."""
    connection = op.get_bind()
    for statement in read("v0001_initial", connection.dialect.name):
        connection.exec_driver_sql(statement)
