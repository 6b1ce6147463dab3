"""Learning platforms, their statements, and the people who linked their accounts."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0004_xapi", connection.dialect.name):
        connection.exec_driver_sql(statement)
