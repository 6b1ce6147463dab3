"""Signing keys, credentials, status lists, and links that show a credential."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0005_credentials", connection.dialect.name):
        connection.exec_driver_sql(statement)
