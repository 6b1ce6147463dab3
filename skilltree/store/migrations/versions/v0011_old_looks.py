"""Looks at people's data may be deleted once they are a year old; until then nobody can, as before."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

SQLITE = (
    "DROP TRIGGER access_log_no_delete",
    """CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
WHEN NOT (EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id) OR OLD.at < (CAST(strftime('%s', 'now') AS INTEGER) - 365 * 86400) * 1000000)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END""",  # noqa: E501 -- as the database keeps its text
)
POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION refuse_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id) THEN RETURN OLD; END IF;
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'access_log' AND OLD.at < now() - INTERVAL '365 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23000';
END $$""",
)


def upgrade() -> None:
    """Replace what guards the log."""
    connection = op.get_bind()
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.exec_driver_sql(statement)
