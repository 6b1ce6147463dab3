"""The secrets of webhooks; statements are found by their age, to be forgotten."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table, and an index to one that was there."""
    connection = op.get_bind()
    for statement in read("v0007_webhooks", connection.dialect.name):
        connection.exec_driver_sql(statement)
    op.create_index("ix_xapi_statement_stored", "xapi_statement", ["stored"])
