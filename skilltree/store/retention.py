"""Deleting rows by age, and which instant counts for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, delete, func

from skilltree.service.ports.retention import Forgettable
from skilltree.store.connection import Part
from skilltree.store.tables.doors import locked_phone
from skilltree.store.tables.identity import code, session
from skilltree.store.tables.ledger import access_log, confirmation_link, contact_request
from skilltree.store.tables.opportunities import response

LAST: Final[Mapping[Forgettable, tuple[Table, ColumnElement[Any]]]] = {
    Forgettable.CODES: (code, code.c.expires_at),
    Forgettable.CONFIRMATION_LINKS: (
        confirmation_link,
        func.coalesce(confirmation_link.c.used_at, confirmation_link.c.expires_at),
    ),
    Forgettable.CONTACT_REQUESTS: (
        contact_request,
        func.coalesce(contact_request.c.answered_at, contact_request.c.at),
    ),
    Forgettable.LOCKED_PHONES: (locked_phone, func.coalesce(locked_phone.c.last_used, locked_phone.c.since)),
    Forgettable.LOOKS: (access_log, access_log.c.at),
    Forgettable.RESPONSES: (response, response.c.at),
    Forgettable.SESSIONS: (session, func.coalesce(session.c.revoked_at, session.c.expires)),
}


class RetentionWriting(Part):
    """See `service.ports.retention.Retention`."""

    async def forget(self, what: Forgettable, before: datetime) -> int:
        """Delete rows whose last instant is before that; return how many."""
        table, last = LAST[what]
        return (await self._db.run(delete(table).where(last < before))).rowcount
