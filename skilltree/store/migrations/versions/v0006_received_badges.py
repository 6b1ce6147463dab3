"""Badges from elsewhere, the facts that they made, and what their achievements are worth here."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0006_received_badges", connection.dialect.name):
        connection.exec_driver_sql(statement)
