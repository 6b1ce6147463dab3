"""Triggers that keep history: append-only tables and published versions, in both dialects.

Append-only rows go with their erased person; looks at people's data also go when they are old (CNIL: logs 6 to 12
months), never before, whoever asks.
"""

from __future__ import annotations

APPEND_ONLY = ("evidence", "retraction", "consent", "access_log")

_UNDER_ERASURE = "EXISTS (SELECT 1 FROM erasure WHERE person_id = OLD.person_id)"
LOOKS = "access_log"
LOOKS_ARE_KEPT_DAYS = 365
_VERSION = "a published version never changes"


def triggers(dialect: str) -> list[str]:
    """Return the statements that create the triggers of a dialect, "sqlite" or "postgresql"."""
    return _sqlite() if dialect == "sqlite" else _postgres()


def _sqlite() -> list[str]:
    append_only = [
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}\n"
        f"{f'WHEN NOT {_let_go_sqlite(table)}' if action == 'DELETE' else 'WHEN TRUE'}\n"
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in APPEND_ONLY
        for action in ("UPDATE", "DELETE")
    ]
    published = [
        f"CREATE TRIGGER module_version_no_{action.lower()} BEFORE {action} ON module_version\n"
        "WHEN OLD.published_at IS NOT NULL\n"
        f"BEGIN SELECT RAISE(ABORT, '{_VERSION}'); END"
        for action in ("UPDATE", "DELETE")
    ]
    return append_only + published


def _let_go_sqlite(table: str) -> str:
    if table != LOOKS:
        return _UNDER_ERASURE
    # Instants are microseconds since 1970 there.
    oldest = f"(CAST(strftime('%s', 'now') AS INTEGER) - {LOOKS_ARE_KEPT_DAYS} * 86400) * 1000000"
    return f"({_UNDER_ERASURE} OR OLD.at < {oldest})"


# integrity_constraint_violation, so that both drivers raise their IntegrityError.
_REFUSE_APPEND_ONLY = f"""
CREATE FUNCTION refuse_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND {_UNDER_ERASURE} THEN RETURN OLD; END IF;
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = '{LOOKS}' AND OLD.at < now() - INTERVAL '{LOOKS_ARE_KEPT_DAYS} days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23000';
END $$
""".strip()

_REFUSE_PUBLISHED = f"""
CREATE FUNCTION refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '{_VERSION}' USING ERRCODE = '23000';
END $$
""".strip()


def _postgres() -> list[str]:
    append_only = [
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}\n"
        "FOR EACH ROW EXECUTE FUNCTION refuse_append_only()"
        for table in APPEND_ONLY
    ]
    published = (
        "CREATE TRIGGER module_version_published BEFORE UPDATE OR DELETE ON module_version\n"
        "FOR EACH ROW EXECUTE FUNCTION refuse_published()"
    )
    return [_REFUSE_APPEND_ONLY, _REFUSE_PUBLISHED, *append_only, published]
