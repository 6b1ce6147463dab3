"""What people say of suggestions, and the time and languages that they have."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create both tables."""
    connection = op.get_bind()
    for statement in read("v0015_suggestion_feedback", connection.dialect.name):
        connection.exec_driver_sql(statement)
