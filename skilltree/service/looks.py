"""Paging through the log of who looked at one's data, all of it or some kinds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from skilltree.model.errors import InvalidInput
from skilltree.model.person import Viewer
from skilltree.service.deps import Deps
from skilltree.service.texts import check_first
from skilltree.service.views.consents import LookPageView
from skilltree.service.views.pages import decode_cursor, encode_cursor

MOST_KINDS = 40


async def read_looks(
    deps: Deps, viewer: Viewer, *, what: Sequence[str] | None, first: int | None, after: str | None
) -> LookPageView:
    """Return a page of the viewer's own log, newest first. Raises InvalidInput for a cursor that is not ours."""
    size = check_first(first)
    if what is not None and len(what) > MOST_KINDS:
        raise InvalidInput(f"at most {MOST_KINDS} kinds", field="what")
    async with deps.store.reading() as db:
        found = await db.ledger.looks(viewer.person_id, what=what or (), after=_place(after), limit=size + 1)
        kinds = await db.ledger.looked_at(viewer.person_id)
    shown = found[:size]
    more = len(found) > size
    return LookPageView(
        looks=shown, end_cursor=encode_cursor((shown[-1].at, shown[-1].id)) if more else None, kinds=kinds
    )


def _place(after: str | None) -> tuple[datetime, str] | None:
    found = decode_cursor(after, tuple[datetime, UUID])
    if found is None:
        return None
    if found[0].tzinfo is None:
        raise InvalidInput("this cursor is not one of ours", field="after")
    return found[0], str(found[1])
