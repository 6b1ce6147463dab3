"""Links by which people show their tree to whom they choose."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table."""
    connection = op.get_bind()
    for statement in read("v0010_tree_shares", connection.dialect.name):
        connection.exec_driver_sql(statement)
