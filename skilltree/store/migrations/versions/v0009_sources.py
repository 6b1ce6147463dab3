"""Groups of sources that are not independent, confirmations set aside, and people who are willing to confirm.

Facts of before have no group: those of workshops are told apart by the person who saw, as they were until now.
"""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0009"
down_revision = "0008"

GROUPS = "ALTER TABLE evidence ADD COLUMN source_group TEXT"
BY_SOURCE = "CREATE INDEX ix_evidence_endorsement_source_id ON evidence (source_id) WHERE kind = 'endorsement'"


def upgrade() -> None:
    """Add the column, its index and the tables."""
    connection = op.get_bind()
    for statement in (GROUPS, BY_SOURCE, *read("v0009_sources", connection.dialect.name)):
        connection.exec_driver_sql(statement)
