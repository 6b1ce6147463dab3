"""Public pages, links for one account, a parent's yes, and when accounts were last used."""

from __future__ import annotations

from alembic import op

from skilltree.store.migrations.frozen import read

revision = "0012"
down_revision = "0011"

# Nobody is taken for absent because nobody counted before: without a session one counts as here today.
ALREADY_HERE = """INSERT INTO account_use (territory_id, person_id, last_used)
SELECT territory_id, id, COALESCE((SELECT MAX(last_seen) FROM session WHERE session.person_id = person.id), {now})
FROM person WHERE NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id = person.id)"""
NOW = {"sqlite": "CAST(strftime('%s', 'now') AS INTEGER) * 1000000", "postgresql": "now()"}


def upgrade() -> None:
    """Add the tables."""
    connection = op.get_bind()
    for statement in read("v0012_who_sees", connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(ALREADY_HERE.format(now=NOW[connection.dialect.name]))
