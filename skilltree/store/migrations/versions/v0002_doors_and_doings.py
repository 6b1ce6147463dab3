"""Passkeys, profiles locked on a phone, accounts opened beside a counsellor, everyday doings."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0002_doors_and_doings", connection.dialect.name):
        connection.exec_driver_sql(statement)
